package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.source.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReporterTest {
    private static final Reporter PLAIN = new TextReporter(Palette.NONE, true);

    @Test
    void manyFindings() {
        Golden.check("many.txt", Samples.written(PLAIN, Samples.many()));
    }

    @Test
    void inColour() {
        Golden.check("many.ansi.txt", Samples.written(new TextReporter(Palette.ANSI, true), Samples.many()));
    }

    @Test
    void coloursAddNothingButColours() {
        String coloured = Samples.written(new TextReporter(Palette.ANSI, true), Samples.many());
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(Samples.written(PLAIN, Samples.many()));
    }

    @Test
    void noLineEndsInBlanks() {
        assertThat(Samples.written(PLAIN, Samples.many()).lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void aCleanRunIsOneLine() {
        assertThat(Samples.written(PLAIN, Samples.report(List.of())))
                .isEqualTo("no findings; 120 files, 34,567 lines checked; types known for 98% of 412 receivers\n");
        assertThat(Samples.written(PLAIN, Samples.empty())).isEqualTo("no findings; 0 files, 0 lines checked\n");
        assertThat(Samples.written(new TextReporter(Palette.NONE, false), Samples.empty()))
                .isEmpty();
    }

    @Test
    void theCaretsStandBelowTheOperationWhateverTheLine() {
        for (String before : List.of("", "\t", "  ", "größe(\"数字\") + ", "x".repeat(300), "\uD83D\uDE00 e\u0301 ")) {
            for (String after : List.of("", ";", "y".repeat(300))) {
                Location location = Samples.at("A.java", 1, before + "op(1)" + after, "op(1)");
                CodeFrame frame = CodeFrame.of(location);
                assertThat(frame.marked()).isEqualTo("op(1)");
                assertThat(frame.carets()).isEqualTo(" ".repeat(Display.width(frame.before())) + "^^^^^");
                assertThat(Display.width(frame.before() + frame.marked() + frame.after()))
                        .isLessThanOrEqualTo(106);
            }
        }
    }

    @Test
    void aRangeBeyondItsLineStillHasACaret() {
        CodeFrame frame = CodeFrame.of(new Location("A.java", new Range(1, 50, 1, 60), "short"));
        assertThat(frame.carets()).isEqualTo("     ^");
        CodeFrame longer = CodeFrame.of(new Location("A.java", new Range(1, 1, 1, 401), "z".repeat(400)));
        assertThat(longer.marked()).hasSize(100).endsWith("...");
    }

    @Test
    void whatIsInAFileCannotActOnTheTerminal() {
        String text = Samples.written(
                PLAIN, Samples.report(List.of(Samples.single("a\u001B[2Jb.java", "evil '\u202E\u0007\n' \uFEFF"))));
        assertThat(text).contains("a␛[2Jb.java:3:5").contains("evil '\uFFFD␇␊' \uFFFD");
        assertThat(text).doesNotContain("\u001B").doesNotContain("\u202E");
    }
}
