package dev.yieldwise.internal;

/** What a core asks of what runs its body. All but the hints are asked by whoever holds the claim. */
abstract class Runner extends Claim {
    /**
     * Runs the body to the next time it gives control back: answers the value yielded, or else a signal. Throws only if
     * the body has got nothing.
     */
    abstract Object step(Resumption resumption);

    /** Called before each operation changes anything: throws if the stack that is left is too short for one. */
    void prepare() {}

    /** Whether the body is suspended now on a stack that only its end releases. */
    abstract boolean holdsStack();

    /** Whether close and throw concern it even before its start, since it has no body but owns a source. */
    boolean isPipe() {
        return false;
    }

    /** Runs all that is left into the sink and ends. For pipes. */
    Outcome drainPipe(Sink sink) {
        throw new UnsupportedOperationException();
    }

    /** Whether the failure just now has lost nothing, so that it can be asked again. */
    boolean mayGoOn() {
        return false;
    }

    /** Whether this body may be called from its beginning to its end. */
    boolean mayPush() {
        return false;
    }

    /** Calls the body, which was not entered before. */
    Signal push(Drain consumer) {
        throw new UnsupportedOperationException();
    }

    /** Whether an operation that failed has left the body suspended where it was. */
    abstract boolean isWhereItWas();

    /** It has ended: nothing of the body is kept alive any more. */
    abstract void release();

    /** What the body drives on its own stack, as the user knows it; null if nothing. */
    Object drivenByItself() {
        return null;
    }
}
