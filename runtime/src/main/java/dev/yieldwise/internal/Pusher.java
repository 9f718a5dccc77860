package dev.yieldwise.internal;

import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException.Reason;

/**
 * The handle of a generator's body that is called by a consumer of the whole sequence: a yield is a call of the
 * consumer's action, without the detour by a signal for each element.
 */
final class Pusher<T> extends BodyHandle.PlainYielder<T> {
    private final Control control;
    private final Tap tap;

    private Pusher(PushStack stack, Tap tap) {
        super(new BodyHandle<>(stack));
        this.control = stack.control();
        this.tap = tap;
    }

    /** Calls the body, and answers how it ended. */
    static <T> Signal run(GeneratorBody<T> body, Drain consumer) {
        return push((Pusher<T> handle) -> body.run(handle), consumer);
    }

    /** The same with whatever is made of the handle. */
    static <T> Signal push(Pushed<T> body, Drain consumer) {
        return PushStack.run(
                stack -> {
                    body.run(new Pusher<>(stack, consumer.tap()));
                    return null;
                },
                consumer);
    }

    /** What may be called. */
    @FunctionalInterface
    interface Pushed<T> {
        void run(Pusher<T> handle) throws Exception;
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
}
