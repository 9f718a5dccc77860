package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.IntGenerator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One thread consumes a generator, and another one comes in at any moment. Whatever they are told, each element goes to one
 * of them once: {@code HandedOver ROUNDS SEED}, status 1 if it does not.
 */
final class HandedOver {
    private static final int ELEMENTS = 200;

    private final Iterator<Integer> generator;
    private volatile int begun;

    private HandedOver(Iterator<Integer> generator) {
        this.generator = generator;
    }

    public static void main(String[] args) throws Exception {
        String wrong = wrong(Integer.parseInt(args[0]), Long.parseLong(args[1]));
        System.out.println(wrong.isEmpty() ? "each element once" : wrong);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** What has gone wrong in that many rounds; empty if nothing has. */
    static String wrong(int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < rounds; i++) {
                HandedOver round = new HandedOver(random.nextBoolean() ? objects() : ints());
                int from = random.nextInt(ELEMENTS);
                CountDownLatch there = new CountDownLatch(1);
                Future<List<Integer>> taken = second.submit(() -> {
                    there.countDown();
                    return round.takeFrom(from);
                });
                there.await();
                List<Integer> all = new ArrayList<>(round.takeFrom(0));
                all.addAll(taken.get());
                all.sort(null);
                if (!all.equals(elements())) {
                    return "round " + i + ", seed " + seed + ": " + all;
                }
            }
            return "";
        } finally {
            second.shutdown();
        }
    }

    private static List<Integer> elements() {
        List<Integer> elements = new ArrayList<>();
        for (int i = 0; i < ELEMENTS; i++) {
            elements.add(i);
        }
        return elements;
    }

    private static Generator<Integer> objects() {
        return Generator.of(out -> {
            for (int i = 0; i < ELEMENTS; i++) {
                out.yield(i);
            }
        });
    }

    private static IntGenerator ints() {
        return IntGenerator.of(out -> {
            for (int i = 0; i < ELEMENTS; i++) {
                out.yield(i);
            }
        });
    }

    /** Takes all that it can get, as soon as so many have been taken. */
    private List<Integer> takeFrom(int from) {
        while (begun < from) {
            Thread.onSpinWait();
        }
        List<Integer> taken = new ArrayList<>();
        while (true) {
            try {
                if (!generator.hasNext()) {
                    return taken;
                }
                taken.add(generator instanceof IntGenerator ints ? ints.nextInt() : generator.next());
                begun++; // one thread at a time, but for the moment of handing over: it may be one less
            } catch (GeneratorStateException refused) {
                if (refused.reason() != Reason.ALREADY_EXECUTING) {
                    throw refused;
                }
            } catch (NoSuchElementException byTheOther) {
                return taken;
            }
        }
    }
}
