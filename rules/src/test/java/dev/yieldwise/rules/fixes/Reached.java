package dev.yieldwise.rules.fixes;

import java.util.Set;
import java.util.TreeSet;

/** Tells to which operations a run came; the compiled fixtures call it. */
public final class Reached {
    private static final ThreadLocal<Set<Integer>> REACHED = ThreadLocal.withInitial(TreeSet::new);

    private Reached() {}

    /** Goes around the receiver of an operation. */
    public static <T> T by(int operation, T receiver) {
        REACHED.get().add(operation);
        return receiver;
    }

    /** Those since this was asked last. */
    static Set<Integer> take() {
        Set<Integer> reached = REACHED.get();
        REACHED.remove();
        return reached;
    }
}
