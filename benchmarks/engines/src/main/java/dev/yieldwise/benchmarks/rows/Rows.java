package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.EngineChoice;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What all families have in common: a row is a whole sequence of {@code n} elements, made, run to its end and summed up. The
 * driver says how many, and has JMH divide by it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Rows {
    /** A parameter, so that the compiler does not know it. */
    @Param("1000")
    public int n;

    /** What the driver was told of this row by the library: no row may claim what it is not. */
    @Param("")
    public String engine;

    void claim(EngineChoice.Kind actual) {
        if (!actual.name().equals(engine)) {
            throw new IllegalStateException("this row is said to run on " + engine + ", and runs on " + actual);
        }
    }
}
