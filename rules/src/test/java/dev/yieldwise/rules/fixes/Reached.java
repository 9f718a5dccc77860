package dev.yieldwise.rules.fixes;

/** Tells whether a run came to an operation; the compiled fixtures call it. */
public final class Reached {
    private static final ThreadLocal<Boolean> REACHED = ThreadLocal.withInitial(() -> false);

    private Reached() {}

    /** Goes around the receiver of the operation. */
    public static <T> T by(T receiver) {
        REACHED.set(true);
        return receiver;
    }

    static boolean sinceLastAsked() {
        boolean reached = REACHED.get();
        REACHED.set(false);
        return reached;
    }
}
