package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.internal.TestEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies that use up the machine, and consumers that all come at once. */
class FaultsTest {
    private static int endless(int n) {
        return endless(n + 1) + 1;
    }

    @Test
    @Covers("J-13")
    void errorsOfTheMachineLeaveAClosedGenerator() {
        OutOfMemoryError memory = new OutOfMemoryError("by the body");
        List<GeneratorLambda<Integer>> bodies = List.of(
                out -> {
                    throw memory;
                },
                out -> out.yield(endless(0)),
                out -> out.yield(new long[Integer.MAX_VALUE].length));
        for (GeneratorLambda<Integer> body : bodies) {
            for (boolean whole : new boolean[] {false, true}) {
                Generator<Integer> g = Generator.of(body);
                Throwable error = catchThrowable(() -> consume(g, whole));
                assertThat(error).isInstanceOf(VirtualMachineError.class);
                assertThat(g.state()).isEqualTo(State.CLOSED);
                assertThat(g.hasNext()).isFalse();
            }
        }
    }

    private static void consume(Generator<Integer> g, boolean whole) {
        if (whole) {
            g.toList();
        } else {
            g.next();
        }
    }

    /** A yield where hardly any stack is left must not get lost half-way. */
    @Test
    void aYieldNearTheEndOfTheStackIsWholeOrFails() {
        AtomicInteger yielded = new AtomicInteger();
        Generator<Integer> g = Generator.of(out -> descend(out, 0, yielded));
        List<Integer> got = new ArrayList<>();
        Throwable error = catchThrowable(() -> {
            while (true) {
                got.add(g.next());
            }
        });
        assertThat(error).isInstanceOf(StackOverflowError.class);
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(got).hasSize(yielded.get()).doesNotHaveDuplicates().isSorted();
    }

    private static void descend(Yielder<Integer> out, int depth, AtomicInteger yielded) {
        if (depth % 50 == 0) {
            out.yield(depth);
            yielded.incrementAndGet();
        }
        descend(out, depth + 1, yielded);
    }

    private static final GeneratorLambda<Integer> NUMBERS = out -> {
        for (int i = 0; ; i++) {
            out.yield(i);
        }
    };

    @Test
    void aConsumerWithoutStackLeavesABodyThatHasAStackOfItsOwnAsItWas() {
        Generator<Integer> g = TestEngines.threaded(NUMBERS);
        int first = g.next();
        AtomicInteger got = new AtomicInteger(first);
        assertThat(catchThrowable(() -> nextAtTheEnd(g, got))).isInstanceOf(StackOverflowError.class);
        assertThat(g.state()).isEqualTo(State.SUSPENDED);
        assertThat(g.next()).isEqualTo(got.get() + 1);
        g.close();
    }

    /** Such a body fails as any method would that is called there, or was not entered; it is never left RUNNING. */
    @Test
    void aConsumerWithoutStackEndsABodyThatIsCalledOrLeavesItAsItWas() {
        for (int i = 0; i < 20; i++) {
            Generator<Integer> g = Generator.of(NUMBERS);
            AtomicInteger got = new AtomicInteger(g.next());
            assertThat(catchThrowable(() -> nextAtTheEnd(g, got)))
                    .isInstanceOfAny(StackOverflowError.class, NoSuchElementException.class);
            if (g.state() == State.CLOSED) {
                assertThat(g.hasNext()).isFalse();
            } else {
                assertThat(g.next()).isEqualTo(got.get() + 1);
            }
        }
    }

    /** Either it was entered, and has failed, or it goes on where it was: nothing is silently lost, or given twice. */
    @Test
    void aConsumerWithoutStackLeavesADelegateFailedOrWhereItWas() {
        // first with a stack: without, no class is initialised, now or ever
        Generator<Integer> whole = Generator.of(out -> out.yieldFrom(ten()));
        for (int i = 0; i < 10; i++) {
            whole.next();
        }
        assertThat(catchThrowable(whole::next)).isInstanceOf(NoSuchElementException.class);
        for (int i = 0; i < 50; i++) {
            Generator<Integer> inner = ten();
            Generator<Integer> outer = Generator.of(out -> out.yieldFrom(inner));
            AtomicInteger got = new AtomicInteger(outer.next());
            assertThat(catchThrowable(() -> nextAtTheEnd(outer, got)))
                    .isInstanceOfAny(StackOverflowError.class, NoSuchElementException.class);
            if (inner.state() != State.CLOSED) {
                try {
                    assertThat(inner.next()).isEqualTo(got.get() + 1);
                    assertThat(inner.toList()).hasSize(8 - got.get());
                } catch (StackOverflowError late) {
                    assertThat(late).hasMessageContaining("the stack was used up before");
                    assertThat(inner.state()).isEqualTo(State.CLOSED);
                }
            }
        }
    }

