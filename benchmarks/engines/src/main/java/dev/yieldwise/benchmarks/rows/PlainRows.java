package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.benchmarks.twins.Sum;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;

/** Loops: what no generator can be faster than. */
public class PlainRows extends Rows {
    private final Sum sum = new Sum();
    private final Consumer<Integer> action = x -> sum.add(x);

    @Benchmark
    public long intoLocal() {
        long total = 0;
        for (int i = 0; i < n; i++) {
            total += (long) i * i;
        }
        return total;
    }

    /** The body of the push rows without its callback: a lambda cannot add to a local variable. */
    @Benchmark
    public long intoField() {
        sum.total = 0;
        for (int i = 0; i < n; i++) {
            sum.add(i);
        }
        return sum.total;
    }

    /** The same with a callback that takes objects, as the push rows have it. */
    @Benchmark
    public long handedOver() {
        sum.total = 0;
        for (int i = 0; i < n; i++) {
            action.accept(i);
        }
        return sum.total;
    }
}
