package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.Generator;
import dev.yieldwise.benchmarks.twins.Kinds;
import java.util.Iterator;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Setup;

/** One loop, as a library's, that is used for five kinds of sequences, a fifth of the elements from each. */
public class MegaRows extends Rows {
    /** Five bodies of five classes, if bodies become classes. */
    public static List<Generator<Integer>> generators(int n) {
        return List.of(
                Generator.of(out -> {
                    for (int i = 0; i < n; i++) {
                        out.yield(i);
                    }
                }),
                Generator.of(out -> {
                    int left = n;
                    while (left > 0) {
                        out.yield(left--);
                    }
                }),
                Generator.of(out -> {
                    for (int i = 0; i < 2 * n; i += 2) {
                        out.yield(i);
                    }
                }),
                Generator.of(out -> {
                    for (int i = 0; i < n; i++) {
                        out.yield(i ^ 1);
                    }
                }),
                Generator.of(out -> {
                    for (int i = n; i < n + n; i++) {
                        out.yield(i);
                    }
                }));
    }

    @Benchmark
    public long generators() {
        long total = 0;
        for (Generator<Integer> each : generators(n / 5)) {
            total += drain(each);
        }
        return total;
    }

    @Benchmark
    public long byHand() {
        long total = 0;
        for (Iterator<Integer> each : Kinds.iterators(n / 5)) {
            total += drain(each);
        }
        return total;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long drain(Iterator<Integer> all) {
        long total = 0;
        while (all.hasNext()) {
            Integer x = all.next();
            total += (long) x * x;
        }
        return total;
    }

    @Setup
    public void claim() {
        if (!engine.isEmpty()) {
            generators(1).forEach(each -> claim(each.engine().single()));
        }
    }
}
