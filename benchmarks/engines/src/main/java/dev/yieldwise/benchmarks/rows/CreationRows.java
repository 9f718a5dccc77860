package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.Generator;
import dev.yieldwise.benchmarks.twins.MachineOfIntegers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** One generator: made; made and begun; made, begun and closed. The lambda is part of it. */
public class CreationRows extends Rows {
    @Setup
    public void claim() {
        if (!engine.isEmpty()) {
            claim(PullRows.upTo(1).engine().single());
        }
    }

    @Benchmark
    public Object created() {
        return PullRows.upTo(n);
    }

    /** Leaves a suspended generator to the collector: only for an engine that holds no thread. */
    @Benchmark
    public Object begun(Blackhole hole) {
        Generator<Integer> all = PullRows.upTo(n);
        hole.consume(all.next());
        return all;
    }

    @Benchmark
    public Object closed(Blackhole hole) {
        Generator<Integer> all = PullRows.upTo(n);
        hole.consume(all.next());
        all.close();
        return all;
    }

    @Benchmark
    public Object byHandCreated() {
        return new MachineOfIntegers(n);
    }

    @Benchmark
    public Object byHandBegun(Blackhole hole) {
        MachineOfIntegers all = new MachineOfIntegers(n);
        hole.consume(all.next());
        return all;
    }
}
