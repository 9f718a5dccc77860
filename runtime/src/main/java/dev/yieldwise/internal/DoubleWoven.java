package dev.yieldwise.internal;

import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.woven.DoubleFrame;
import dev.yieldwise.woven.Frame;

/** A primitive generator whose body is woven: what it yields is boxed only for who wants objects. */
final class DoubleWoven extends WovenCore implements DoubleFace {
    DoubleWoven(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public double nextDouble() {
        if (status == AHEAD && kept == null && mayUse()) {
            double value = ((DoubleFrame) top).value;
            status = RESUMABLE;
            return value;
        }
        if (tryClaimQuickly()) {
            try {
                if (status == RESUMABLE) {
                    DoubleFrame frame = (DoubleFrame) top();
                    Object answer = frame;
                    Throwable error = null;
                    try {
                        answer = frame.advance();
                    } catch (Throwable thrown) {
                        error = thrown;
                    }
                    if (answer == frame) {
                        return GeneratorFace.<Double>yielded(settled(frame, error));
                    }
                    double value = frame.value;
                    giveBackQuickly();
                    return value;
                }
                giveBackQuickly();
            } catch (Throwable cutShort) {
                busy = false;
                throw cutShort;
            }
        }
        return GeneratorFace.<Double>yielded(drive(Resumption.NEXT));
    }

    @Override
    Object quickNext() {
        return GeneratorFace.yielded(drive(Resumption.NEXT));
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
    Signal push(Drain consumer) {
        return DoublePusher.run((DoubleGeneratorBody) body(), consumer);
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
