package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.Generators;
import dev.yieldwise.Itertools;
import dev.yieldwise.State;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/pitfalls.md. */
class PitfallsTest {
    private final List<String> log = new ArrayList<>();

    private static Generator<Integer> squares(int n) {
        return Generator.of(out -> {
            for (int i = 0; i < n; i++) {
                out.yield(i * i);
            }
        });
    }

    @Test
    @Covers({"SEED-055", "SEED-062"})
    void twice() {
        // #region twice
        Generator<Integer> squares = squares(5);
        assertThat(squares.reduce(0, Integer::sum)).isEqualTo(30);

        // in Python the second sum is 0, and the second list empty
        GeneratorStateException refusal =
                catchThrowableOfType(GeneratorStateException.class, () -> squares.reduce(0, Integer::sum));
        assertThat(refusal.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThatThrownBy(squares::toList).isInstanceOf(GeneratorStateException.class);
        assertThatThrownBy(squares::iterator).isInstanceOf(GeneratorStateException.class);
        assertThat(squares.hasNext()).isFalse(); // the iterator's own methods just say that there is nothing
        // #endregion
    }

    @Test
    @Covers("SEED-063")
    void tee() {
        // #region tee
        Generator<Integer> squares = squares(5);
        List<Generator<Integer>> both = Itertools.tee(squares, 2);
        Generator<Integer> a = both.get(0);
        Generator<Integer> b = both.get(1);
        assertThat(a.next()).isZero();
        assertThat(a.next()).isEqualTo(1);
        assertThat(b.toList()).containsExactly(0, 1, 4, 9, 16);
        assertThat(a.toList()).containsExactly(4, 9, 16);
        assertThat(squares.state()).isEqualTo(State.CLOSED); // it was theirs
        // #endregion
    }

    @Test
    @Covers("SEED-065")
    void generatorAndFactory() {
        // #region factory
        Generator<Integer> generator = Generators.from(List.of(1, 2));
        assertThat(generator.toList()).containsExactly(1, 2);
        assertThatThrownBy(generator::toList).isInstanceOf(GeneratorStateException.class);

        Iterable<Integer> factory = () -> Generators.from(List.of(1, 2)); // makes one each time
        assertThat(factory).containsExactly(1, 2);
        assertThat(factory).containsExactly(1, 2);
        // #endregion
    }

    @Test
    @Covers("SEED-056")
    void noRandomAccess() {
        // #region nth
        try (Generator<Integer> fromTheFifth = squares(9).skip(5)) {
            assertThat(fromTheFifth.next()).isEqualTo(25);
        }
        // #endregion
    }

    // #region doubled
    static Generator<Integer> doubled(Iterable<Integer> numbers) {
        return Generator.of(out -> {
            for (int n : numbers) {
                out.yield(n * 2);
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-066")
    void listChanged() {
        // #region list
        List<Integer> data = new ArrayList<>(List.of(1, 2, 3));
        Generator<Integer> doubled = doubled(data);
        assertThat(doubled.next()).isEqualTo(2);
        data.add(4); // in Python this loop would not end
        assertThatThrownBy(doubled::next).isInstanceOf(ConcurrentModificationException.class);
        assertThat(doubled.state()).isEqualTo(State.CLOSED);
        // #endregion
    }

    @Test
    @Covers("SEED-067")
    void mapChanged() {
        // #region map
        Map<Integer, String> data = new HashMap<>(Map.of(1, "a", 2, "b"));
        Generator<Integer> doubled = doubled(data.keySet());
        doubled.next();
        data.put(9, "c");
        assertThatThrownBy(doubled::next).isInstanceOf(ConcurrentModificationException.class);
        assertThatThrownBy(doubled::next).isInstanceOf(NoSuchElementException.class); // it is over
        // #endregion
    }

    @Test
    @Covers("SEED-068")
    void copied() {
        // #region copy
        List<Integer> data = new ArrayList<>(List.of(1, 2, 3));
        List<Integer> seen = new ArrayList<>();
        for (int n : doubled(List.copyOf(data))) {
            seen.add(n);
            data.add(n);
        }
        assertThat(seen).containsExactly(2, 4, 6);
        assertThat(data).hasSize(6);
        // #endregion
    }

    // #region stages
    Generator<Integer> stage1() {
        return Generator.of(out -> {
            try {
                for (int i = 0; i < 3; i++) {
                    out.yield(i);
                }
            } catch (GeneratorExit exit) {
                log.add("stage 1 closing");
                throw exit;
            }
        });
    }

    Generator<Integer> stage2(Generator<Integer> source) {
        return Generator.of(out -> {
            try {
                for (int i : source) {
                    out.yield(i * 2);
                }
            } catch (GeneratorExit exit) {
                log.add("stage 2 closing");
                throw exit;
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-069")
    void sourceStaysOpen() {
        // #region open
        Generator<Integer> source = stage1();
        Generator<Integer> stage = stage2(source);
        assertThat(stage.next()).isZero();
        assertThat(stage.next()).isEqualTo(2);
        stage.close();
        assertThat(log).containsExactly("stage 2 closing");
        assertThat(source.state()).isEqualTo(State.SUSPENDED); // nobody has closed it
        // #endregion
        source.close();
    }

    // #region owning
    Generator<Integer> owningStage2(Generator<Integer> source) {
        return Generator.of(out -> {
            try (source) {
                for (int i : source) {
                    out.yield(i * 2);
                }
            } catch (GeneratorExit exit) {
                log.add("stage 2 closing");
                throw exit;
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-069")
    void sourceIsClosed() {
        // #region closed
        Generator<Integer> stage = owningStage2(stage1());
        stage.next();
        stage.close();
        assertThat(log).containsExactly("stage 1 closing", "stage 2 closing");

        log.clear();
        Generator<Integer> byMap = stage1().map(i -> i * 2); // owns its source, as every stage of ours
        byMap.next();
        byMap.close();
        assertThat(log).containsExactly("stage 1 closing");
        // #endregion
    }

    @Test
    @Covers("SEED-070")
    void delegated() {
        // #region delegated
        Generator<Integer> outer = Generator.of(out -> {
            try {
                out.yieldFrom(stage1());
            } catch (GeneratorExit exit) {
                log.add("stage 2 closing");
                throw exit;
            }
        });
        assertThat(outer.next()).isZero();
        assertThat(outer.next()).isEqualTo(1);
        outer.close();
        assertThat(log).containsExactly("stage 1 closing", "stage 2 closing"); // innermost first
        // #endregion
    }

    @Test
    @Covers("SEED-080")
    void notACollection() {
        // #region what-it-is-not
        Object squares = squares(3);
        assertThat(squares).isNotInstanceOfAny(Collection.class, Serializable.class, Cloneable.class);
        // #endregion
    }
}
