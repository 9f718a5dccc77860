package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.benchmarks.twins.Sum;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Whole-sequence consumers: the library calls the body. */
public class PushRows extends Rows {
    private final Sum sum = new Sum();

    @Setup
    public void claim() {
        claim(PullRows.upTo(1).engine().whole());
    }

    @Benchmark
    public long boxed() {
        sum.total = 0;
        PullRows.upTo(n).forEach(x -> sum.add(x));
        return sum.total;
    }

    @Benchmark
    public long primitive() {
        sum.total = 0;
        IntRows.upTo(n).forEach(x -> sum.add(x));
        return sum.total;
    }
}
