package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Edits;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of the lines {@code a} to {@code f}. */
class FixDiffTest {
    private static final List<String> FILE = List.of("aaa", "bbb", "ccc", "ddd", "eee", "fff");

    private static String diff(TextEdit... edits) {
        return FixDiff.of(new Fix("mend it", Applicability.SAFE, List.of(edits)), FILE).stream()
                .map(line -> switch (line.kind()) {
                    case GAP -> "...";
                    case KEPT -> " " + line.text();
                    case REMOVED -> "-" + line.text();
                    case ADDED -> "+" + line.text();
                })
                .collect(Collectors.joining("|"));
    }

    private static TextEdit edit(String range, String replacement) {
        String[] places = range.split("[:-]");
        return new TextEdit(
                new Range(
                        Integer.parseInt(places[0]),
                        Integer.parseInt(places[1]),
                        Integer.parseInt(places[2]),
                        Integer.parseInt(places[3])),
                replacement.translateEscapes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "3:2-3:3; X; ~ bbb|-ccc|+cXc| ddd~",
                "1:1-1:1; new\\n; ~+new| aaa~",
                "3:1-3:1; new\\r\\n; ~ bbb|+new| ccc~",
                "3:1-3:1; x()\\n\\t; ~ bbb|-ccc|+x()|+\tccc| ddd~",
                "6:4-6:4; \\nnew; ~ fff|+new~",
                "7:1-7:1; new\\n; ~ fff|+new~",
                "2:1-5:4; one; ~ aaa|-bbb|-ccc|-ddd|-eee|+one| fff~"
            })
    void oneEdit(String range, String replacement, String diff) {
        assertThat(diff(edit(range, replacement))).isEqualTo(diff);
    }

    @Test
    void whatLiesApartIsShownApart() {
        assertThat(diff(edit("1:1-1:1", "new\n"), edit("5:1-5:4", "one")))
                .isEqualTo("+new| aaa|...| ddd|-eee|+one| fff");
        assertThat(diff(edit("2:1-2:1", "try {"), edit("3:4-3:4", "}")))
                .isEqualTo(" aaa|-bbb|-ccc|+try {bbb|+ccc}| ddd");
        assertThat(diff(edit("3:1-4:1", ""))).isEqualTo(" bbb|-ccc| ddd");
    }

    @Test
    void withoutTheFileThereIsNothingToShow() {
        assertThat(FixDiff.of(new Fix("mend", Applicability.SAFE, List.of(edit("1:1-1:1", "x"))), List.of()))
                .isEmpty();
    }

    /** The law: what is kept and added is the edited text, what is kept and removed is the old one, with gaps left out. */
    @Test
    void anyEditsGiveTheTextThatTheyMake() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            List<TextEdit> edits = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int line = 1 + random.nextInt(6);
                int end = Math.min(6, line + random.nextInt(3));
                int column = 1 + random.nextInt(4);
                int endColumn = end == line ? column + random.nextInt(5 - column) : 1 + random.nextInt(4);
                edits.add(new TextEdit(
                        new Range(line, column, end, endColumn),
                        List.of("", "X", "X\n", "X\r\nY").get(random.nextInt(4))));
            }
            if (!Fix.canMake(edits)) {
                continue;
            }
            Fix fix = new Fix("mend", Applicability.SAFE, edits);
            List<String> after = Edits.apply(new SourceFile(Path.of("A"), "A", String.join("\n", FILE)), fix.edits())
                    .lines()
                    .toList();
            List<FixDiff.Line> diff = FixDiff.of(fix, FILE);
            assertInOrder(diff, FixDiff.Kind.ADDED, after);
            assertInOrder(diff, FixDiff.Kind.REMOVED, FILE);
            // a file that has changed since gives something, not an exception
            FixDiff.of(fix, FILE.subList(0, 1 + random.nextInt(6)));
            FixDiff.of(fix, List.of("", "a", ""));
        }
    }

    private static void assertInOrder(List<FixDiff.Line> diff, FixDiff.Kind kind, List<String> text) {
        List<String> shown = diff.stream()
                .filter(line -> line.kind() == kind || line.kind() == FixDiff.Kind.KEPT)
                .map(FixDiff.Line::text)
                .toList();
        int from = 0;
        for (String line : shown) {
            int found =
                    line.isEmpty() ? from - 1 : text.subList(from, text.size()).indexOf(line) + from;
            assertThat(found).as("%s in %s from %s", line, text, from).isGreaterThanOrEqualTo(from - 1);
            from = Math.min(found + 1, text.size());
        }
    }
}
