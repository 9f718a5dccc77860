package dev.yieldwise.conformance;

import java.util.Objects;

/** What bodies do with values: by the arithmetic of their language, what is no integer gives null. */
public final class Values {
    private Values() {}

    public static Object plus(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x + y) : null;
    }

    public static Object minus(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x - y) : null;
    }

    public static Object times(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x * y) : null;
    }

    public static Object remainder(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y && y != 0 ? (Object) (x % y) : null;
    }

    /** For bodies that have lambdas in them. */
    public static void run(Runnable code) {
        code.run();
    }

    public static boolean same(Object a, Object b) {
        return Objects.equals(a, b);
    }

    public static boolean less(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y && x < y;
    }
}
