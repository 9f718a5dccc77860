package dev.yieldwise.internal;

import dev.yieldwise.Delegate;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.Yielder;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The handle of a generator's body that is called by a consumer of the whole sequence: a yield is a call of the
 * consumer's action. As {@link BodyHandle} over a {@link PushStack}, without the detour by a signal for each element.
 */
final class Pusher<T> implements Yielder<T> {
    private final PushStack stack;
    private final Control control;
    private final Tap tap;

    private Pusher(PushStack stack, Tap tap) {
        this.stack = stack;
        this.control = stack.control();
        this.tap = tap;
    }

    /** Calls the body, and answers how it ended. */
    static <T> Signal run(GeneratorBody<T> body, Drain consumer) {
        return PushStack.run(
                stack -> {
                    body.run(new Pusher<>(stack, consumer.tap()));
                    return null;
                },
                consumer);
    }

    @Override
    public void yield(T value) {
        if (!control.isHeld()) {
            throw Refusals.because(Reason.YIELD_OUTSIDE);
        }
        if (tap.stopped()) {
            handle().yield(value); // in answer to GeneratorExit: refused by the rules for signals
            return;
        }
        control.give();
        boolean more = tap.accept(value);
        control.take();
        if (!more) {
            throw new GeneratorExit();
        }
    }

    private BodyHandle<T, Object> handle() {
        return new BodyHandle<>(stack);
    }

    @Override
    public <R> R yieldFrom(Delegate<? extends T, ?, ? extends R> source) {
        return handle().from(source);
    }

    @Override
    public void yieldFrom(Generator<? extends T> source) {
        handle().yieldFrom(source);
    }

    @Override
    public void yieldFrom(Iterable<? extends T> source) {
        handle().yieldFrom(source);
    }

    @Override
    public void yieldFrom(Iterator<? extends T> source) {
        handle().yieldFrom(source);
    }

    @Override
    public void yieldFrom(Stream<? extends T> source) {
        handle().yieldFrom(source);
    }
}
