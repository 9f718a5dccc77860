package dev.yieldwise.benchmarks.twins;

/** What a consumer does with an element. */
public final class Sum {
    public long total;

    public void add(int x) {
        total += (long) x * x;
    }
}
