package dev.yieldwise.internal;

/** A frame of a body that yields primitives: {@link #advance} answers null, and the value is in {@code bits}. */
public abstract class PrimitiveFrame extends Frame {
    /** The value yielded last: an int or long as it is, a double by its bits. */
    public long bits;

    /** The value yielded last, as an object. */
    abstract Object boxed();

    /** Of ints. */
    public abstract static class OfInt extends PrimitiveFrame {
        @Override
        final Object boxed() {
            return (int) bits;
        }
    }

    /** Of longs. */
    public abstract static class OfLong extends PrimitiveFrame {
        @Override
        final Object boxed() {
            return bits;
        }
    }

    /** Of doubles. */
    public abstract static class OfDouble extends PrimitiveFrame {
        @Override
        final Object boxed() {
            return Double.longBitsToDouble(bits);
        }
    }
}
