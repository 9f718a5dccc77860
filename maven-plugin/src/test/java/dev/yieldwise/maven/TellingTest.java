package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javaparser.ast.body.MethodDeclaration;
import dev.yieldwise.analyzer.baseline.Baseline;
import dev.yieldwise.analyzer.engine.Checking;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.report.Format;
import dev.yieldwise.analyzer.report.SourceLines;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TellingTest {
    @TempDir
    private Path base;

    private final RecordingLog log = new RecordingLog();
    private Path sources;
    private Path sarif;
    private Optional<Path> baseline = Optional.empty();

    /** Reports methods by their names: bad is a warning, odd a note; crash is the end of it. */
    static final class BadName {
        static final Rule RULE = Rule.named(BadName.class)
                .summary("method with a bad name")
                .levels(Level.WARNING, Level.NOTE)
                .category(Category.STYLE)
                .since("0.1")
                .check(BadName::check);

        private static void check(Pass pass) {
            for (MethodDeclaration method : pass.unit().findAll(MethodDeclaration.class)) {
                String name = method.getNameAsString();
                if (name.equals("crash")) {
                    throw new IllegalStateException("crashed");
                }
                pass.report(
                        RULE,
                        name.startsWith("bad") ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        method.getName(),
                        "bad name '" + name + "'",
                        List.of(new Step(pass.locationOf(method.getName()), "named here")));
            }
        }
    }

    @BeforeEach
    void aModule() throws IOException {
        sources = Files.createDirectories(base.resolve("app/src/main/java"));
        sarif = base.resolve("app/target/yieldwise.sarif");
    }

    private void source(String name, String text) throws IOException {
        Files.writeString(sources.resolve(name), text);
    }

    private ModuleResult module(String name, Path folder, Optional<Level> failOn, boolean allowIncomplete) {
        Checking checking = new Session(Options.in(base), List.of(BadName.RULE)).open(List.of(folder));
        Outcome outcome = checking.check(Progress.SILENT);
        return new ModuleResult(
                name,
                outcome,
                checking.scope(outcome),
                SourceLines.NONE,
                new ModuleResult.Gate(failOn, allowIncomplete));
    }

    private Verdict tell(int maxAllowed, boolean quiet, ModuleResult... modules) {
        RunSettings settings = new RunSettings(
                base, List.of(new ReportFile(Format.SARIF, sarif)), baseline, Optional.empty(), maxAllowed, quiet);
        return new Telling(List.of(BadName.RULE), "1.2.3", log.log())
                .tell(new Gathering.Run(settings, List.of(modules)));
    }

    private void run(Optional<Level> failOn, boolean allowIncomplete)
            throws MojoExecutionException, MojoFailureException {
        tell(0, false, module("it:app", sources, failOn, allowIncomplete)).raise();
    }

    @Test
    void findingsFailTheBuildAndAreListedFirst() throws IOException {
        source("A.java", "class A {\n    void bad() {}\n    void odd() {}\n}\n");
        assertThatThrownBy(() -> run(Optional.of(Level.WARNING), false))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("1 finding.")
                .hasMessageContaining(sarif.toString())
                .hasMessageContaining("-Dyieldwise.skip");
        assertThat(log.lines)
                .containsExactly(
                        "error app/src/main/java/A.java:2:10 warning BadName bad name 'bad'",
                        "info app/src/main/java/A.java:3:10 note BadName bad name 'odd'",
                        "info 1 warning, 1 note in 1 file of 4 lines");
        assertThat(sarif).content().contains("\"1.2.3\"", "app/src/main/java/A.java", "BadName");
        assertThat(sarif.getParent()).isDirectoryContaining("glob:**/yieldwise.sarif");
        assertThat(sarif.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void belowTheLevelTheyAreOnlyListed() throws Exception {
        source("A.java", "class A {\n    void bad() {}\n}\n");
        run(Optional.of(Level.ERROR), false);
        run(Optional.empty(), false);
        assertThat(log.lines)
                .filteredOn(line -> line.startsWith("warn "))
                .containsExactly(
                        "warn app/src/main/java/A.java:2:10 warning BadName bad name 'bad'",
                        "warn app/src/main/java/A.java:2:10 warning BadName bad name 'bad'");
    }

    @Test
    void modulesAreToldAsIfTheyWereOneAndFailByTheirOwnLevels() throws IOException {
        Path library = Files.createDirectories(base.resolve("lib/src/main/java"));
        Files.writeString(library.resolve("L.java"), "class L {\n    void odd() {}\n}\n");
        source("A.java", "class A {\n    void bad() {}\n}\n");
        ModuleResult strict = module("it:lib", library, Optional.of(Level.NOTE), false);
        ModuleResult mild = module("it:app", sources, Optional.of(Level.ERROR), false);
        Verdict verdict = tell(0, false, strict, mild);
        assertThat(verdict.message()).startsWith("1 finding in it:lib. ");
        assertThat(log.lines)
                .containsExactly(
                        "warn app/src/main/java/A.java:2:10 warning BadName bad name 'bad'",
                        "error lib/src/main/java/L.java:2:10 note BadName bad name 'odd'",
                        "info 1 warning, 1 note in 2 files of 6 lines");
        assertThat(sarif).content().containsOnlyOnce("\"results\"").contains("A.java", "L.java");
        assertThat(tell(1, false, strict, mild)).isEqualTo(Verdict.CLEAN);
    }

    /** Only who sees all modules can tell that a class has moved. */
    @Test
    void whatMovedToAnotherModuleIsStillKnown() throws IOException {
        Path library = Files.createDirectories(base.resolve("lib/src/main/java"));
        source("A.java", "class A {\n    void bad() {}\n}\n");
        Path file = base.resolve("known.jsonl");
        ModuleResult before = module("it:app", sources, Optional.of(Level.NOTE), false);
        Baseline.readOrNew(file).renew(before.outcome().findings(), before.scope());
        Files.move(sources.resolve("A.java"), library.resolve("A.java"));
        source("B.java", "class B {\n    void bad() {}\n}\n");

        baseline = Optional.of(file);
        Verdict verdict = tell(
                0,
                false,
                module("it:app", sources, Optional.of(Level.NOTE), false),
                module("it:lib", library, Optional.of(Level.NOTE), false));
        assertThat(verdict.message()).startsWith("1 finding in it:app. ");
        assertThat(log.lines)
                .containsExactly(
                        "error app/src/main/java/B.java:2:10 warning BadName bad name 'bad'",
                        "info 1 warning (1 kept silent) in 2 files of 6 lines");
    }

    @Test
    void moreThanAreAllowedFail() throws IOException {
        source("A.java", "class A {\n    void bad() {}\n    void bad2() {}\n}\n");
        ModuleResult module = module("it:app", sources, Optional.of(Level.WARNING), false);
        assertThat(tell(1, true, module).message()).startsWith("2 findings, and 1 are allowed. ");
        assertThat(tell(2, true, module)).isEqualTo(Verdict.CLEAN);
        assertThat(log.lines).as("quiet").allMatch(line -> line.startsWith("error "));
    }

    @Test
    void whatOneModuleLeftUndoneIsWorseThanFindings() throws IOException {
        Path torn = Files.createDirectories(base.resolve("torn"));
        Files.writeString(torn.resolve("T.java"), "class T {");
        source("A.java", "class A {\n    void bad() {}\n}\n");
        ModuleResult found = module("it:app", sources, Optional.of(Level.WARNING), true);
        assertThat(tell(0, false, found, module("it:torn", torn, Optional.of(Level.WARNING), false))
                        .message())
                .contains("1 file or rule could not be dealt with");
        assertThat(tell(0, false, found, module("it:torn", torn, Optional.of(Level.WARNING), true))
                        .message())
                .startsWith("1 finding in it:app. ");
    }

    @Test
    void nothingFoundIsARoundReport() throws Exception {
        source("A.java", "class A {}\n");
        run(Optional.of(Level.NOTE), false);
        assertThat(log.lines).containsExactly("info no findings in 1 file of 1 line");
        assertThat(sarif).content().containsPattern("\"results\" *: *\\[ *]");
    }

    @Test
    void whatIsLeftUndoneIsAnError() throws Exception {
        source("A.java", "class A {\n");
        source("B.java", "class B { void crash() {} }\n");
        assertThatThrownBy(() -> run(Optional.of(Level.NOTE), false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("2 files or rules could not be dealt with")
                .hasMessageContaining("-Dyieldwise.allowIncomplete");
        assertThat(log.lines.get(0)).startsWith("error app/src/main/java/A.java incomplete unparsed ");
        assertThat(log.lines.get(1)).startsWith("error app/src/main/java/B.java incomplete rule-failed BadName ");
        assertThat(log.lines.get(2)).endsWith("; incomplete");
        assertThat(sarif).exists();

        log.lines.clear();
        run(Optional.of(Level.NOTE), true);
        assertThat(log.lines.get(0)).startsWith("warn app/src/main/java/A.java incomplete unparsed ");
    }

    @Test
    void namesCannotSteerTheTerminal() throws Exception {
        source("A.java", "class A {\n    void bad\u001b() {}\n    void bad\u202e() {}\n}\n");
        run(Optional.empty(), true);
        assertThat(String.join("\n", log.lines)).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aReportThatCannotBeWrittenIsNamed() throws Exception {
        source("A.java", "class A {}\n");
        Files.createFile(base.resolve("app/target"));
        assertThatThrownBy(() -> run(Optional.empty(), false))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write " + sarif);
    }

    @Test
    void aReportThatFailsLeavesTheOldOneAndNothingElse() throws Exception {
        source("A.java", "class A {}\n");
        run(Optional.empty(), false);
        Files.delete(sarif);
        Files.createDirectories(sarif.resolve("in-the-way"));
        assertThatThrownBy(() -> run(Optional.empty(), false)).isInstanceOf(UncheckedIOException.class);
        assertThat(sarif.getParent().toFile().list()).containsExactly("yieldwise.sarif");
    }
}
