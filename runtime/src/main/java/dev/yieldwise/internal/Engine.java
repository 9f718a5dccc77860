package dev.yieldwise.internal;

/**
 * The seam between the rules of the protocol and the way a body is run: transfers control into the body and back. The
 * core calls it from one thread at a time, never after a signal that ends the body, and the first time with {@link
 * Resumption.Next} (or a null {@link Resumption.Send}) unless it is a {@link Pipe}.
 */
public interface Engine {
    /** Gives control to the body; returns when it gives it back. */
    Signal transfer(Resumption resumption);

    /** Whether a suspended body keeps something alive that only its end releases, such as a thread. */
    boolean holdsStack();

    /**
     * An engine that has no body of its own but draws from a source it owns. So close and throw concern it even before
     * its start.
     */
    interface Pipe extends Engine {
        /** Runs all that is left into the sink and ends. */
        Outcome drain(Sink sink);

        /**
         * Whether it has failed just now because somebody else resumes its source, and has lost nothing: it can be asked
         * again.
         */
        default boolean canGoOn() {
            return false;
        }

        @Override
        default boolean holdsStack() {
            return false;
        }
    }
}
