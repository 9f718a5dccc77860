package dev.yieldwise.internal;

/**
 * How a body gives control back: what an {@link Engine} reports, before the rules of the protocol are applied to it.
 */
public sealed interface Signal {
    /** It yielded; {@code delegate} is what it is suspended in a yieldFrom of, or null. */
    record Yielded(Object value, Object delegate) implements Signal {}

    /**
     * It wants this to be driven in its place; it is resumed with the result. {@code delegate} is the object the user
     * knows.
     */
    record Delegating(Source source, Object delegate) implements Signal {}

    /** It ended. */
    record Returned(Object value) implements Signal {}

    /** The code of a body threw. */
    record Raised(Throwable error) implements Signal {}

    /** Something that is no body failed: its error is final, no rule for bodies applies to it. */
    record Failed(Throwable error, boolean verbatim) implements Signal {}
}
