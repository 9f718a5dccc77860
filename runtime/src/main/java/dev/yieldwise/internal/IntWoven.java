package dev.yieldwise.internal;

import dev.yieldwise.GeneratorBody;
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
        if (tryClaimQuickly()) {
            if (status == RESUMABLE) {
                return resumeQuickly((IntFrame) top());
            }
            if (status == AHEAD && kept == null) {
                status = suspended();
                int value = ((IntFrame) top()).value;
                giveBackQuickly();
                return value;
            }
            giveBackQuickly();
        }
        return GeneratorFace.<Integer>yielded(drive(Resumption.NEXT));
    }

    private int resumeQuickly(IntFrame frame) {
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
            return GeneratorFace.<Integer>yielded(outcome);
        }
        int value = frame.value;
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
        return ((IntFrame) top()).value;
    }

    @Override
    GeneratorBody<?> called() {
        return new IntHandle.Body((IntGeneratorBody) body());
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
