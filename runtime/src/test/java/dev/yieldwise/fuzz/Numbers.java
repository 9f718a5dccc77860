package dev.yieldwise.fuzz;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorLambda;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorLambda;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorLambda;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What generated bodies of primitive generators delegate to. */
public final class Numbers {
    private final World world;
    private final Way way;

    Numbers(World world, Way way) {
        this.world = world;
        this.way = way;
    }

    public IntGenerator ints(IntGeneratorLambda body) {
        IntGenerator made = way.ints(body);
        world.delegated(made.boxed());
        return made;
    }

    public LongGenerator longs(LongGeneratorLambda body) {
        LongGenerator made = way.longs(body);
        world.delegated(made.boxed());
        return made;
    }

    public DoubleGenerator doubles(DoubleGeneratorLambda body) {
        DoubleGenerator made = way.doubles(body);
        world.delegated(made.boxed());
        return made;
    }

    public IntStream intStream(int n) {
        return IntStream.range(0, n).onClose(() -> world.log("ints closed", n));
    }

    public LongStream longStream(int n) {
        return intStream(n).asLongStream();
    }

    public DoubleStream doubleStream(int n) {
        return intStream(n).mapToDouble(i -> i / 2.0);
    }

    public PrimitiveIterator.OfInt intIterator(int n) {
        return intStream(n).iterator();
    }

    public PrimitiveIterator.OfLong longIterator(int n) {
        return longStream(n).iterator();
    }

    public PrimitiveIterator.OfDouble doubleIterator(int n) {
        return doubleStream(n).iterator();
    }
}
