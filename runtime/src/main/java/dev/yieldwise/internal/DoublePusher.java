package dev.yieldwise.internal;

import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.DoubleYielder;
import java.util.PrimitiveIterator;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;

/** The handle of a body that is called by a consumer of its whole sequence: nothing that it yields is boxed. */
final class DoublePusher implements DoubleYielder {
    private final Pusher<Double> objects;
    private final Out out;

    private DoublePusher(Pusher<Double> objects, Out out) {
        this.objects = objects;
        this.out = out;
    }

    /** As {@link Pusher#run}. */
    static Signal run(DoubleGeneratorBody body, Drain consumer) {
        if (!(consumer.tap() instanceof Out out)) {
            return Pusher.run(new DoubleHandle.Body(body), consumer);
        }
        PushStack stack = new PushStack(consumer);
        try {
            body.run(new DoublePusher(new Pusher<>(stack, out), out));
            return Signal.Returned.NOTHING;
        } catch (Throwable error) {
            return new Signal.Raised(error);
        } finally {
            stack.end();
        }
    }

    @Override
    public void yield(double value) {
        objects.leave();
        objects.comeBack(out.accept(value));
    }

    @Override
    public void yieldFrom(PrimitiveIterator.OfDouble source) {
        objects.yieldFrom(source);
    }

    @Override
    public void yieldFrom(DoubleStream source) {
        objects.yieldFrom(source.boxed());
    }

    /** Where the elements come out for an action on primitives. */
    static final class Out extends Tap {
        private final DoubleConsumer action;

        Out(DoubleConsumer action) {
            this.action = action;
        }

        @Override
        public boolean accept(Object value) {
            return accept((double) (Double) value);
        }

        boolean accept(double value) {
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
