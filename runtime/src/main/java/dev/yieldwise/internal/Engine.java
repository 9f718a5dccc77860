package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.EngineChoice.Kind;

/**
 * The seam between the rules of the protocol and the way a body is run: transfers control into the body and back. The
 * core calls it from one thread at a time, never after a signal that ends the body, and the first time with {@link
 * Resumption.Next} (or a null {@link Resumption.Send}) unless it is a {@link Pipe}.
 */
public interface Engine {
    /**
     * Gives control to the body; returns when it gives it back. Throws only if the body has got nothing: no thread could
     * be started for it, or the caller's stack or memory is used up. The body is then where it was.
     */
    Signal transfer(Resumption resumption);

    /** Called before each operation changes anything: throws if the stack that is left is too short for a transfer. */
    default void prepare() {}

    /** Whether a body is suspended now that keeps something alive which only its end releases, such as a thread. */
    boolean holdsStack();

    /**
     * Whether what runs here is the code of a body, on a stack of its own. Only that is driven in its delegator's place;
     * all else may need what the delegator holds, such as a lock.
     */
    default boolean hasBody() {
        return false;
    }

    /** How the body is run, and why so. */
    default EngineChoice choice() {
        return new EngineChoice(Kind.NONE, Kind.NONE, "it has no body");
    }

    /** An engine that can also call its body, from the beginning to the end, instead of handing control to and fro. */
    interface Push extends Engine {
        /** Whether this body may be called. If not, it is only transferred to. */
        boolean canPush();

        /** Calls the body, which was not entered before. Each of its signals but the last is answered by the consumer. */
        Signal push(Drain consumer);
    }

    /** The consumer's side of a pushed body. Never throws. */
    @FunctionalInterface
    interface Answering {
        Resumption answer(Signal signal);
    }

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
