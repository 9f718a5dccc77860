package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.Generator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Elements taken one by one from a generator. */
public class PullRows extends Rows {
    Object kept;

    public static Generator<Integer> upTo(int n) {
        return Generator.of(out -> {
            for (int i = 0; i < n; i++) {
                out.yield(i);
            }
        });
    }

    @Setup
    public void claim() {
        claim(upTo(1).engine().single());
    }

    @Benchmark
    public long loop() {
        return loop(upTo(n));
    }

    /** Of an object that the compiler cannot take apart, since others may see it. */
    @Benchmark
    public long keptLoop() {
        Generator<Integer> all = upTo(n);
        kept = all;
        return loop(all);
    }

    private long loop(Generator<Integer> all) {
        long total = 0;
        for (Integer x : all) {
            total += (long) x * x;
        }
        return total;
    }

    @Benchmark
    public long nextOnly() {
        long total = 0;
        try (Generator<Integer> all = upTo(n)) {
            for (int i = 0; i < n; i++) {
                Integer x = all.next();
                total += (long) x * x;
            }
        }
        return total;
    }
}
