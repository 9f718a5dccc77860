package dev.yieldwise.internal;

/** A short name for a body, for {@code toString()} and its thread. */
final class Bodies {
    private Bodies() {}

    /** A body of ours that only runs the user's, such as that of a primitive generator. */
    interface Adapted {
        /** The user's body: what is asked of its code is asked of this one. */
        Object original();
    }

    /** The body that users wrote. */
    static Object original(Object body) {
        return body instanceof Adapted adapted ? adapted.original() : body;
    }

    /** The simple name of the class; for a lambda, that of the class it is written in. */
    static String name(Object body) {
        String full = fullName(body);
        return full.substring(full.lastIndexOf('.') + 1);
    }

    /** The same with the package. */
    static String fullName(Object body) {
        String full = original(body).getClass().getName();
        int made = Math.max(full.indexOf("$$Lambda"), full.indexOf("$$Woven"));
        return made < 0 ? full : full.substring(0, made);
    }
}
