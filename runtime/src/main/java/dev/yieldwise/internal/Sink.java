package dev.yieldwise.internal;

/** Takes the elements of a whole sequence. */
@FunctionalInterface
public interface Sink {
    /** Takes one element and tells whether more are wanted. */
    boolean accept(Object value);
}
