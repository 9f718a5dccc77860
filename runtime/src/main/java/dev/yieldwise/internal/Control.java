package dev.yieldwise.internal;

/**
 * Which body has control of a thread, and so may use its handle (D24).
 *
 * <p>Bodies that are called rather than handed over to lie above each other on one stack: a body that consumes another
 * generator, whose action yields for the first body, and so on. The thread alone does not tell whose code is running.
 * So each body notes who had control when it was called, and gives it back for as long as its consumer looks at a
 * value.
 *
 * <p>Invariant: of all bodies on a thread at most one is held. All fields belong to that thread.
 */
final class Control {
    private static final ThreadLocal<Control> TOP = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();

    /** The body called before this one, whether or not it has control. */
    private final Control below = TOP.get();

    /** The body whose code has called this one; null if that was no body's. */
    private final Control caller = below == null ? null : below.holder();

    private boolean held;

    private Control() {}

    /** A body begins on the current thread. */
    static Control begin() {
        Control mine = new Control();
        TOP.set(mine);
        mine.take();
        return mine;
    }

    /** Whether it is this body's own code that asks. */
    boolean isHeld() {
        return Thread.currentThread() == thread && held;
    }

    /** The body is at a yield: its caller's code runs. */
    void give() {
        held = false;
        if (caller != null) {
            caller.held = true;
        }
    }

    /** The yield returns. */
    void take() {
        if (caller != null) {
            caller.held = false;
        }
        held = true;
    }

    /** The body has ended. */
    void end() {
        give();
        if (below == null) {
            TOP.remove();
        } else {
            TOP.set(below);
        }
    }

    private Control holder() {
        Control candidate = this;
        while (candidate != null && !candidate.held) {
            candidate = candidate.below;
        }
        return candidate;
    }
}
