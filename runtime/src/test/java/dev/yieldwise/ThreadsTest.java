package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.internal.TestEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What holds because a body has a thread of its own, and in spite of it. */
class ThreadsTest {
    private static Generator<Integer> numbers() {
        return TestEngines.threaded(out -> {
            for (int i = 0; ; i++) {
                out.yield(i);
            }
        });
    }

    private static long bodyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("yieldwise-ThreadsTest"))
                .count();
    }

    private static Reason refusal(Runnable call) {
        return catchThrowableOfType(GeneratorStateException.class, call::run).reason();
    }

    @Test
    void noThreadBeforeTheFirstNext() {
        long before = bodyThreads();
        List<Thread> started = new ArrayList<>();
        List<Generator<Integer>> created = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            created.add(TestEngines.threaded(out -> {
                started.add(Thread.currentThread());
                out.yield(1);
            }));
        }
        assertThat(started).isEmpty();
        assertThat(bodyThreads()).isLessThanOrEqualTo(before); // of platform threads; virtual ones are not listed
        created.get(0).next();
        assertThat(started).hasSize(1);
        assertThat(started.get(0).getName()).isEqualTo("yieldwise-ThreadsTest");
        created.forEach(Generator::close);
    }

    @Test
    @Covers("J-27")
    void theThreadIsADaemonAndEndsWithTheBody() throws InterruptedException {
        Generator<Thread> g = TestEngines.threaded(out -> {
            while (true) {
                out.yield(Thread.currentThread());
            }
        });
        Thread body = g.next();
        assertThat(body).isNotSameAs(Thread.currentThread());
        assertThat(body.isDaemon()).isTrue();
        g.close();
        body.join(10_000);
        assertThat(body.isAlive()).isFalse();
    }

    @Test
    void abandonedGeneratorsAreClosedOnTheirOwnThread() throws InterruptedException {
        int n = 50;
        AtomicInteger cleaned = new AtomicInteger();
        AtomicInteger elsewhere = new AtomicInteger();
        abandon(n, cleaned, elsewhere);
        for (int i = 0; i < 200 && cleaned.get() < n; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(cleaned).hasValue(n);
        assertThat(elsewhere).hasValue(0);
    }

    private static void abandon(int n, AtomicInteger cleaned, AtomicInteger elsewhere) {
        for (int i = 0; i < n; i++) {
            Generator<Integer> inner = TestEngines.threaded(out -> {
                Thread own = Thread.currentThread();
                try {
                    out.yield(1);
                } finally {
                    if (Thread.currentThread() != own) {
                        elsewhere.incrementAndGet();
                    }
                    cleaned.incrementAndGet();
                }
            });
            // Every second one is held by a delegator only.
            Generator<Integer> g = i % 2 == 0 ? inner : TestEngines.threaded(out -> out.yieldFrom(inner));
            g.next();
        }
    }

    @Test
    void reEntryFromAnotherThreadIsRefusedAtOnceAndDisturbsNothing() throws InterruptedException {
        CountDownLatch inBody = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Generator<String> g = TestEngines.threaded(out -> {
            inBody.countDown();
            goOn.await();
            out.yield("undisturbed");
        });
        AtomicReference<String> got = new AtomicReference<>();
        Thread consumer = new Thread(() -> got.set(g.next()));
        consumer.start();
        inBody.await();
        assertThat(g.state()).isEqualTo(State.RUNNING);
        assertThat(refusal(g::next)).isEqualTo(Reason.ALREADY_EXECUTING);
        assertThat(refusal(g::hasNext)).isEqualTo(Reason.ALREADY_EXECUTING);
        assertThat(refusal(g::close)).isEqualTo(Reason.ALREADY_EXECUTING);
        assertThat(refusal(g::toList)).isEqualTo(Reason.ALREADY_EXECUTING);
        goOn.countDown();
        consumer.join();
        assertThat(got).hasValue("undisturbed");
        g.close();
    }

    @Test
    void anInterruptOfTheConsumerReachesTheBody() throws InterruptedException {
        CountDownLatch inBody = new CountDownLatch(1);
        Generator<String> g = TestEngines.threaded(out -> {
            try {
                inBody.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                out.yield("woken");
            }
        });
        AtomicReference<String> got = new AtomicReference<>();
        Thread consumer =
                new Thread(() -> got.set(g.next() + " " + Thread.currentThread().isInterrupted()));
        consumer.start();
        inBody.await();
        consumer.interrupt();
        consumer.join();
        assertThat(got).hasValue("woken false");
        g.close();
    }

    @Test
    @Covers("J-15")
    void anInterruptedExceptionThatLeavesTheBodySetsTheFlagAgain() {
        Generator<String> g = TestEngines.threaded(out -> TimeUnit.HOURS.sleep(1));
        Thread.currentThread().interrupt();
        assertThatThrownBy(g::next)
                .isInstanceOf(GeneratorException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFlagTheBodyDoesNotTakeComesBackWithTheAnswer() {
        Generator<Boolean> g = TestEngines.threaded(out -> {
            while (true) {
                out.yield(Thread.currentThread().isInterrupted());
            }
        });
        Thread.currentThread().interrupt();
        assertThat(g.next()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(g.next()).isFalse();
        assertThat(Thread.interrupted()).isFalse();
        g.close();
    }

    @Test
    @Covers({"J-20", "J-21", "J-22"})
    void aHandleIsOfNoUseOutsideItsBody() {
        AtomicReference<Yielder<Integer>> leaked = new AtomicReference<>();
        Generator<Integer> outer = TestEngines.threaded(out -> {
            leaked.set(out);
            Generator<Integer> inner = TestEngines.threaded(mine -> {
                out.yield(1);
                mine.yield(2);
            });
            inner.next();
        });
        assertThat(refusal(outer::next)).isEqualTo(Reason.YIELD_OUTSIDE);
        assertThat(refusal(() -> leaked.get().yield(3))).isEqualTo(Reason.YIELD_OUTSIDE);
        Generator<Integer> suspended = TestEngines.threaded(out -> {
            leaked.set(out);
            out.yield(1);
        });
        suspended.next();
        assertThat(refusal(() -> leaked.get().yield(3))).isEqualTo(Reason.YIELD_OUTSIDE);
        assertThat(suspended.hasNext()).isFalse();
    }

    @Test
    @Covers("J-23")
    void aBodyMayYieldFromALambdaItPassesOn() {
        Generator<Integer> g = TestEngines.threaded(out -> List.of(1, 2, 3).forEach(out::yield));
        assertThat(g.toList()).containsExactly(1, 2, 3);
    }

    @Test
    void resumptionsByManyThreadsAreOrdered() throws InterruptedException {
        int rounds = 2_000;
        int[] plain = {0};
        Generator<Integer> g = TestEngines.threaded(out -> {
            while (true) {
                out.yield(++plain[0]);
            }
        });
        AtomicInteger served = new AtomicInteger();
        Runnable consumer = () -> {
            while (served.get() < rounds) {
                try {
                    g.next();
                    served.incrementAndGet();
                } catch (GeneratorStateException e) {
                    assertThat(e.reason()).isEqualTo(Reason.ALREADY_EXECUTING);
                }
            }
        };
        List<Thread> threads = List.of(new Thread(consumer), new Thread(consumer), new Thread(consumer));
        threads.forEach(Thread::start);
        for (Thread t : threads) {
            t.join();
        }
        assertThat(g.next()).isEqualTo(served.get() + 1);
        g.close();
    }

    @Test
    void aBodyThatHoldsALockCanDelegateToWhatNeedsIt() {
        Object lock = new Object();
        Generator<Integer> needy = numbers().map(i -> {
            synchronized (lock) {
                return i + 1;
            }
        });
        Generator<Integer> g = TestEngines.threaded(out -> {
            synchronized (lock) {
                out.yieldFrom(needy);
            }
        });
        assertThat(g.next()).isEqualTo(1);
        g.close();
    }

    @Test
    @Covers({"J-29", "J-30", "TG-16", "TG-28"})
    void anExceptionShowsOnceWhereItsBodyWasResumed() {
        RuntimeException failure = new RuntimeException();
        Generator<Integer> inner = TestEngines.threaded(out -> {
            throw failure;
        });
        Generator<Integer> outer = TestEngines.threaded(out -> inner.next());
        assertThatThrownBy(outer::next).isSameAs(failure);
        assertThat(failure.getSuppressed()).hasSize(1);
        Generator<Integer> thrownInto = numbers();
        thrownInto.next();
        RuntimeException thrown = new RuntimeException();
        assertThatThrownBy(() -> thrownInto.throwIn(thrown)).isSameAs(thrown).hasNoSuppressedExceptions();
        RuntimeException direct = new RuntimeException();
        Generator<Integer> failing = TestEngines.threaded(out -> {
            throw direct;
        });
        assertThatThrownBy(failing::next).isSameAs(direct);
        assertThat(direct.getSuppressed()[0].getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains("anExceptionShowsOnce"));
    }

    @Test
    void deepDelegationIsClosedAsAWhole() {
        AtomicInteger cleaned = new AtomicInteger();
        Generator<Integer> g = nested(200, cleaned);
        assertThat(g.next()).isZero();
        g.close();
        assertThat(cleaned).hasValue(200);
    }

    private static Generator<Integer> nested(int depth, AtomicInteger cleaned) {
        return TestEngines.threaded(out -> {
            try {
                if (depth == 1) {
                    out.yield(0);
                } else {
                    out.yieldFrom(nested(depth - 1, cleaned));
                }
            } finally {
                cleaned.incrementAndGet();
            }
        });
    }
}
