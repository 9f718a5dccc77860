package dev.yieldwise.internal;

/** A generator of primitives whose body is woven: what it yields is boxed only for who wants objects. */
final class WovenPrimitives<T> extends WovenGenerator<T> {
    WovenPrimitives(Frame start, Object body) {
        super(start, body);
    }

    int nextInt() {
        return (int) nextBits();
    }

    long nextLong() {
        return nextBits();
    }

    double nextDouble() {
        return Double.longBitsToDouble(nextBits());
    }

    /** The next value: an int or long as it is, a double by its bits. */
    private long nextBits() {
        if (tryClaimQuickly()) {
            if (status == RESUMABLE) {
                return resumeForBits();
            }
            if (status == AHEAD && kept == null) {
                status = suspended();
                long bits = ((PrimitiveFrame) top()).bits;
                giveBackQuickly();
                return bits;
            }
            giveBackQuickly();
        }
        return bits(next());
    }

    private long resumeForBits() {
        PrimitiveFrame frame = (PrimitiveFrame) top();
        Object answer = frame;
        Throwable error = null;
        try {
            answer = frame.advance();
        } catch (Throwable thrown) {
            error = thrown;
        }
        if (answer == frame) {
            boolean done = false;
            try {
                Outcome outcome = settled(frame, error);
                done = true;
                return bits(GeneratorFace.yielded(outcome));
            } finally {
                if (!done) {
                    busy = false; // not by a call: the stack may be used up
                }
            }
        }
        long bits = frame.bits;
        giveBackQuickly();
        return bits;
    }

    @Override
    public T next() {
        return GeneratorFace.yielded(drive(Resumption.NEXT));
    }

    private static long bits(Object value) {
        return value instanceof Double number ? Double.doubleToRawLongBits(number) : ((Number) value).longValue();
    }

    @Override
    Object takeKept() {
        Object value = super.takeKept();
        return value == null ? boxed(null) : value;
    }

    @Override
    Object boxed(Object answer) {
        return ((PrimitiveFrame) top()).boxed();
    }
}
