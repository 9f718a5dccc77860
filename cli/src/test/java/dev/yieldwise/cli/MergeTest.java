package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.fixtures.sarif.SarifGate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two shards of a build, and their reports made one. */
class MergeTest {
    private static final List<Rule> RULES = List.of(TestRules.EvilName.RULE);

    @TempDir
    private Path folder;

    private String out;
    private String err;

    @BeforeEach
    void shards() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write("a/Evil.java", "class Evil {\n    void evil() {}\n    void evil(int x) {}\n}\n");
        write("b/Dubious.java", "class Dubious {\n    void dubious() {}\n}\n");
        write("both/Evil.java", "class Evil {\n    void evil() {}\n}\n");
        write("both/Broken.java", "class Broken {\n    void evil( {}\n}\n");
        assertThat(run("check", "-q", "a", "both", "--report=sarif=one.sarif")).isEqualTo(3);
        assertThat(run("check", "-q", "b", "both", "--report=sarif=two.sarif")).isEqualTo(3);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String... args) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Host host = new Host(new PrintWriter(outText), new PrintWriter(errText), folder, Map.of(), false, false);
        int status = Main.run(host, RULES, args);
        out = outText.toString();
        err = errText.toString();
        return status;
    }

    @Test
    void oneReportComesOut() throws IOException {
        assertThat(run("merge", "one.sarif", "two.sarif", "-o", "all.sarif")).isZero();
        assertThat(out).isEmpty();
        assertThat(err).isEmpty();
        String merged = Files.readString(folder.resolve("all.sarif"));
        assertThat(new SarifGate().faults(merged)).isEmpty();

        assertThat(run("merge", "two.sarif", "one.sarif")).isZero();
        assertThat(out).as("in whatever order").isEqualTo(merged);
        assertThat(run("merge", "all.sarif", "-o", "all.sarif")).isZero();
        assertThat(folder.resolve("all.sarif")).as("onto itself").hasContent(merged);
    }

    /** But for the coverage, which counts the files of both shards, it is what one run would have said. */
    @Test
    void itIsWhatOneRunWouldHaveSaid() {
        assertThat(run("check", "a", "b", "both", "--report=concise")).isEqualTo(3);
        String one = out;
        assertThat(run("merge", "one.sarif", "two.sarif", "--report=concise")).isZero();
        assertThat(out.replace("; 4 files, 13 lines", "; 3 files, 10 lines")).isEqualTo(one);
        assertThat(one).contains("both/Evil.java:2:10: warning EvilName").contains("both/Broken.java: incomplete");
    }

    @Test
    void otherFormatsAsInACheck() throws IOException {
        assertThat(run("merge", "one.sarif", "two.sarif", "--report=gitlab=q.json", "--report=text"))
                .isZero();
        assertThat(folder.resolve("q.json")).content().containsOnlyOnce("both/Evil.java");
        assertThat(out).contains("2 |          evil\n").contains("   |          ^^^^ named here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge",
                "merge nowhere.sarif",
                "merge one.sarif a",
                "merge one.sarif a/Evil.java",
                "merge one.sarif -o a",
                "merge one.sarif -o nowhere/x.sarif",
                "merge one.sarif -o x.sarif --report json=x.sarif",
                "merge one.sarif other.sarif -o x.sarif",
            })
    void wrongUsageIsStatus2AndOneClearSentence(String args) throws IOException {
        String other = Files.readString(folder.resolve("one.sarif")).replace("\"Yieldwise\"", "\"CodeQL\"");
        write("other.sarif", other);
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).startsWith("yieldwise: ").doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(folder.resolve("x.sarif")).doesNotExist();
    }

    @Test
    void anotherToolsFileIsNamed() throws IOException {
        write("other.sarif", Files.readString(folder.resolve("one.sarif")).replace("\"Yieldwise\"", "\"CodeQL\""));
        assertThat(run("merge", "other.sarif")).isEqualTo(2);
        assertThat(err)
                .isEqualTo("yieldwise: cannot merge " + folder.resolve("other.sarif")
                        + ": it was made by 'CodeQL'; only reports of Yieldwise can be merged\n");
    }
}
