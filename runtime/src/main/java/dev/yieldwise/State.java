package dev.yieldwise;

/**
 * How far a body has come, as {@code inspect.getgeneratorstate} tells it in Python.
 *
 * <pre>{@code
 *                 next, hasNext             yield
 *      CREATED ------------------> RUNNING -------> SUSPENDED
 *         |                         |   ^               |
 *   close, throwIn      return, throw   +---------------+
 *         |                         |    next, send, throwIn, close
 *         +--------> CLOSED <-------+
 * }</pre>
 */
public enum State {
    /** Not started: no code of the body has run, and no thread exists for it. */
    CREATED,
    /** The body, or the body of a delegate on its behalf, has control; or a whole-sequence consumer does. */
    RUNNING,
    /** The body waits at a {@code yield} or {@code yieldFrom}; a value read ahead by {@code hasNext} may be pending. */
    SUSPENDED,
    /** The body has returned or failed, or was closed. There is no way back. */
    CLOSED
}
