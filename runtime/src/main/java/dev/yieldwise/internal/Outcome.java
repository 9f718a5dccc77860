package dev.yieldwise.internal;

/** What an operation came to, after the rules of the protocol were applied. */
public sealed interface Outcome {
    /** The body is suspended at a yield of this value. */
    record Yielded(Object value) implements Outcome {}

    /** It has ended, now or before. */
    record Returned(Object value) implements Outcome {}

    /**
     * An exception comes out. {@code verbatim}: it comes from the consumer's own action or function, so not even a
     * checked one is wrapped.
     */
    record Failed(Throwable error, boolean verbatim) implements Outcome {
        Failed(Throwable error) {
            this(error, false);
        }
    }

    /** The engine could not resume the body, which is suspended where it was. Comes out as {@link Failed}. */
    record Broken(Throwable error) implements Outcome {}

    /** The end without a value. */
    Returned END = new Returned(null);
}
