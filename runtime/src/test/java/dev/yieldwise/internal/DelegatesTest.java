package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.State;
import dev.yieldwise.internal.Family.Engine;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Woven delegates that run as calls of their delegators cannot be told from those that are resumed by themselves. */
class DelegatesTest {
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());

    @Test
    void familiesDoTheSameWovenAndOnThreads() {
        compare(Integer.getInteger("yieldwise.families", 300));
    }

    @Test
    @Tag("deep")
    @Timeout(3_600)
    void manyFamiliesDoTheSameWovenAndOnThreads() {
        compare(Integer.getInteger("yieldwise.families", 20_000));
    }

    @Test
    void oneAfterTheOtherThereAreAsManyAsOneLikes() {
        Generator<Integer> g = Generator.of(out -> {
            for (int i = 0; i < 50_000; i++) {
                out.yieldFrom(justOne(i));
            }
        });
        for (int i = 0; i < 50_000; i++) {
            assertThat(g.next()).isEqualTo(i);
        }
        assertThat(g.hasNext()).isFalse();
    }

    private static Generator<Integer> justOne(int value) {
        return Generator.of(out -> out.yield(value));
    }

    @Test
    void withinEachOtherTheyAreLimited() {
        assertThat(nested(19_000, 19_000).next()).isEqualTo(19_000);
        Generator<Integer> tooMany = nested(50_000, 50_000);
        assertThat(catchThrowable(tooMany::next)).isInstanceOf(StackOverflowError.class);
        assertThat(tooMany.state()).isEqualTo(State.CLOSED);
    }

    private static Generator<Integer> nested(int depth, int value) {
        return depth == 0 ? justOne(value) : Generator.of(out -> out.yieldFrom(nested(depth - 1, value)));
    }

    @Test
    void aValueReadAheadOfADelegateThatLeavesIsNotLost() {
        IntGenerator ints = IntGenerator.of(out -> {
            for (int i = 1; i <= 4; i++) {
                out.yield(i);
            }
        });
        IntGenerator outer = IntGenerator.of(out -> out.yieldFrom(ints));
        assertThat(outer.nextInt()).isEqualTo(1);
        assertThat(outer.hasNext()).isTrue();
        assertThat(outer.delegate()).containsSame(ints);
        assertThat(ints.nextInt()).isEqualTo(3);
        assertThat(outer.nextInt()).isEqualTo(2);
        assertThat(outer.nextInt()).isEqualTo(4);
        assertThat(outer.hasNext()).isFalse();
    }

    @Test
    void norOneOfLongsOrDoubles() {
        LongGenerator longs = LongGenerator.of(out -> {
            for (int i = 1; i <= 3; i++) {
                out.yield(i);
            }
        });
        LongGenerator outerLongs = LongGenerator.of(out -> out.yieldFrom(longs));
        assertThat(outerLongs.nextLong()).isEqualTo(1);
        assertThat(outerLongs.hasNext()).isTrue();
        assertThat(longs.nextLong()).isEqualTo(3);
        assertThat(outerLongs.nextLong()).isEqualTo(2);

        DoubleGenerator doubles = DoubleGenerator.of(out -> {
            for (int i = 1; i <= 3; i++) {
                out.yield(i);
            }
        });
        DoubleGenerator outerDoubles = DoubleGenerator.of(out -> out.yieldFrom(doubles));
        assertThat(outerDoubles.nextDouble()).isEqualTo(1);
        assertThat(outerDoubles.hasNext()).isTrue();
        assertThat(doubles.nextDouble()).isEqualTo(3);
        assertThat(outerDoubles.nextDouble()).isEqualTo(2);
    }

    /** One thread asks the delegator, the other one the delegate of the moment. */
    @Test
    void eachElementGoesToOneOfTwoThreads() throws Exception {
        for (int round = 0; round < 200; round++) {
            AtomicReference<Generator<Integer>> current = new AtomicReference<>(justOne(-1));
            Generator<Integer> outer = Generator.of(out -> {
                for (int i = 0; i < 20; i++) {
                    Generator<Integer> inner = from(10 * i);
                    current.set(inner);
                    for (boolean isDone = false; !isDone; ) {
                        try {
                            out.yieldFrom(inner);
                            isDone = true;
                        } catch (GeneratorStateException busy) {
                            Thread.onSpinWait();
                        }
                    }
                }
            });
            Queue<Integer> got = new ConcurrentLinkedQueue<>();
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                while (outer.state() != State.CLOSED) {
                    taken(current.get(), got);
                }
            });
            while (outer.state() != State.CLOSED) {
                taken(outer, got);
            }
            other.get(1, TimeUnit.MINUTES);
            taken(current.get(), got);
            got.remove(-1);
            assertThat(got).hasSize(200).doesNotHaveDuplicates();
        }
    }

    private static void taken(Generator<Integer> from, Queue<Integer> got) {
        try {
            got.add(from.next());
        } catch (NoSuchElementException end) {
            Thread.onSpinWait();
        } catch (GeneratorStateException busy) {
            assertThat(busy.reason()).isEqualTo(Reason.ALREADY_EXECUTING);
        }
    }

    private static Generator<Integer> from(int first) {
        return Generator.of(out -> {
            for (int i = first; i < first + 10; i++) {
                out.yield(i);
            }
        });
    }

    @Test
    void oneThatHasEndedKeepsNothingOfItsDelegatorAlive() throws InterruptedException {
        Generator<Object> inner = Generator.of(out -> out.yield("inner"));
        WeakReference<Object> marker = consumed(inner);
        for (int i = 0; i < 100 && marker.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(marker.get()).isNull();
        assertThat(inner.state()).isEqualTo(State.CLOSED);
    }

    private static WeakReference<Object> consumed(Generator<Object> inner) {
        Object marker = new Object();
        Generator<Object> outer = Generator.of(out -> {
            out.yieldFrom(inner);
            out.yield(marker.hashCode());
        });
        outer.next();
        outer.next();
        return new WeakReference<>(marker);
    }

    private static void compare(int families) {
        for (long seed = SEED; seed < SEED + families; seed++) {
            List<Object> onThreads = Family.log(seed, Engine.THREAD);
            assertThat(Family.log(seed, Engine.WOVEN))
                    .as("-Dyieldwise.seed=%s", seed)
                    .isEqualTo(onThreads);
            assertThat(Family.log(seed, Engine.BOTH))
                    .as("-Dyieldwise.seed=%s, some woven", seed)
                    .isEqualTo(onThreads);
        }
    }
}
