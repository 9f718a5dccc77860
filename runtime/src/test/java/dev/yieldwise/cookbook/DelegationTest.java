package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Covers;
import dev.yieldwise.Delegate;
import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import dev.yieldwise.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/delegation.md. */
class DelegationTest {
    private final List<String> log = new ArrayList<>();

    // #region inner
    static Generator<Integer> inner() {
        return Generator.of(out -> {
            out.yield(1);
            out.yield(2);
            out.yield(3);
        });
    }
    // #endregion

    @Test
    @Covers("SEED-032")
    void bothWays() {
        // #region both
        Generator<Integer> both = Generator.of(out -> {
            for (int value : inner()) {
                out.yield(value);
            }
            out.yieldFrom(inner());
        });
        assertThat(both.toList()).containsExactly(1, 2, 3, 1, 2, 3);
        // #endregion
    }

    @Test
    @Covers("SEED-032")
    void anything() {
        // #region anything
        Generator<Integer> mixed = Generator.of(out -> {
            out.yieldFrom(List.of(1, 2));
            out.yieldFrom(Stream.of(3, 4)); // closed on every way out
            out.yieldFrom(inner());
        });
        assertThat(mixed.toList()).containsExactly(1, 2, 3, 4, 1, 2, 3);
        // #endregion
    }

    // #region reader
    Coroutine<Void, String, Void> reader() {
        return Coroutine.consumer(self -> {
            try {
                for (String data = self.receive(); data != null; data = self.receive()) {
                    log.add(data);
                }
            } catch (GeneratorExit exit) {
                log.add("reader closed");
                throw exit;
            }
        });
    }

