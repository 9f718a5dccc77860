package dev.yieldwise.internal;

/** A short name for a body, for {@code toString()} and its thread. */
final class Bodies {
    private Bodies() {}

    /** The simple name of the class; for a lambda, that of the class it is written in. */
    static String name(Object body) {
        String full = body.getClass().getName();
        int lambda = full.indexOf("$$Lambda");
        String outer = lambda < 0 ? full : full.substring(0, lambda);
        return outer.substring(outer.lastIndexOf('.') + 1);
    }
}
