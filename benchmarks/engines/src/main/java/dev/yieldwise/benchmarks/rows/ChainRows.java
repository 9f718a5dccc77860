package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.Generator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Generators that do nothing but delegate to the next one, the last of which yields. */
public class ChainRows extends Rows {
    public static Generator<Integer> chain(int length, int n) {
        return length == 1 ? PullRows.upTo(n) : Generator.of(out -> out.yieldFrom(chain(length - 1, n)));
    }

    @Setup
    public void claim() {
        claim(chain(2, 1).engine().single());
    }

    @Benchmark
    public long ten() {
        return sum(10);
    }

    @Benchmark
    public long hundred() {
        return sum(100);
    }

    private long sum(int length) {
        long total = 0;
        for (Integer x : chain(length, n)) {
            total += (long) x * x;
        }
        return total;
    }
}
