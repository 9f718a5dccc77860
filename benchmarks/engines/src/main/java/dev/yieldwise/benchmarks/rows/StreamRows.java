package dev.yieldwise.benchmarks.rows;

import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;

/** The JDK's streams, as a whole and one element at a time. */
public class StreamRows extends Rows {
    @Benchmark
    public long boxed() {
        return numbers().mapToLong(x -> (long) x * x).sum();
    }

    @Benchmark
    public long boxedPulled() {
        long total = 0;
        for (Iterator<Integer> all = numbers().iterator(); all.hasNext(); ) {
            Integer x = all.next();
            total += (long) x * x;
        }
        return total;
    }

    @Benchmark
    public long primitive() {
        return IntStream.range(0, n).mapToLong(x -> (long) x * x).sum();
    }

    @Benchmark
    public long primitivePulled() {
        long total = 0;
        for (PrimitiveIterator.OfInt all = IntStream.range(0, n).iterator(); all.hasNext(); ) {
            int x = all.nextInt();
            total += (long) x * x;
        }
        return total;
    }

    private Stream<Integer> numbers() {
        return Stream.iterate(0, i -> i < n, i -> i + 1);
    }
}
