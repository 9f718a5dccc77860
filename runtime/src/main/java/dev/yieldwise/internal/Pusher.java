package dev.yieldwise.internal;

import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException.Reason;
import java.util.function.Consumer;

/**
 * The handle of a generator's body that is called by a consumer of the whole sequence: a yield is a call of the
 * consumer's action, without the detour by a signal for each element.
 */
final class Pusher<T> extends BodyHandle.PlainYielder<T> {
    private final Control control;
    private final Tap tap;

    Pusher(PushStack stack, Tap tap) {
        super(new BodyHandle<>(stack));
        this.control = stack.control();
        this.tap = tap;
    }

    /**
     * Calls the body, and answers how it ended. Directly: between the loop of the body and the action of the consumer, both
     * of users, there may be no more calls than a compiler inlines.
     */
    static <T> Signal run(GeneratorBody<T> body, Drain consumer) {
        PushStack stack = new PushStack(consumer);
        try {
            body.run(new Pusher<>(stack, consumer.tap()));
            return Signal.Returned.NOTHING;
        } catch (Throwable error) {
            return new Signal.Raised(error);
        } finally {
            stack.end();
        }
    }

    @Override
    public void yield(T value) {
        leave();
        comeBack(tap.accept(value));
    }

    /** The body gives control to the consumer. */
    void leave() {
        if (!control.isHeld()) {
            throw Refusals.because(Reason.YIELD_OUTSIDE);
        }
        if (tap.stopped()) {
            super.yield(null); // in answer to GeneratorExit: refused by the rules for signals
        }
        control.give();
    }

    /** The consumer gives it back, and tells whether it wants more. */
    void comeBack(boolean more) {
        control.take();
        if (!more) {
            throw new GeneratorExit();
        }
    }

    /** Where the elements come out for an action that is done with each. */
    static final class Out<T> extends Tap {
        private final Consumer<? super T> action;

        Out(Consumer<? super T> action) {
            this.action = action;
        }

        @Override
        public boolean accept(Object value) {
            if (stopped()) {
                return false;
            }
            try {
                action.accept(GeneratorFace.<T>element(value));
            } catch (Throwable error) {
                fail(error);
            }
            return !stopped();
        }
    }
}
