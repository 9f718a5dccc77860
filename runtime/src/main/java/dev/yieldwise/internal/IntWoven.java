package dev.yieldwise.internal;

import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.woven.Frame;
import dev.yieldwise.woven.IntFrame;

/** A primitive generator whose body is woven: what it yields is boxed only for who wants objects. */
final class IntWoven extends WovenCore implements IntFace {
    IntWoven(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public int nextInt() {
        if (status == AHEAD && kept == null && mayUse()) {
            int value = ((IntFrame) top).value;
            status = RESUMABLE;
            return value;
        }
        if (tryClaimQuickly()) {
            try {
                if (status == RESUMABLE) {
                    IntFrame frame = (IntFrame) top();
                    Object answer = frame;
                    Throwable error = null;
                    try {
                        answer = frame.advance();
                    } catch (Throwable thrown) {
                        error = thrown;
                    }
                    if (answer == frame) {
                        return GeneratorFace.<Integer>yielded(settled(frame, error));
                    }
                    int value = frame.value;
                    giveBackQuickly();
                    return value;
                }
                giveBackQuickly();
            } catch (Throwable cutShort) {
                busy = false;
                throw cutShort;
            }
        }
        return GeneratorFace.<Integer>yielded(drive(Resumption.NEXT));
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
        return ((IntFrame) top()).value;
    }

    @Override
    Signal push(Drain consumer) {
        return IntPusher.run((IntGeneratorBody) body(), consumer);
    }

    @Override
    public GeneratorFace<Integer> handle() {
        return new GeneratorHandle<>(name(), this);
    }

    @Override
    public Lifeline lifeline() {
        return this;
    }

    @Override
    public String toString() {
        return "IntGenerator[" + name() + ", " + state() + "]";
    }
}
