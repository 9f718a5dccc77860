package dev.yieldwise.internal;

import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.woven.DoubleFrame;
import dev.yieldwise.woven.Frame;

/** A primitive generator whose body is woven: what it yields is boxed only for who wants objects. */
final class DoubleWoven extends WovenCore implements DoubleFace {
    DoubleWoven(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public double nextDouble() {
        if (tryClaimQuickly()) {
            if (status == RESUMABLE) {
                return resumeQuickly((DoubleFrame) top());
            }
            if (status == AHEAD && kept == null) {
                status = suspended();
                double value = ((DoubleFrame) top()).value;
                giveBackQuickly();
                return value;
            }
            giveBackQuickly();
        }
        return GeneratorFace.<Double>yielded(drive(Resumption.NEXT));
    }

    private double resumeQuickly(DoubleFrame frame) {
        Object answer = frame;
        Throwable error = null;
        try {
            answer = frame.advance();
        } catch (Throwable thrown) {
            error = thrown;
        }
        if (answer == frame) {
            Outcome outcome = null;
            try {
                outcome = settled(frame, error);
            } finally {
                if (outcome == null) {
                    busy = false;
                }
            }
            return GeneratorFace.<Double>yielded(outcome);
        }
        double value = frame.value;
        giveBackQuickly();
        return value;
    }

    @Override
    Object quickNext() {
        return new Settled(drive(Resumption.NEXT));
    }

    @Override
    public boolean hasNext() {
        return lookAheadQuickly();
    }

    @Override
    Object takeKept() {
        Object value = super.takeKept();
        return value == null ? boxed(null) : value;
    }

    @Override
    Object boxed(Object answer) {
        return ((DoubleFrame) top()).value;
    }

    @Override
    GeneratorBody<?> called() {
        return new DoubleHandle.Body((DoubleGeneratorBody) body());
    }

    @Override
    public GeneratorFace<Double> handle() {
        return new GeneratorHandle<>(name(), this);
    }

    @Override
    public Lifeline lifeline() {
        return this;
    }

    @Override
    public String toString() {
        return "DoubleGenerator[" + name() + ", " + state() + "]";
    }
}
