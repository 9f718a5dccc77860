package dev.yieldwise.rules.fixes;

import java.util.Set;
import java.util.TreeSet;

/** Tells to which operations a run came; the compiled fixtures call it. */
public final class Reached {
    private static final Set<Integer> REACHED = new TreeSet<>();

    private Reached() {}

    /** Goes around the receiver of an operation. Any thread may come there: a generator's body has one of its own. */
    public static <T> T by(int operation, T receiver) {
        synchronized (REACHED) {
            REACHED.add(operation);
        }
        return receiver;
    }

    /** Those since this was asked last. */
    static Set<Integer> take() {
        synchronized (REACHED) {
            Set<Integer> reached = Set.copyOf(REACHED);
            REACHED.clear();
            return reached;
        }
    }
}