    Coroutine<Void, String, Void> wrapper() {
        return Coroutine.consumer(self -> {
            try {
                self.yieldFrom(reader());
            } finally {
                log.add("wrapper cleaned up");
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-033")
    void sendsGoIn() {
        // #region send
        Coroutine<Void, String, Void> wrapper = wrapper().prime();
        wrapper.send("Hello");
        wrapper.send("World");
        assertThatThrownBy(() -> wrapper.send(null)).isInstanceOf(GeneratorReturn.class);
        assertThat(log).containsExactly("Hello", "World", "wrapper cleaned up");
        // #endregion
    }

    @Test
    @Covers("SEED-033")
    void endsAsAStep() {
        // #region resume
        Coroutine<Void, String, Void> wrapper = wrapper().prime();
        assertThat(wrapper.resume("Hello")).isEqualTo(new Step.Yielded<>(null));
        assertThat(wrapper.resume(null)).isEqualTo(new Step.Returned<>(null));
        // #endregion
    }

    @Test
    @Covers("SEED-034")
    void closeGoesIn() {
        // #region close
        Coroutine<Void, String, Void> wrapper = wrapper().prime();
        wrapper.send("Hello");
        wrapper.close();
        assertThat(log).containsExactly("Hello", "reader closed", "wrapper cleaned up"); // innermost first
        // #endregion
    }

    @Test
    @Covers("SEED-034")
    void throwGoesIn() {
        // #region throw
        Coroutine<String, String, Void> patient = Coroutine.consumer(self -> {
            while (true) {
                try {
                    self.yield("ready");
                } catch (IllegalArgumentException e) {
                    log.add("inner caught " + e.getMessage());
                }
            }
        });
        Coroutine<String, String, Void> outer = Coroutine.consumer(self -> self.yieldFrom(patient));
        outer.next();
        assertThat(outer.throwIn(new IllegalArgumentException("this"))).isEqualTo("ready");
        assertThat(log).containsExactly("inner caught this");
        assertThat(outer.delegate()).containsSame(patient);
        outer.close();
        // #endregion
        assertThat(patient.state()).isEqualTo(State.CLOSED);
    }

    // #region by-hand
    /** What people write without yieldFrom. It forwards values and exceptions, but not close(). */
    static Coroutine<String, String, Void> byHand(Coroutine<String, String, Void> inner) {
        return Coroutine.consumer(self -> {
            Step<String, Void> step = inner.resume(null);
            while (step instanceof Step.Yielded<String, Void> yielded) {
                try {
                    step = inner.resume(self.yield(yielded.value()));
                } catch (RuntimeException e) { // GeneratorExit is none
                    step = new Step.Yielded<>(inner.throwIn(e));
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-035")
    void byHandLeaks() {
        // #region leak
        Coroutine<String, String, Void> inner = Coroutine.consumer(self -> {
            try {
                log.add(self.yield("first"));
                self.yield("second");
            } catch (RuntimeException e) {
                self.yield("recovered");
            } finally {
                log.add("inner cleaned up");
            }
        });
        Coroutine<String, String, Void> wrapper = byHand(inner);
        assertThat(wrapper.next()).isEqualTo("first");
        assertThat(wrapper.send("sent")).isEqualTo("second");
        assertThat(wrapper.throwIn(new IllegalStateException())).isEqualTo("recovered");
        wrapper.close();
        assertThat(wrapper.state()).isEqualTo(State.CLOSED);
        assertThat(inner.state()).isEqualTo(State.SUSPENDED); // leaked
        assertThat(log).containsExactly("sent");
        // #endregion
        inner.close();
        assertThat(log).containsExactly("sent", "inner cleaned up");
    }

    // #region tree
    record Tree(int value, List<Tree> children) {
        Generator<Integer> values() {
            return Generator.of(out -> {
                out.yield(value);
                for (Tree child : children) {
                    out.yieldFrom(child.values());
                }
            });
        }
    }
    // #endregion

    @Test
    @Covers("SEED-036")
    void traverse() {
        // #region traverse
        Tree tree = new Tree(
                1,
                List.of(
                        new Tree(2, List.of(new Tree(4, List.of()), new Tree(5, List.of()))),
                        new Tree(3, List.of(new Tree(6, List.of()), new Tree(7, List.of())))));
        assertThat(tree.values().toList()).containsExactly(1, 2, 4, 5, 3, 6, 7);
        // #endregion
    }

    // #region descend
    record Branch(int value, Branch left, Branch right) {
        Generator<Integer> inOrder() {
            return Generator.of(out -> visit(this, out));
        }

        private static void visit(Branch at, Yielder<? super Integer> out) {
            if (at != null) {
                visit(at.left, out);
                out.yield(at.value);
                visit(at.right, out);
            }
        }
    }
    // #endregion

    @Test
    void descending() {
        // #region descending
        Branch root = new Branch(4, new Branch(2, new Branch(1, null, null), null), new Branch(5, null, null));
        assertThat(root.inOrder().toList()).containsExactly(1, 2, 4, 5);
        // #endregion
        assertThat(root.inOrder().engine().single()).isEqualTo(EngineChoice.Kind.WOVEN);
    }

    // #region flatten
    static Generator<Object> flatten(List<?> nested) {
        return Generator.of(out -> {
            for (Object item : nested) {
                if (item instanceof List<?> list) {
                    out.yieldFrom(flatten(list));
                } else {
                    out.yield(item);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-037")
    void flattening() {
        // #region flattening
        List<Object> nested = List.of(1, List.of(2, List.of(3, 4), 5), 6, List.of(7, 8));
        assertThat(flatten(nested).toList()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        // #endregion
    }

    // #region result
    /** Yields running totals, and returns the last. */
    static Coroutine<Integer, Void, Integer> totals(List<Integer> batch) {
        return Coroutine.of(self -> {
            int total = 0;
            for (int n : batch) {
                total += n;
                self.yield(total);
            }
            return total;
        });
    }

    static Generator<Integer> process(List<List<Integer>> batches, List<Integer> sums) {
        return Generator.of(out -> {
            for (List<Integer> batch : batches) {
                int sum = out.<Integer>yieldFrom(totals(batch));
                sums.add(sum);
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-038")
    void results() {
        // #region results
        List<Integer> sums = new ArrayList<>();
        Generator<Integer> all = process(List.of(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7, 8, 9)), sums);
        assertThat(all.toList()).containsExactly(1, 3, 6, 4, 9, 15, 7, 15, 24);
        assertThat(sums).containsExactly(6, 15, 24);
        // #endregion
    }

    // #region queens
    /** Rows of queens, one a column, none attacking another. */
    static Generator<List<Integer>> queens(int n, List<Integer> placed) {
        return Generator.of(out -> {
            if (placed.size() == n) {
                out.yield(placed);
                return;
            }
            for (int row = 0; row < n; row++) {
                if (isFree(row, placed)) {
                    out.yieldFrom(queens(
                            n, Stream.concat(placed.stream(), Stream.of(row)).toList()));
                }
            }
        });
    }

    private static boolean isFree(int row, List<Integer> placed) {
        return IntStream.range(0, placed.size()).allMatch(column -> {
            int distance = placed.size() - column;
            return placed.get(column) != row && Math.abs(placed.get(column) - row) != distance;
        });
    }
    // #endregion

    @Test
    @Covers("SEED-078")
    void backtracking() {
        // #region backtracking
        try (Generator<List<Integer>> solutions = queens(6, List.of())) {
            assertThat(solutions.next()).containsExactly(1, 3, 5, 0, 2, 4); // and no further search yet
        }
        assertThat(queens(6, List.of()).count()).isEqualTo(4);
        // #endregion
    }

    @Test
    @Covers("SEED-078")
    void conjoined() {
        Generator<Integer> pairs = Generator.of(out -> {
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    log.add("" + a);
                    out.yield(b);
                }
            }
        });
        assertThat(pairs.toList()).containsExactly(0, 1, 0, 1);
        assertThat(log).containsExactly("0", "0", "1", "1");
    }

    @Test
    void ownDelegate() {
        // #region delegate
        /** Anything that can be resumed can be delegated to. */
        class Dice implements Delegate<String, Integer, Integer> {
            private int sum;

            @Override
            public Step<String, Integer> resume(Integer thrown) {
                sum += thrown == null ? 0 : thrown;
                return sum < 10 ? new Step.Yielded<>("so far " + sum) : new Step.Returned<>(sum);
            }

            @Override
            public void close() {} // nothing to release
        }
        Coroutine<String, Integer, String> game = Coroutine.of(self -> "won with " + self.yieldFrom(new Dice()));
        assertThat(game.next()).isEqualTo("so far 0");
        assertThat(game.send(6)).isEqualTo("so far 6");
        assertThat(game.resume(5)).isEqualTo(new Step.Returned<>("won with 11"));
        // #endregion
    }
}
