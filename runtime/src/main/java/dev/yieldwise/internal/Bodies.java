package dev.yieldwise.internal;

/** A short name for a body, for {@code toString()} and its thread. */
final class Bodies {
    private Bodies() {}

    /** A body of ours that only runs the user's, such as that of a primitive generator. */
    interface Adapted {
        /** The user's body: what is asked of its code is asked of this one. */
        Object original();
    }

    /** The simple name of the class; for a lambda, that of the class it is written in. */
    static String name(Object body) {
        String full = (body instanceof Adapted adapted ? adapted.original() : body)
                .getClass()
                .getName();
        int lambda = full.indexOf("$$Lambda");
        String outer = lambda < 0 ? full : full.substring(0, lambda);
        return outer.substring(outer.lastIndexOf('.') + 1);
    }
}
