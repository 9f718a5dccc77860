package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Covers;
import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.State;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/memory.md. */
class MemoryTest {
    // #region squares
    static Generator<Long> squares(long n, AtomicLong made) {
        return Generator.of(out -> {
            for (long i = 0; i < n; i++) {
                made.incrementAndGet();
                out.yield(i * i);
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-007")
    void aMillion() {
        // #region million
        Generator<Long> squares = squares(1_000_000, new AtomicLong());
        assertThat(squares.engine().whole()).isEqualTo(EngineChoice.Kind.PUSH);
        long sum = squares.reduce(0L, Long::sum);
        assertThat(sum).isEqualTo(333_332_833_333_500_000L);
        // #endregion
    }

    @Test
    @Covers("SEED-053")
    void aBillion() {
        // #region billion
        AtomicLong made = new AtomicLong();
        try (Generator<Long> squares = squares(1_000_000_000, made)) {
            assertThat(made).hasValue(0); // it costs nothing to have it
            squares.next();
            assertThat(squares.next()).isEqualTo(1);
            assertThat(made).hasValue(2); // and nothing was made that was not asked for
        }
        // #endregion
    }

    // #region chunks
    static Generator<byte[]> chunks(int n, List<WeakReference<byte[]>> made) {
        return Generator.of(out -> {
            for (int i = 0; i < n; i++) {
                out.yield(noted(new byte[1_000_000], made));
            }
        });
    }
    // #endregion

    private static byte[] noted(byte[] chunk, List<WeakReference<byte[]>> made) {
        made.add(new WeakReference<>(chunk));
        return chunk;
    }

    /** How many are still there after a garbage collection, or several, until there are no more than expected. */
    private static long alive(List<WeakReference<byte[]>> made, int expected) throws InterruptedException {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        for (int i = 0; i < 500 && (!garbage.refersTo(null) || alive(made) > expected); i++) {
            System.gc();
            Thread.sleep(10);
        }
        return alive(made);
    }

    private static long alive(List<WeakReference<byte[]>> made) {
        return made.stream().filter(chunk -> !chunk.refersTo(null)).count();
    }

    @Test
    @Covers({"SEED-004", "SEED-007"})
    void oneAtATime() throws InterruptedException {
        // #region one
        List<WeakReference<byte[]>> made = new ArrayList<>();
        try (Generator<byte[]> chunks = chunks(101, made)) {
            for (int i = 0; i < 100; i++) {
                assertThat(chunks.next()).hasSize(1_000_000);
            }
            assertThat(made).hasSize(100);
            assertThat(alive(made, 1)).isLessThanOrEqualTo(1); // the generator is open, what it gave is gone
        }
        // #endregion
    }

    @Test
    @Covers("SEED-054")
    void measuringTheList() throws InterruptedException {
        // #region benchmark
        List<WeakReference<byte[]>> made = new ArrayList<>();
        List<byte[]> list = chunks(20, made).toList();
        assertThat(alive(made, 20)).isEqualTo(20); // this measures the list
        assertThat(list).hasSize(20);

        made.clear();
        assertThat(chunks(20, made).count()).isEqualTo(20);
        assertThat(alive(made, 0)).isZero(); // and this the generator
        // #endregion
    }

    // #region captured
    static Generator<Integer> capturing(List<WeakReference<byte[]>> made) {
        byte[] large = noted(new byte[1_000_000], made);
        return Generator.of(out -> {
            out.yield(large.length);
            out.yield(large.length);
        });
    }

    static Generator<Integer> parameter(byte[] large) {
        return Generator.of(out -> {
            out.yield(large.length); // captured just the same
            out.yield(large.length);
        });
    }
    // #endregion

    @Test
    @Covers("SEED-072")
    void captured() throws InterruptedException {
        // #region kept
        List<WeakReference<byte[]>> made = new ArrayList<>();
        Generator<Integer> first = capturing(made);
        Generator<Integer> second = parameter(noted(new byte[1_000_000], made));
        first.next();
        second.next();
        assertThat(alive(made, 2)).isEqualTo(2);

        first.close();
        second.close();
        assertThat(alive(made, 0)).isZero();
        // #endregion
        assertThat(List.of(first, second)).allMatch(g -> g.state() == State.CLOSED);
    }
}
