package dev.yieldwise.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {
    @TempDir
    private Path folder;

    /** Names for rules that fail; a rule is named by its class. */
    private static final class Failing {}

    @Test
    void aPathThatDoesNotExistIsMisuse() {
        assertThatThrownBy(() -> check(folder.resolve("nowhere")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aFileReachedTwiceIsCheckedOnce() throws IOException {
        Path file = write("a/A.java", "class A { void m() { bad(); } }");
        Files.createSymbolicLink(folder.resolve("B.java"), file);
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
        Outcome outcome = check(folder, file, folder.resolve("b/A.java"));
        assertThat(paths(outcome)).containsExactly("a/A.java");
        assertThat(outcome.coverage().files()).isEqualTo(1);
    }

    @Test
    void hiddenFoldersAndOtherFilesAreLeftOutUnlessNamed() throws IOException {
        String bad = "class A { void m() { bad(); } }";
        write(".git/A.java", bad);
        write("a/.hidden/b/A.java", bad);
        write("A.txt", bad);
        write("A.java", bad);
        assertThat(paths(check(folder))).containsExactly("A.java");
        assertThat(paths(check(folder.resolve(".git"), folder.resolve("A.txt"))))
                .containsExactly(".git/A.java", "A.txt");
    }

    /** The report of a run is a function of the files: neither threads nor luck may show. */
    @Test
    void everyNumberOfThreadsGivesTheSameOutcome() throws IOException {
        for (int i = 0; i < 60; i++) {
            String name = "C" + i;
            write("p/" + name + ".java", """
                    package p;
                    class %s extends C%d {
                        java.util.Map<String, C%d> map;
                        void m() { map.keySet().iterator().bad(); bad(); for (var e : map.entrySet()) e.bad(); }
                    }
                    """.formatted(name, (i + 1) % 60, (i + 7) % 60));
        }
        write("p/Broken.java", "class {"); // and the classes above extend each other in a circle
        Outcome one = run(Options.in(folder).withThreads(1), TestRules.BAD_CALL, TestRules.EVERYTHING);
        assertThat(one.findings()).hasSize(180).isSorted();
        for (int threads : new int[] {2, 4, 4, 16}) {
            assertThat(run(Options.in(folder).withThreads(threads), TestRules.BAD_CALL, TestRules.EVERYTHING))
                    .as("%d threads", threads)
                    .isEqualTo(one);
        }
    }

    @Test
    void aRuleThatFailsIsNamedAndTheOthersGoOn() throws IOException {
        write("A.java", "class A { void m() { bad(); } }");
        write("B.java", "class B { void m() { bad(); } }");
        Rule failing = TestRules.rule(Failing.class, Level.ERROR, pass -> {
            if (pass.file().name().equals("A.java")) {
                throw new IllegalArgumentException("of two minds");
            }
        });
        Outcome outcome = run(Options.in(folder), failing, TestRules.BAD_CALL);
        assertThat(paths(outcome)).containsExactly("A.java", "B.java");
        assertThat(outcome.notifications()).singleElement().satisfies(notification -> {
            assertThat(notification.kind()).isEqualTo(Notification.Kind.RULE_FAILED);
            assertThat(notification.path()).contains("A.java");
            assertThat(notification.rule()).contains("Failing");
            assertThat(notification.message())
                    .contains("IllegalArgumentException: of two minds at "
                            + getClass().getName());
        });
    }

    /** Half a story is no story. */
    @Test
    void whatARuleReportedBeforeItFailedIsDropped() throws IOException {
        write("A.java", "class A { void m() { bad(); } }");
        Rule failing = TestRules.rule(Failing.class, Level.ERROR, pass -> {
            TestRules.BAD_CALL.run(pass);
            throw new IllegalStateException();
        });
        assertThat(run(Options.in(folder), failing).findings()).isEmpty();
    }

    @Test
    void aStackThatOverflowsIsToldWithoutThePlaceWhichIsChance() throws IOException {
        write("A.java", "class A { void m() { bad(); } }");
        Rule endless = TestRules.rule(Failing.class, Level.ERROR, pass -> endless(1));
        Outcome outcome = run(Options.in(folder), endless, TestRules.BAD_CALL);
        assertThat(paths(outcome)).containsExactly("A.java");
        assertThat(outcome.notifications())
                .extracting(Notification::message)
                .containsExactly("the rule failed on this file, please report it: java.lang.StackOverflowError");
    }

    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    /** Out of memory, a class that does not link: the next file would fare no better. */
    @Test
    void anErrorOfTheMachineIsADefect() throws IOException {
        write("A.java", "class A {}");
        Rule hungry = TestRules.rule(Failing.class, Level.ERROR, pass -> {
            throw new OutOfMemoryError("for a test");
        });
        assertThatThrownBy(() -> run(Options.in(folder), hungry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a defect of the checker")
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void namesAreRelativeToTheBaseEvenThroughALink() throws IOException {
        write("real/src/A.java", "class A { void m() { bad(); } }");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("real/src/Gone.java"), Path.of("nowhere"));
        for (Path base : List.of(link, folder.resolve("real"))) {
            for (Path root : List.of(link, folder.resolve("real"))) {
                Outcome outcome = new Session(Options.in(base), List.of(TestRules.BAD_CALL))
                        .check(List.of(root), Progress.SILENT);
                assertThat(paths(outcome)).as("%s in %s", root, base).containsExactly("src/A.java");
                assertThat(outcome.notifications())
                        .as("%s in %s", root, base)
                        .extracting(notification -> notification.path().orElseThrow())
                        .containsExactly("src/Gone.java");
            }
        }
    }

    @Test
    void aFileOutsideTheBaseKeepsItsWholeName() throws IOException {
        Path file = write("A.java", "class A { void m() { bad(); } }");
        Files.createDirectories(folder.resolve("base"));
        Outcome outcome = new Session(Options.in(folder.resolve("base")), List.of(TestRules.BAD_CALL))
                .check(List.of(file), Progress.SILENT);
        assertThat(paths(outcome)).containsExactly(file.toRealPath().toString());
    }

    @Test
    void coverageCountsWhatWasLookedAt() throws IOException {
        write("A.java", "class A {\n void m(String s, Missing x) {\n s.f(); x.f();\n }\n}\n");
        write("B.java", "class B {}");
        write("Broken.java", "class {\n\n");
        Outcome outcome = run(Options.in(folder), TestRules.EVERYTHING);
        Coverage coverage = outcome.coverage();
        assertThat(List.of(coverage.files(), coverage.lines(), coverage.candidates(), coverage.known()))
                .containsExactly(2, 6L, 2L, 1L);
    }

    @Test
    void theSourcePathGivesTypesAndIsNotChecked() throws IOException {
        write("app/A.java", "class A { void m(B b) { b.self().self().bad(); } }");
        write("lib/B.java", "class B { B self() { return this; } void bad() { bad(); } }");
        Options alone = Options.in(folder);
        List<Path> app = List.of(folder.resolve("app"));
        List<Rule> rules = List.of(TestRules.BAD_CALL, TestRules.EVERYTHING);
        Outcome blind = new Session(alone, rules).check(app, Progress.SILENT);
        Outcome seeing = new Session(alone.withSourcepath(List.of(folder)), rules).check(app, Progress.SILENT);
        assertThat(blind.coverage().known()).isLessThan(3);
        assertThat(seeing.coverage().known()).isEqualTo(3);
        assertThat(paths(seeing)).containsExactly("app/A.java");
        assertThat(seeing.coverage().files()).isEqualTo(1);
    }

    @Test
    void progressHearsOfEveryFileOnce() throws IOException {
        for (int i = 0; i < 10; i++) {
            write("C" + i + ".java", i % 3 == 0 ? "class {" : "class C {}");
        }
        List<String> heard = new ArrayList<>();
        new Session(Options.in(folder).withThreads(4), List.of())
                .check(List.of(folder), (done, total) -> heard.add(done + "/" + total));
        assertThat(heard)
                .containsExactly("1/10", "2/10", "3/10", "4/10", "5/10", "6/10", "7/10", "8/10", "9/10", "10/10");
    }

    @Test
    void nothingToCheckIsCleanAndEmpty() {
        Outcome outcome = check(folder);
        assertThat(outcome).isEqualTo(new Outcome(List.of(), List.of(), Coverage.NONE));
        assertThat(outcome.status(Optional.of(Level.NOTE), false)).isEqualTo(ExitStatus.CLEAN);
    }

    private Outcome check(Path... paths) {
        return new Session(Options.in(folder), List.of(TestRules.BAD_CALL)).check(List.of(paths), Progress.SILENT);
    }

    private Outcome run(Options options, Rule... rules) {
        return new Session(options, List.of(rules)).check(List.of(folder), Progress.SILENT);
    }

    private static List<String> paths(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.location().path())
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
