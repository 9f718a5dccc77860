package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConciseReporterTest {
    @Test
    void manyFindings() {
        Golden.check("many.concise.txt", Samples.written(new ConciseReporter(Palette.NONE, true), Samples.many()));
    }

    @Test
    void coloursAddNothingButColours() {
        String coloured = Samples.written(new ConciseReporter(Palette.ANSI, true), Samples.many());
        assertThat(coloured).contains("\u001B[");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(Samples.written(new ConciseReporter(Palette.NONE, true), Samples.many()));
    }

    @Test
    void eachFindingIsOneLineWhateverItsPathAndMessageHold() {
        Report report = Samples.report(List.of(Samples.single("a\nb\u001B[2J.java", "line\r\nbreak")));
        assertThat(Samples.written(new ConciseReporter(Palette.NONE, false), report))
                .isEqualTo("a␊b␛[2J.java:3:5: error UnprimedSend: line␍␊break\n");
    }
}
