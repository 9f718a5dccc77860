package dev.yieldwise.benchmarks.rows;

import com.google.common.collect.AbstractIterator;
import dev.yieldwise.benchmarks.twins.Flow;
import io.vavr.collection.Stream;
import java.util.Iterator;
import one.util.streamex.StreamEx;
import org.apache.commons.javaflow.api.Continuation;
import org.jayield.Query;
import org.jooq.lambda.Seq;
import org.openjdk.jmh.annotations.Benchmark;

/** Other people's libraries, each as its users would write this sequence. */
public class LibraryRows extends Rows {
    @Benchmark
    public long javaflow() {
        long total = 0;
        for (Continuation at = Continuation.startWith(new Flow(n), true); at != null; at = at.resume()) {
            Integer x = (Integer) at.value();
            total += (long) x * x;
        }
        return total;
    }

    @Benchmark
    public long jayield() {
        long[] total = {0};
        Query.iterate(0, i -> i + 1).limit(n).traverse(x -> total[0] += (long) x * x);
        return total[0];
    }

    @Benchmark
    public long jayieldPulled() {
        long[] total = {0};
        Query<Integer> all = Query.iterate(0, i -> i + 1).limit(n);
        while (all.tryAdvance(x -> total[0] += (long) x * x)) {}
        return total[0];
    }

    @Benchmark
    public long guava() {
        int end = n;
        return pull(new AbstractIterator<Integer>() {
            private int i;

            @Override
            protected Integer computeNext() {
                return i < end ? (Integer) i++ : endOfData();
            }
        });
    }

    @Benchmark
    public long vavrIterator() {
        return pull(io.vavr.collection.Iterator.iterate(0, i -> i + 1).take(n));
    }

    @Benchmark
    public long vavrStream() {
        return pull(Stream.iterate(0, i -> i + 1).take(n).iterator());
    }

    @Benchmark
    public long streamEx() {
        return StreamEx.iterate(0, i -> i < n, i -> i + 1)
                .mapToLong(x -> (long) x * x)
                .sum();
    }

    @Benchmark
    public long streamExPulled() {
        return pull(StreamEx.iterate(0, i -> i < n, i -> i + 1).iterator());
    }

    @Benchmark
    public long jool() {
        return Seq.iterate(0, i -> i + 1).limit(n).mapToLong(x -> (long) x * x).sum();
    }

    @Benchmark
    public long joolPulled() {
        return pull(Seq.iterate(0, i -> i + 1).limit(n).iterator());
    }

    private static long pull(Iterator<Integer> all) {
        long total = 0;
        while (all.hasNext()) {
            Integer x = all.next();
            total += (long) x * x;
        }
        return total;
    }
}