    private static Generator<Integer> ten() {
        return Generator.of(out -> {
            for (int i = 0; i < 10; i++) {
                out.yield(i);
            }
        });
    }

    private static void nextAtTheEnd(Generator<Integer> g, AtomicInteger got) {
        try {
            nextAtTheEnd(g, got);
        } catch (StackOverflowError e) {
            got.set(g.next());
            throw e;
        }
    }

    @Test
    @Covers("TH-07")
    void delegationWithoutEndEndsInStackOverflowAndAllAreClosed() throws InterruptedException {
        AtomicInteger open = new AtomicInteger();
        Generator<Integer> g = endless(open);
        AtomicReference<Throwable> error = new AtomicReference<>();
        Thread consumer = new Thread(null, () -> error.set(catchThrowable(g::next)), "little stack", 160 * 1024);
        consumer.start();
        consumer.join();
        assertThat(error.get()).isInstanceOf(StackOverflowError.class);
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(open).hasValue(0);
    }

    private static Generator<Integer> endless(AtomicInteger open) {
        return Generator.of(out -> {
            open.incrementAndGet();
            try {
                out.yieldFrom(endless(open));
            } finally {
                open.decrementAndGet();
            }
        });
    }

    // ---- many consumers at once

    @Test
    @Covers({"TH-01", "TH-02", "J-40", "J-41"})
    void operationsOfManyThreadsAreOrderedOrRefused() throws Exception {
        stress(200, Long.getLong("yieldwise.seed", System.nanoTime()));
    }

    @Test
    @Tag("deep")
    void theSameForLong() throws Exception {
        stress(20_000, Long.getLong("yieldwise.seed", System.nanoTime()));
    }

    /**
     * Three threads fire next, send, throwIn, hasNext and close at one coroutine. Whatever is not refused happens in some
     * order: the body, which counts in a plain field, answers each operation once, with a number of its own.
     */
    private static void stress(int rounds, long seed) throws Exception {
        for (int round = 0; round < rounds; round++) {
            Shared shared = new Shared();
            CyclicBarrier start = new CyclicBarrier(3);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                Random random = new Random(seed + 3L * round + t);
                threads.add(new Thread(() -> shared.fire(start, random)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join(60_000);
                assertThat(thread.isAlive()).as("blocked, seed %s", seed).isFalse();
            }
            assertThat(shared.unexpected).as("seed %s", seed).isEmpty();
            shared.coroutine.close();
            assertThat(shared.answers).as("seed %s", seed).doesNotHaveDuplicates();
            assertThat(shared.served.get()).as("seed %s", seed).isEqualTo(shared.answers.size());
            assertThat(shared.cleanUps).as("seed %s", seed).isLessThanOrEqualTo(1);
            assertThat(shared.coroutine.state()).isEqualTo(State.CLOSED);
        }
    }

    private static final class Shared {
        final ConcurrentLinkedQueue<Long> answers = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
        final AtomicLong served = new AtomicLong();
        long count; // the body's own, plain on purpose
        int cleanUps;

        final Coroutine<Long, Integer, Void> coroutine = Coroutine.of(self -> {
            try {
                while (true) {
                    try {
                        self.yield(++count);
                    } catch (IllegalArgumentException thrownIn) {
                        count += 1_000_000;
                    }
                }
            } finally {
                cleanUps++;
            }
        });

        void fire(CyclicBarrier start, Random random) {
            try {
                start.await();
            } catch (Exception e) {
                unexpected.add(e);
            }
            for (int i = 0; i < 30; i++) {
                try {
                    operate(random.nextInt(40));
                } catch (GeneratorReturn closed) {
                    return;
                } catch (GeneratorStateException | IllegalArgumentException refused) {
                    continue;
                } catch (Throwable other) {
                    unexpected.add(other);
                }
            }
        }

        private void operate(int dice) {
            if (dice == 0) {
                coroutine.close();
            } else {
                long answer = dice < 15
                        ? coroutine.next()
                        : dice < 30 ? coroutine.send(1) : coroutine.throwIn(new IllegalArgumentException());
                served.incrementAndGet();
                answers.add(answer);
            }
        }
    }
}
