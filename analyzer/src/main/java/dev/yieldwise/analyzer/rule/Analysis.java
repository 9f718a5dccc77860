package dev.yieldwise.analyzer.rule;

import java.util.function.Function;

/**
 * A result that several rules share: computed at first use, once for each file. Two analyses are the same when they are
 * the same object.
 */
public final class Analysis<T> {
    private final String name;
    private final Function<Pass, T> compute;

    public Analysis(String name, Function<Pass, T> compute) {
        this.name = name;
        this.compute = compute;
    }

    T compute(Pass pass) {
        return compute.apply(pass);
    }

    @Override
    public String toString() {
        return name;
    }
}
