package dev.yieldwise.benchmarks.fresh;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import java.util.List;

/**
 * What the first generator of a JVM costs, and the ones after it, each of another body: {@code FirstUse pull|push|lambda}. What
 * is measured is a body's first element, or its whole sequence by push. The lambdas are there before the clock starts, as code
 * has them with or without generators; for {@code lambda} the first is made under the clock.
 */
public final class FirstUse {
    private FirstUse() {}

    public static void main(String[] args) {
        String kind = args[0];
        List<GeneratorLambda<Integer>> later = Bodies.later();
        GeneratorLambda<Integer> made = kind.equals("lambda") ? null : Bodies.first();
        long[] times = new long[later.size() + 1];
        Object[] kept = new Object[times.length];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            GeneratorLambda<Integer> body = i > 0 ? later.get(i - 1) : made != null ? made : Bodies.first();
            Generator<Integer> generator = Generator.of(body);
            kept[i] = kind.equals("push") ? generator.count() : generator.next();
            times[i] = System.nanoTime() - begin;
        }
        Generator<Integer> again = Generator.of(Bodies.first());
        print(
                times,
                kind.equals("push")
                        ? again.engine().whole().name()
                        : again.engine().single().name());
        Runtime.getRuntime().halt(kept.length > 0 ? 0 : 1); // suspended bodies may have threads
    }

    /** For the driver: nanoseconds, of the first use and of each one after it. */
    public static void print(long[] times, String engine) {
        StringBuilder line = new StringBuilder("engine=" + engine + " nanos=");
        for (int i = 0; i < times.length; i++) {
            line.append(i == 0 ? "" : ",").append(times[i]);
        }
        System.out.println(line);
    }
}
