package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.benchmarks.twins.Echo;
import dev.yieldwise.benchmarks.twins.GuardedMachineOfIntegers;
import dev.yieldwise.benchmarks.twins.MachineOfIntegers;
import dev.yieldwise.benchmarks.twins.MachineOfInts;
import dev.yieldwise.benchmarks.twins.TextbookIntegers;
import dev.yieldwise.benchmarks.twins.TextbookInts;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import org.openjdk.jmh.annotations.Benchmark;

/** The same consumers, on what is written by hand. JMH forks for each, so that no loop knows two kinds of iterators. */
public class TwinRows extends Rows {
    Object kept;

    @Benchmark
    public long loop() {
        return loop(new MachineOfIntegers(n));
    }

    @Benchmark
    public long nextOnly() {
        return nextOnly(new MachineOfIntegers(n));
    }

    /** Of an object that the compiler cannot take apart, since others may see it. */
    @Benchmark
    public long keptLoop() {
        MachineOfIntegers all = new MachineOfIntegers(n);
        kept = all;
        return loop(all);
    }

    /** The same of one that is guarded as a generator is. */
    @Benchmark
    public long guardedLoop() {
        GuardedMachineOfIntegers all = new GuardedMachineOfIntegers(n);
        kept = all;
        return loop(all);
    }

    @Benchmark
    public long textbookLoop() {
        return loop(new TextbookIntegers(n));
    }

    @Benchmark
    public long textbookNextOnly() {
        return nextOnly(new TextbookIntegers(n));
    }

    @Benchmark
    public long intLoop() {
        return loop(new MachineOfInts(n));
    }

    @Benchmark
    public long keptIntLoop() {
        MachineOfInts all = new MachineOfInts(n);
        kept = all;
        return loop(all);
    }

    @Benchmark
    public long intNextOnly() {
        return nextOnly(new MachineOfInts(n));
    }

    @Benchmark
    public long textbookIntLoop() {
        return loop(new TextbookInts(n));
    }

    @Benchmark
    public long textbookIntNextOnly() {
        return nextOnly(new TextbookInts(n));
    }

    @Benchmark
    public long send() {
        long total = 0;
        Echo echo = new Echo();
        echo.send(null);
        for (int i = 0; i < n; i++) {
            total += echo.send(i);
        }
        return total;
    }

    private long loop(Iterator<Integer> all) {
        long total = 0;
        while (all.hasNext()) {
            Integer x = all.next();
            total += (long) x * x;
        }
        return total;
    }

    private long nextOnly(Iterator<Integer> all) {
        long total = 0;
        for (int i = 0; i < n; i++) {
            Integer x = all.next();
            total += (long) x * x;
        }
        return total;
    }

    private long loop(PrimitiveIterator.OfInt all) {
        long total = 0;
        while (all.hasNext()) {
            int x = all.nextInt();
            total += (long) x * x;
        }
        return total;
    }

    private long nextOnly(PrimitiveIterator.OfInt all) {
        long total = 0;
        for (int i = 0; i < n; i++) {
            int x = all.nextInt();
            total += (long) x * x;
        }
        return total;
    }
}
