package dev.yieldwise.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The levels of SharedGenerator, which fixtures do not tell: it depends on who knows. */
class SharedGeneratorTest {
    @TempDir
    Path folder;

    @Test
    void whoeverWrapsHisOwnIteratorKnows() throws IOException {
        Finding lambda = in("static <T> Iterable<T> all(Iterator<T> rows) { return () -> rows; }");
        assertThat(lambda.level()).isEqualTo(Level.NOTE);
        assertThat(lambda.certainty()).isEqualTo(Certainty.DEFINITE);
        assertThat(in("static <T> Iterable<T> all(Iterator<T> rows) { return new Iterable<>() {"
                                + " public Iterator<T> iterator() { return rows; } }; }")
                        .level())
                .isEqualTo(Level.NOTE);
    }

    @Test
    void whoeverGetsOneDoesNot() throws IOException {
        assertThat(in("static Iterable<String> all(List<String> names) { Iterator<String> rows = names.iterator();"
                                + " return () -> rows; }")
                        .level())
                .isEqualTo(Level.WARNING);
        assertThat(in("static class Rows implements Iterable<String> { private final Iterator<String> rows;"
                                + " Rows(Iterator<String> rows) { this.rows = rows; }"
                                + " public Iterator<String> iterator() { return rows; } }")
                        .level())
                .isEqualTo(Level.WARNING);
    }

    private Finding in(String member) throws IOException {
        Path file = folder.resolve("Shared.java");
        Files.writeString(
                file, "import java.util.Iterator;\nimport java.util.List;\n\nclass Shared {\n" + member + "\n}\n");
        List<Finding> findings = new Session(Options.in(folder), GeneratorRules.ALL)
                .check(List.of(file), Progress.SILENT)
                .findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
