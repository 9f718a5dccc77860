package dev.yieldwise.internal;

import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntYielder;
import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The handle of a body that is called by a consumer of its whole sequence: nothing that it yields is boxed. */
final class IntPusher implements IntYielder {
    private final Pusher<Integer> objects;
    private final Out out;

    private IntPusher(Pusher<Integer> objects, Out out) {
        this.objects = objects;
        this.out = out;
    }

    /** As {@link Pusher#run}. */
    static Signal run(IntGeneratorBody body, Drain consumer) {
        if (!(consumer.tap() instanceof Out out)) {
            return Pusher.run(new IntHandle.Body(body), consumer);
        }
        PushStack stack = new PushStack(consumer);
        try {
            body.run(new IntPusher(new Pusher<>(stack, out), out));
            return Signal.Returned.NOTHING;
        } catch (Throwable error) {
            return new Signal.Raised(error);
        } finally {
            stack.end();
        }
    }

    @Override
    public void yield(int value) {
        objects.leave();
        objects.comeBack(out.accept(value));
    }

    @Override
    public void yieldFrom(PrimitiveIterator.OfInt source) {
        objects.yieldFrom(source);
    }

    @Override
    public void yieldFrom(IntStream source) {
        objects.yieldFrom(source.boxed());
    }

    /** Where the elements come out for an action on primitives. */
    static final class Out extends Tap {
        private final IntConsumer action;

        Out(IntConsumer action) {
            this.action = action;
        }

        @Override
        public boolean accept(Object value) {
            return accept((int) (Integer) value);
        }

        boolean accept(int value) {
            if (stopped()) {
                return false;
            }
            try {
                action.accept(value);
            } catch (Throwable error) {
                fail(error);
            }
            return !stopped();
        }
    }
}
