package dev.yieldwise.internal;

import dev.yieldwise.LongGeneratorBody;
import dev.yieldwise.LongYielder;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** The handle of a body that is called by a consumer of its whole sequence: nothing that it yields is boxed. */
final class LongPusher implements LongYielder {
    private final Pusher<Long> objects;
    private final Out out;

    private LongPusher(Pusher<Long> objects, Out out) {
        this.objects = objects;
        this.out = out;
    }

    /** As {@link Pusher#run}. */
    static Signal run(LongGeneratorBody body, Drain consumer) {
        if (!(consumer.tap() instanceof Out out)) {
            return Pusher.run(new LongHandle.Body(body), consumer);
        }
        PushStack stack = new PushStack(consumer);
        try {
            body.run(new LongPusher(new Pusher<>(stack, out), out));
            return Signal.Returned.NOTHING;
        } catch (Throwable error) {
            return new Signal.Raised(error);
        } finally {
            stack.end();
        }
    }

    @Override
    public void yield(long value) {
        objects.leave();
        objects.comeBack(out.accept(value));
    }

    @Override
    public void yieldFrom(PrimitiveIterator.OfLong source) {
        objects.yieldFrom(source);
    }

    @Override
    public void yieldFrom(LongStream source) {
        objects.yieldFrom(source.boxed());
    }

    /** Where the elements come out for an action on primitives. */
    static final class Out extends Tap {
        private final LongConsumer action;

        Out(LongConsumer action) {
            this.action = action;
        }

        @Override
        public boolean accept(Object value) {
            return accept((long) (Long) value);
        }

        boolean accept(long value) {
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
