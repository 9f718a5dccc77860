package dev.yieldwise.benchmarks.fresh;

import dev.yieldwise.Generator;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.benchmarks.twins.MachineOfIntegers;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.function.IntFunction;

/**
 * Keeps many suspended generators alive and says what each of them keeps on the heap: {@code Retained SHAPE COUNT}. After that
 * it goes on with every one of them, so that nobody can think them dead.
 */
public final class Retained {
    /** What a generator has of its own, in bytes as the JVM lays out fields; references are compressed below 32 GB. */
    public enum Shape {
        /** Nothing captured, no local alive at the yield. */
        BARE(
                "nothing of its own",
                0,
                i -> Generator.of(out -> {
                    out.yield(1);
                    out.yield(2);
                })),
        /** An int captured, and an int of its own. */
        COUNTER(
                "two ints of its own",
                8,
                i -> Generator.of(out -> {
                    for (int at = i; at < Integer.MAX_VALUE; at++) {
                        out.yield(at & 63);
                    }
                })),
        /** As COUNTER, of int. */
        INT_COUNTER(
                "two ints of its own, int",
                8,
                i -> IntGenerator.of(out -> {
                    for (int at = i; at < Integer.MAX_VALUE; at++) {
                        out.yield(at & 63);
                    }
                })),
        /** A reference and an int captured; a long, a double, an int and a reference of its own. */
        BUSY("32 bytes of its own", 32, i -> busy("name", i)),
        /** As COUNTER, written by hand. */
        BY_HAND("two ints of its own", 8, i -> new MachineOfIntegers(Integer.MAX_VALUE));

        public final String label;
        public final int own;
        private final IntFunction<Iterator<Integer>> make;

        Shape(String label, int own, IntFunction<Iterator<Integer>> make) {
            this.label = label;
            this.own = own;
            this.make = make;
        }

        private static Generator<Integer> busy(String name, int from) {
            return Generator.of(out -> {
                long sum = from;
                double mean = 0;
                String last = name;
                for (int at = 1; at < Integer.MAX_VALUE; at++) {
                    out.yield(at & 63);
                    sum += at;
                    mean = (double) sum / at;
                    last = mean > at ? name : last;
                }
                out.yield(last.length() + name.length() + from);
            });
        }
    }

    private Retained() {}

    public static void main(String[] args) {
        Shape shape = Shape.valueOf(args[0]);
        int count = Integer.parseInt(args[1]);
        String engine = engine(shape.make.apply(1));
        Iterator<?>[] alive = new Iterator<?>[count];
        Iterator<?>[] warm = new Iterator<?>[Math.min(count, 1_000)]; // all classes and caches are there before
        begin(shape, warm);
        long before = used();
        begin(shape, alive);
        long after = used();
        int went = 0;
        for (Iterator<?> each : alive) {
            each.next();
            went++;
        }
        System.out.printf("engine=%s bytes=%.2f alive=%d%n", engine, (double) (after - before) / count, went);
        Reference.reachabilityFence(warm); // or they would be missed as they are collected
        Runtime.getRuntime().halt(0); // not waiting for a thread of each
    }

    private static String engine(Iterator<Integer> one) {
        if (one instanceof IntGenerator ints) {
            return ints.boxed().engine().single().name();
        }
        return one instanceof Generator<?> boxed ? boxed.engine().single().name() : "NONE";
    }

    private static void begin(Shape shape, Iterator<?>[] all) {
        for (int i = 0; i < all.length; i++) {
            all[i] = shape.make.apply(i);
            all[i].next();
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
