package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each stage, pulled one by one and consumed whole: the same elements, the same clean-up. */
class StagesTest {
    private final List<String> log = new ArrayList<>();

    private Generator<Integer> source() {
        return Generator.of(out -> {
            try {
                for (int i = 1; i <= 6; i++) {
                    log.add("pull " + i);
                    out.yield(i);
                }
            } finally {
                log.add("clean-up");
            }
        });
    }

    private record Row(
            String name, Function<Generator<Integer>, Generator<Integer>> stage, List<Integer> elements, int pulled) {}

    private static Stream<Row> rows() {
        return Stream.of(
                new Row("map", g -> g.map(i -> i * 10), List.of(10, 20, 30, 40, 50, 60), 6),
                new Row("filter", g -> g.filter(i -> i % 2 == 0), List.of(2, 4, 6), 6),
                new Row("take", g -> g.take(2), List.of(1, 2), 2),
                new Row("take none", g -> g.take(0), List.of(), 0),
                new Row("skip", g -> g.skip(4), List.of(5, 6), 6),
                new Row("takeWhile", g -> g.takeWhile(i -> i < 3), List.of(1, 2), 3),
                new Row("dropWhile", g -> g.dropWhile(i -> i < 5), List.of(5, 6), 6),
                new Row("dropWhile lets later ones pass", g -> g.dropWhile(i -> i % 2 == 1), List.of(2, 3, 4, 5, 6), 6),
                new Row("peek", g -> g.peek(i -> {}), List.of(1, 2, 3, 4, 5, 6), 6),
                new Row("chain", g -> g.filter(i -> i != 2).map(i -> -i).take(2), List.of(-1, -3), 3));
    }

    @TestFactory
    Stream<DynamicTest> pulledAndConsumedAlike() {
        return rows().flatMap(row -> Stream.of(
                DynamicTest.dynamicTest(row.name() + " pulled", () -> {
                    List<Integer> got = new ArrayList<>();
                    row.stage().apply(source()).forEachRemaining(got::add);
                    assertRow(row, got);
                }),
                DynamicTest.dynamicTest(
                        row.name() + " whole",
                        () -> assertRow(row, row.stage().apply(source()).toList())),
                DynamicTest.dynamicTest(row.name() + " part by part", () -> {
                    Generator<Integer> stage = row.stage().apply(source());
                    List<Integer> got = new ArrayList<>();
                    if (stage.hasNext()) {
                        got.add(stage.next());
                        got.addAll(stage.toList());
                    }
                    assertRow(row, got);
                })));
    }

    private void assertRow(Row row, List<Integer> got) {
        assertThat(got).isEqualTo(row.elements());
        List<String> wanted = new ArrayList<>();
        for (int i = 1; i <= row.pulled(); i++) {
            wanted.add("pull " + i);
        }
        if (row.pulled() > 0) {
            wanted.add("clean-up");
        }
        assertThat(log).isEqualTo(wanted);
        log.clear();
    }

    @Test
    void aStageClosedEarlyClosesItsSource() {
        Generator<Integer> g = source();
        g.next();
        g.map(i -> i).close();
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("pull 1", "clean-up");
        Generator<Integer> other = source();
        Generator<Integer> stage = other.filter(i -> true);
        stage.next();
        RuntimeException thrown = new RuntimeException();
        assertThat(catchThrowable(() -> stage.throwIn(thrown))).isSameAs(thrown);
        assertThat(other.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theFunctionsExceptionComesOutItselfAndClosesTheSource() {
        RuntimeException thrown = new RuntimeException();
        Function<Integer, Integer> failing = i -> {
            throw thrown;
        };
        Generator<Integer> pulled = source();
        assertThat(catchThrowable(() -> pulled.map(failing).next())).isSameAs(thrown);
        assertThat(pulled.state()).isEqualTo(State.CLOSED);
        Generator<Integer> whole = source();
        assertThat(catchThrowable(() -> whole.map(failing).count())).isSameAs(thrown);
        assertThat(whole.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("pull 1", "clean-up", "pull 1", "clean-up");
    }

    @Test
    void whileAStageIsConsumedItsSourceIsRunning() {
        Generator<Integer> g = source();
        g.map(i -> i).forEach(i -> assertThat(g.state()).isEqualTo(State.RUNNING));
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aStageCanBeDelegatedTo() {
        Generator<Integer> stage = source().map(i -> i + 1);
        Generator<Integer> outer = Generator.of(out -> out.yieldFrom(stage));
        assertThat(outer.next()).isEqualTo(2);
        assertThat(outer.delegate()).containsSame(stage);
        outer.close();
        assertThat(stage.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("pull 1", "clean-up");
    }

    @Test
    void negativeNumbersAreRefused() {
        assertThatThrownBy(() -> source().take(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> source().skip(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
