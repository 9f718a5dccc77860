package dev.yieldwise.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A state machine as the weaver might make one, written by hand: faults are tried on it. */
public final class Machine implements Supplier<List<String>> {
    private int at;
    private int count;
    private int other;
    private long wide;
    private long second;
    private double real;
    private float single;
    private Object first;
    private Object last;
    private final List<String> log = new ArrayList<>();

    @Override
    public List<String> get() {
        for (int i = 0; i < 6; i++) {
            try {
                log.add(String.valueOf(resume()));
            } catch (Throwable error) {
                log.add(error.getClass().getSimpleName());
            }
        }
        return log;
    }

    private String resume() {
        switch (at) {
            case 0:
                at = 1;
                return suspend(300, 7, 5_000_000_000L, -2L, 0.1, 1.5f, "p", "q");
            case 1: {
                int a = count;
                int b = other;
                long c = wide;
                long d = second;
                double e = real;
                float f = single;
                Object g = first;
                Object h = last;
                for (int i = 0; i < 3; i++) {
                    a += i;
                }
                try {
                    log.add(c > d ? "greater" : "less");
                    at = 2;
                    fail(new ArithmeticException());
                } catch (ArithmeticException caught) {
                    log.add("arithmetic");
                } catch (RuntimeException caught) {
                    log.add("runtime");
                }
                return suspend(a, b, c, d, e, f, g + "1", h);
            }
            case 2:
                at = 3;
                try {
                    fail(new IllegalArgumentException());
                    log.add("unreached");
                } catch (RuntimeException caught) {
                    log.add("at once");
                }
                return count + " " + other + " " + wide + " " + second + " " + real + " " + single + first + last;
            case 3: {
                at = 4;
                Object kept = last;
                try {
                    log.add("before");
                    fail(new AssertionError());
                } finally {
                    log.add("clean-up " + kept);
                }
                return "unreached";
            }
            case 4:
                at = 5;
                return "fourth";
            default:
                return null;
        }
    }

    private static void fail(Throwable error) {
        if (error instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw (Error) error;
    }

    private String suspend(int a, int b, long c, long d, double e, float f, Object g, Object h) {
        count = a;
        other = b;
        wide = c;
        second = d;
        real = e;
        single = f;
        first = g;
        last = h;
        return "suspended";
    }
}
