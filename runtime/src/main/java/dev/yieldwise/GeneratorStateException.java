package dev.yieldwise;

import java.util.Objects;

/**
 * An operation that the protocol forbids in the state the generator or coroutine is in. {@link #reason()} tells which
 * rule it broke.
 *
 * <pre>{@code
 * try {
 *     average.send(10.0);
 * } catch (GeneratorStateException e) {
 *     if (e.reason() == GeneratorStateException.Reason.NOT_STARTED) {
 *         average.prime();
 *     }
 * }
 * }</pre>
 */
public class GeneratorStateException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** The rules of the protocol that can be broken. */
    public enum Reason {
        /** A non-null value was sent to a body that has not reached its first yield. Nothing has changed. */
        NOT_STARTED,
        /** {@code prime()} on a coroutine that is already started: it would drop a value. Nothing has changed. */
        ALREADY_STARTED,
        /**
         * The body has control, here or in another thread; or a whole-sequence consumer does. The body is undisturbed.
         */
        ALREADY_EXECUTING,
        /** The body answered {@code close()} with a yield. It is still SUSPENDED, the value is dropped. */
        IGNORED_EXIT,
        /** An end signal ({@code NoSuchElementException}) left a body (PEP 479). It is the cause. */
        RAISED_STOP,
        /**
         * A value read ahead by {@code hasNext()} is pending: {@code send} and {@code throwIn} would come too late.
         * Nothing has changed.
         */
        LOOKAHEAD_PENDING,
        /**
         * A closed generator was asked for a new pass: {@code iterator()}, a stage, a whole-sequence consumer or {@code
         * stream()}.
         */
        EXHAUSTED,
        /** {@code result()} where there is none: before the end, after a failure (the cause), or after a close. */
        NO_RESULT,
        /** The body of a {@link ContextManager} ended without a yield. */
        DID_NOT_YIELD,
        /** The body of a {@link ContextManager} yielded again at the end of its scope. It has been closed. */
        DID_NOT_STOP,
        /**
         * The body of a {@link ContextManager} answered an exception of its scope, the cause, with another yield. It has
         * been closed.
         */
        DID_NOT_STOP_AFTER_THROW,
        /** What can be used once was used again: a {@link ContextManager} entered, an {@link AsyncGenerator} subscribed to. */
        ALREADY_USED,
        /** A body's handle was used outside of that body: by another thread, another body, or after the end. */
        YIELD_OUTSIDE
    }

    private final Reason reason;

    /**
     * Makes an exception without a cause.
     *
     * @param reason the rule broken; not null
     * @param message what happened
     */
    public GeneratorStateException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * Makes an exception.
     *
     * @param reason the rule broken; not null
     * @param message what happened
     * @param cause what led to it; may be null
     */
    public GeneratorStateException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * The rule that was broken.
     *
     * @return never null
     */
    public Reason reason() {
        return reason;
    }
}
