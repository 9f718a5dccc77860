package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of thirty lines, {@code line 1} to {@code line 30}. */
class ExcerptTest {
    @TempDir
    private Path folder;

    private static List<String> lines() {
        return IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).toList();
    }

    private static Location at(String path, int line) {
        return new Location(path, new Range(line, 1, line, 5), "line " + line);
    }

    private static Finding finding(Location... places) {
        return Samples.finding(
                Samples.UnprimedSend.RULE,
                Certainty.DEFINITE,
                places[0],
                "it fails",
                Arrays.stream(places).map(at -> new Step(at, "here")).toArray(Step[]::new));
    }

    private static String numbers(Excerpt excerpt) {
        return excerpt.lines().stream()
                .map(line -> line.number()
                        + line.stops().stream().map(stop -> "#" + stop.number()).collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 7 8 9 10#1 11 12 13",
                // at the ends of the file
                "1 | 1#1 2 3 4",
                "30 | 27 28 29 30#1",
                // what lies close is shown in one piece, also over a small gap; what lies apart is not
                "10 11 | 7 8 9 10#1 11#2 12 13 14",
                "10 15 | 7 8 9 10#1 11 12 13 14 15#2 16 17 18",
                "10 19 | 7 8 9 10#1 11 12 13 14 15 16 17 18 19#2 20 21 22",
                "10 20 | 7 8 9 10#1 11 12 13 17 18 19 20#2 21 22 23",
                // steps are numbered as they happen
                "20 5 20 | 2 3 4 5#2 6 7 8 17 18 19 20#1#3 21 22 23"
            })
    void theLinesAroundTheSteps(String steps, String shown) {
        Finding finding = finding(Arrays.stream(steps.split(" "))
                .map(line -> at("A.java", Integer.parseInt(line)))
                .toArray(Location[]::new));
        List<Excerpt> excerpts = Excerpt.of(finding, path -> lines());
        assertThat(excerpts).hasSize(1);
        assertThat(numbers(excerpts.get(0))).isEqualTo(shown);
        assertThat(excerpts.get(0).lines()).allMatch(line -> line.text().equals("line " + line.number()));
    }

    @Test
    void theFileOfTheFindingComesFirst() {
        Finding told = finding(at("A.java", 10), at("B.java", 5), at("A.java", 12), at("C.java", 1));
        assertThat(Excerpt.of(told, path -> lines()).stream().map(Excerpt::path))
                .containsExactly("A.java", "B.java", "C.java");
    }

    @Test
    void aFileThatChangedShowsOnlyWhatWasChecked() {
        for (List<String> now : List.of(List.<String>of(), List.of("line 1"), lines().subList(3, 30))) {
            Excerpt excerpt = Excerpt.of(finding(at("A.java", 10), at("A.java", 20)), path -> now)
                    .get(0);
            assertThat(excerpt.whole()).isFalse();
            assertThat(numbers(excerpt)).isEqualTo("10#1 20#2");
            assertThat(excerpt.lines().get(1).text()).isEqualTo("line 20");
        }
    }

    @Test
    void filesAreReadAgainByTheNamesThatReportsGiveThem() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/A.java"), "\uFEFFone\r\ntwo\rthree\nfour");
        Files.write(folder.resolve("Latin.java"), new byte[] {'a', (byte) 0xE4});
        Files.writeString(folder.resolve("Long.java"), "x".repeat(101));
        SourceLines sources = SourceLines.from(new Sources(folder, StandardCharsets.UTF_8, 100));
        assertThat(sources.of("src/A.java")).containsExactly("one", "two", "three", "four");
        assertThat(sources.of(folder.resolve("src/A.java").toString())).hasSize(4);
        for (String none : List.of("Latin.java", "Long.java", "Gone.java", "src", "nul\u0000.java", "")) {
            assertThat(sources.of(none)).as(none).isEmpty();
        }
    }
}
