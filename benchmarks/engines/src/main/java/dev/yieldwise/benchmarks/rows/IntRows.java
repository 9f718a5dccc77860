package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.IntGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Elements taken one by one from a generator of int. */
public class IntRows extends Rows {
    Object kept;

    public static IntGenerator upTo(int n) {
        return IntGenerator.of(out -> {
            for (int i = 0; i < n; i++) {
                out.yield(i);
            }
        });
    }

    @Setup
    public void claim() {
        claim(upTo(1).boxed().engine().single());
    }

    @Benchmark
    public long loop() {
        return loop(upTo(n));
    }

    @Benchmark
    public long keptLoop() {
        IntGenerator all = upTo(n);
        kept = all;
        return loop(all);
    }

    private long loop(IntGenerator all) {
        long total = 0;
        while (all.hasNext()) {
            int x = all.nextInt();
            total += (long) x * x;
        }
        return total;
    }

    @Benchmark
    public long nextOnly() {
        long total = 0;
        try (IntGenerator all = upTo(n)) {
            for (int i = 0; i < n; i++) {
                int x = all.nextInt();
                total += (long) x * x;
            }
        }
        return total;
    }
}
