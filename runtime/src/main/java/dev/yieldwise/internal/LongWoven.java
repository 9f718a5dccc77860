package dev.yieldwise.internal;

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
        if (status == AHEAD && kept == null && mayUse()) {
            long value = ((LongFrame) top).value;
            status = RESUMABLE;
            return value;
        }
        if (tryClaimQuickly()) {
            try {
                if (status == RESUMABLE) {
                    LongFrame frame = (LongFrame) top();
                    Object answer = frame;
                    Throwable error = null;
                    try {
                        answer = frame.advance();
                    } catch (Throwable thrown) {
                        error = thrown;
                    }
                    if (answer == frame) {
                        return GeneratorFace.<Long>yielded(settled(frame, error));
                    }
                    long value = frame.value;
                    giveBackQuickly();
                    return value;
                }
                giveBackQuickly();
            } catch (Throwable cutShort) {
                busy = false;
                throw cutShort;
            }
        }
        return GeneratorFace.<Long>yielded(drive(Resumption.NEXT));
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
        return ((LongFrame) top()).value;
    }

    @Override
    Signal push(Drain consumer) {
        return LongPusher.run((LongGeneratorBody) body(), consumer);
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
