package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.internal.TestEngines;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Generators that nobody can resume any more are closed after a garbage collection, each on its body's own stack. */
class AbandonedTest {
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 10;

    private final AtomicInteger cleaned = new AtomicInteger();
    private final AtomicInteger elsewhere = new AtomicInteger();

    private Generator<Integer> counted() {
        return TestEngines.threaded(out -> {
            Thread own = Thread.currentThread();
            try {
                for (int i = 0; ; i++) {
                    out.yield(i);
                }
            } finally {
                if (Thread.currentThread() != own) {
                    elsewhere.incrementAndGet();
                }
                cleaned.incrementAndGet();
            }
        });
    }

    @TestFactory
    @Covers({"P342-36", "TG-31", "J-25"})
    Stream<DynamicTest> allAreReclaimed() {
        return inBatches(1);
    }

    @TestFactory
    @Tag("deep")
    Stream<DynamicTest> allOfTenThousandAreReclaimed() {
        return inBatches(10);
    }

    private Stream<DynamicTest> inBatches(int batches) {
        record Case(String name, Consumer<Generator<Integer>> abandon) {}
        return Stream.of(
                        new Case("bare", Generator::next),
                        new Case("with a look-ahead pending", Generator::hasNext),
                        new Case(
                                "behind map, filter and take",
                                g -> g.map(i -> i + 1)
                                        .filter(i -> i > 0)
                                        .take(9)
                                        .next()),
                        new Case(
                                "as a delegate",
                                g -> TestEngines.<Integer>threaded(out -> out.yieldFrom(g))
                                        .next()),
                        new Case(
                                "as a stream's iterator",
                                g -> g.stream().iterator().next()))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    for (int batch = 1; batch <= batches; batch++) {
                        for (int i = 0; i < BATCH; i++) {
                            each.abandon().accept(counted());
                        }
                        awaitCleaned(batch * BATCH);
                    }
                    assertThat(elsewhere).hasValue(0);
                    cleaned.set(0);
                }));
    }

    private void awaitCleaned(int wanted) throws InterruptedException {
        for (int i = 0; i < 500 && cleaned.get() < wanted; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(cleaned).hasValue(wanted);
    }

    @Test
    void aBodyThatReachesItsOwnHandleIsNeverReclaimed() throws InterruptedException {
        List<WeakReference<Generator<Integer>>> started = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            started.add(new WeakReference<>(knowingItself()));
            counted().next();
        }
        awaitCleaned(10); // the others, so collections have taken place
        assertThat(started).noneMatch(reference -> reference.get() == null);
        started.forEach(reference -> reference.get().close());
        assertThat(cleaned).hasValue(20);
    }

    private Generator<Integer> knowingItself() {
        List<Generator<Integer>> self = new ArrayList<>();
        Generator<Integer> g = TestEngines.threaded(out -> {
            try {
                out.yield(self.size());
            } finally {
                cleaned.incrementAndGet();
            }
        });
        self.add(g);
        g.next();
        return g;
    }

    @Test
    @Covers({"J-26", "SEED-053"})
    void oneThatWasNeverStartedCostsNothingAndLeavesNothing() throws InterruptedException {
        WeakReference<Generator<Integer>> first = new WeakReference<>(counted());
        for (int i = 0; i < 1_000_000; i++) {
            counted();
        }
        for (int i = 0; i < 500 && first.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(first.refersTo(null)).isTrue();
        assertThat(cleaned).hasValue(0);
    }

    /**
     * The consumer's object is garbage as soon as nothing uses it any more, which may be in the middle of its last
     * operation. Were it not kept reachable to its end, the collector would try to close a body that runs, be refused,
     * and never come back. Compiled code alone forgets its object that early, hence the many operations before.
     */
    @Test
    void anOperationKeepsItsGeneratorAliveToItsEnd() throws InterruptedException {
        for (int i = 0; i < 3_000; i++) {
            lastOperation(() -> false);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            int before = cleaned.get();
            lastOperation(() -> {
                counted().next(); // once this has been reclaimed, so has all that was garbage with it
                awaitCleaned(before + 1);
                return true;
            });
            awaitCleaned(before + 2);
        }
    }

    private interface Meanwhile {
        /** Answers whether the body goes on after it. */
        boolean run() throws InterruptedException;
    }

    private void lastOperation(Meanwhile meanwhile) {
        Generator<Integer> g = TestEngines.threaded(out -> {
            try {
                out.yield(1);
                if (meanwhile.run()) {
                    out.yield(2);
                }
            } finally {
                cleaned.incrementAndGet();
            }
        });
        g.next();
        g.hasNext();
    }

    @Test
    @Covers({"SEED-072", "TG-25"})
    void aClosedGeneratorKeepsNothingOfItsBody() throws InterruptedException {
        List<WeakReference<Object>> kept = new ArrayList<>();
        List<Generator<Integer>> closed = new ArrayList<>();
        closed.add(capturing(kept));
        closed.get(0).close();
        closed.add(capturing(kept));
        closed.get(1).toList();
        closed.add(capturing(kept));
        closed.get(2).hasNext();
        closed.get(2).close();
        closed.add(capturing(kept).map(i -> i));
        closed.get(3).next();
        closed.get(3).close();
        for (int i = 0; i < 500 && kept.stream().anyMatch(reference -> reference.get() != null); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(kept).hasSize(4).allMatch(reference -> reference.get() == null);
        assertThat(closed).allMatch(g -> g.state() == State.CLOSED);
    }

    private static Generator<Integer> capturing(List<WeakReference<Object>> kept) {
        byte[] large = new byte[1_000_000];
        kept.add(new WeakReference<>(large));
        return TestEngines.threaded(out -> {
            out.yield(large.length);
            out.yield(large.length);
        });
    }

    @Test
    @Covers("SEED-007")
    void elementsThatWerePassedOnAreNotKept() {
        List<WeakReference<Object>> seen = new ArrayList<>();
        Generator<Object> g = TestEngines.threaded(out -> {
            for (int i = 0; i < 3; i++) {
                out.yield(new byte[1_000_000]);
            }
        });
        seen.add(new WeakReference<>(g.next()));
        g.next();
        for (int i = 0; i < 500 && seen.get(0).get() != null; i++) {
            System.gc();
        }
        assertThat(seen.get(0).get()).isNull();
        g.close();
    }
}
