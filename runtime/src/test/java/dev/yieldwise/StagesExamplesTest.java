package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the documentation of stages, itertools and primitive generators, as they stand there. */
class StagesExamplesTest {
    @Test
    void generators() {
        List<String> source = List.of("a ", "", " b");
        Generator<String> stripped =
                Generators.from(source).filter(line -> !line.isEmpty()).map(String::strip);
        assertThat(stripped.toList()).containsExactly("a", "b");
        Generator<String> lines = Generators.from(List.of("1", "2", "3", "4"));
        List<String> header = Generators.borrow(lines).take(3).toList();
        List<String> rest = new ArrayList<>();
        for (String line : lines) rest.add(line);
        assertThat(header).containsExactly("1", "2", "3");
        assertThat(rest).containsExactly("4");
    }

    @Test
    void itertools() {
        List<String> lines = List.of("x", "y");
        List<String> numbered = new ArrayList<>();
        for (var line : Itertools.enumerate(lines, 1)) numbered.add(line.index() + ": " + line.value());
        assertThat(numbered).containsExactly("1: x", "2: y");
        List<Integer> firstSums =
                Itertools.accumulate(Itertools.count(1), Integer::sum).take(4).toList();
        assertThat(firstSums).containsExactly(1, 3, 6, 10);
        assertThat(Itertools.zip(lines, List.of(3, 4))
                        .map(p -> p.first() + " is " + p.second())
                        .toList())
                .containsExactly("x is 3", "y is 4");
        assertThat(Itertools.enumerate(List.of("x", " "))
                        .filter(line -> line.value().isBlank())
                        .map(Indexed::index)
                        .toList())
                .containsExactly(1L);
    }

    @Test
    void primitives() {
        IntGenerator powers = IntGenerator.of(out -> {
            for (int i = 1; ; i *= 2) out.yield(i);
        });
        int[] first = powers.take(5).toArray();
        assertThat(first).containsExactly(1, 2, 4, 8, 16);
    }
}
