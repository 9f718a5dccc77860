package dev.yieldwise.woven;

/** A frame of a body that yields primitives: {@link #advance} answers null, and the value is in {@code value}. */
public abstract class LongFrame extends Frame {
    /** What was yielded last. */
    public long value;

    /** For the weaver's classes. */
    protected LongFrame() {}
}
