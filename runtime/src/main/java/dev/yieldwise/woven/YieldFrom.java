package dev.yieldwise.woven;

import dev.yieldwise.Delegate;
import dev.yieldwise.Generator;
import dev.yieldwise.internal.Suspensions;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a woven body delegates to: one method for each {@code yieldFrom} of a handle, called in its place. The answer is for
 * {@link Frame#delegate}: the delegate itself if it is woven, too, else a signal.
 */
public final class YieldFrom {
    private YieldFrom() {}

    public static Object source(Delegate<?, ?, ?> source) {
        return Suspensions.isWoven(source) ? source : Suspensions.from(source);
    }

    public static Object source(Generator<?> source) {
        return Suspensions.isWoven(source) ? source : Suspensions.from(source);
    }

    public static Object source(Iterable<?> source) {
        return Suspensions.isWoven(source) ? source : Suspensions.from(source);
    }

    public static Object source(Iterator<?> source) {
        return Suspensions.isWoven(source) ? source : Suspensions.from(source);
    }

    public static Object source(PrimitiveIterator.OfInt source) {
        return Suspensions.isWoven(source) ? source : Suspensions.from(source);
    }

    public static Object source(PrimitiveIterator.OfLong source) {
        return Suspensions.isWoven(source) ? source : Suspensions.from(source);
    }

    public static Object source(PrimitiveIterator.OfDouble source) {
        return Suspensions.isWoven(source) ? source : Suspensions.from(source);
    }

    public static Object source(Stream<?> source) {
        return Suspensions.from(source);
    }

    public static Object source(IntStream source) {
        return Suspensions.from(source);
    }

    public static Object source(LongStream source) {
        return Suspensions.from(source);
    }

    public static Object source(DoubleStream source) {
        return Suspensions.from(source);
    }
}
