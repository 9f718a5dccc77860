package dev.yieldwise.internal;

import dev.yieldwise.GeneratorBody;
import dev.yieldwise.LongGeneratorBody;
import dev.yieldwise.woven.Frame;
import dev.yieldwise.woven.LongFrame;

/** A primitive generator whose body is woven: what it yields is boxed only for who wants objects. */
final class LongWoven extends WovenCore implements LongFace {
    LongWoven(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public long nextLong() {
        if (tryClaimQuickly()) {
            if (status == RESUMABLE) {
                return resumeQuickly((LongFrame) top());
            }
            if (status == AHEAD && kept == null) {
                status = suspended();
                long value = ((LongFrame) top()).value;
                giveBackQuickly();
                return value;
            }
            giveBackQuickly();
        }
        return GeneratorFace.<Long>yielded(drive(Resumption.NEXT));
    }

    private long resumeQuickly(LongFrame frame) {
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
            return GeneratorFace.<Long>yielded(outcome);
        }
        long value = frame.value;
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
        return ((LongFrame) top()).value;
    }

    @Override
    GeneratorBody<?> called() {
        return new LongHandle.Body((LongGeneratorBody) body());
    }

    @Override
    public GeneratorFace<Long> handle() {
        return new GeneratorHandle<>(name(), this);
    }

    @Override
    public Lifeline lifeline() {
        return this;
    }

    @Override
    public String toString() {
        return "LongGenerator[" + name() + ", " + state() + "]";
    }
}
