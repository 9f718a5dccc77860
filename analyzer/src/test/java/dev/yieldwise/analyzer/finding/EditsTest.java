package dev.yieldwise.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static String apply(String text, TextEdit... edits) {
        return Edits.apply(new SourceFile(Path.of("A.java"), "A.java", text), List.of(edits));
    }

    private static TextEdit edit(int line, int column, int endLine, int endColumn, String replacement) {
        return new TextEdit(new Range(line, column, endLine, endColumn), replacement);
    }

    private static TextEdit insert(int line, int column, String text) {
        return new TextEdit(Range.at(line, column), text);
    }

    private static Fix fix(TextEdit... edits) {
        return new Fix("mend it", Applicability.SAFE, List.of(edits));
    }

    @Test
    void theOrderInWhichEditsAreGivenDoesNotMatter() {
        TextEdit[] edits = {edit(1, 5, 1, 6, "B"), insert(1, 1, "<"), edit(1, 2, 1, 4, "")};
        assertThat(apply("abcdef", edits)).isEqualTo("<adBf");
        assertThat(apply("abcdef", edits[2], edits[0], edits[1])).isEqualTo("<adBf");
    }

    @Test
    void everyLineEndIsKept() {
        assertThat(apply("a\r\nb\rc\nd", edit(2, 1, 3, 2, "x"), insert(4, 2, "!")))
                .isEqualTo("a\r\nx\nd!");
        assertThat(apply("a\r\nb\r\n", insert(2, 1, "new\r\n"))).isEqualTo("a\r\nnew\r\nb\r\n");
        assertThat(apply("a\r\nb", edit(1, 2, 2, 1, " "))).isEqualTo("a b");
    }

    @Test
    void columnsAreCharacters() {
        assertThat(apply("\t\tx = y;", edit(1, 3, 1, 4, "z"))).isEqualTo("\t\tz = y;");
        assertThat(apply("\"\uD83D\uDE00\" + größe;", edit(1, 8, 1, 13, "g"))).isEqualTo("\"\uD83D\uDE00\" + g;");
        assertThat(apply("\"\\u00e9\" + x;", edit(1, 12, 1, 13, "y"))).isEqualTo("\"\\u00e9\" + y;");
    }

    @Test
    void thePlaceBehindTheLastCharacterIsOne() {
        assertThat(apply("", insert(1, 1, "x"))).isEqualTo("x");
        assertThat(apply("a\n", insert(2, 1, "x"))).isEqualTo("a\nx");
        assertThatIllegalArgumentException().isThrownBy(() -> apply("a\n", insert(1, 3, "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> apply("a", insert(2, 1, "x")));
    }

    @Test
    void whatSharesTextIsRefused() {
        TextEdit outer = edit(1, 1, 3, 1, "x");
        for (TextEdit inner :
                List.of(edit(2, 1, 2, 5, ""), insert(2, 2, "y"), edit(1, 1, 1, 2, "z"), insert(1, 1, "i"))) {
            assertThat(outer.collidesWith(inner)).isTrue();
            assertThat(inner.collidesWith(outer)).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> fix(outer, inner));
            assertThatIllegalArgumentException().isThrownBy(() -> apply("abcd\nefgh\nijkl", outer, inner));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> fix(insert(1, 1, "a"), insert(1, 1, "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> fix());
    }

    @Test
    void whatOnlyMeetsIsNot() {
        assertThat(apply("abcd", edit(1, 1, 1, 3, "x"), edit(1, 3, 1, 5, "y"))).isEqualTo("xy");
        assertThat(apply("abcd", edit(1, 1, 1, 3, "x"), insert(1, 3, "-"))).isEqualTo("x-cd");
    }

    @Test
    void linesOfOnePlaceAreMadeInOrderAndEachOnce() {
        TextEdit list = insert(1, 10, "\nimport L;");
        TextEdit map = insert(1, 10, "\nimport M;");
        assertThat(apply("import A;\n", map, list, map)).isEqualTo("import A;\nimport L;\nimport M;\n");
    }

    @Test
    void theFirstOfTwoThatCollideIsMade() {
        Fix one = fix(edit(1, 1, 1, 5, "x"), insert(3, 1, "import A;\n"));
        Fix other = fix(edit(1, 3, 1, 9, "y"));
        Fix third = fix(edit(2, 1, 2, 2, "z"), insert(3, 1, "import A;\n"));
        assertThat(Edits.compatible(List.of(one, other, third))).containsExactly(one, third);
        assertThat(Edits.compatible(List.of(other, one))).containsExactly(other);
    }

    /** Against a text in which every character stands for itself. */
    @Test
    void randomEditsDoWhatTheyWouldDoOneByOne() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            String text = random.ints(random.nextInt(30), 0, 6)
                    .mapToObj(i -> List.of("a", "b", "\t", "\n", "\r\n", "\uD83D\uDE00")
                            .get(i))
                    .reduce("", String::concat);
            SourceFile file = new SourceFile(Path.of("A.java"), "A.java", text);
            List<TextEdit> edits = new ArrayList<>();
            String expected = text;
            // From behind, so that the places before stay what they are.
            int last = text.length();
            for (int i = 0; i < 3; i++) {
                int end = last == 0 ? 0 : random.nextInt(last);
                int start = end == 0 ? 0 : random.nextInt(end);
                if (end < 1 || start < 1 || betweenPair(text, start) || betweenPair(text, end)) {
                    break;
                }
                edits.add(new TextEdit(range(text, start, end), "<" + i + ">"));
                expected = expected.substring(0, start) + "<" + i + ">" + expected.substring(end);
                last = start - 1;
            }
            assertThat(Edits.apply(file, edits)).isEqualTo(expected);
        }
    }

    private static boolean betweenPair(String text, int offset) {
        return text.charAt(offset - 1) == '\r' && text.charAt(offset) == '\n';
    }

    private static Range range(String text, int start, int end) {
        int[] from = place(text, start);
        int[] to = place(text, end);
        return new Range(from[0], from[1], to[0], to[1]);
    }

    private static int[] place(String text, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new int[] {line, column};
    }
}
