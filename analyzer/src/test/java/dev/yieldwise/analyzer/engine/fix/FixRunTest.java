package dev.yieldwise.analyzer.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.FixCount;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which fixes are made, and which are not. */
class FixRunTest {
    @TempDir
    private Path folder;

    private Charset encoding = StandardCharsets.UTF_8;

    @Test
    void safeFixesAreMadeAndTheRestIsReported() throws IOException {
        write("A.java", "class A { void m() { mend(); hazard(); never(); } }");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { fine(); hazard(); never(); } }");
        assertThat(messages(fixed.outcome())).containsExactly("hazard is called", "never is called");
        assertThat(fixed.count()).isEqualTo(new FixCount(1, 1));
        assertThat(fixed.warnings()).isEmpty();
        assertThat(fixed.outcome().status(Optional.of(Level.WARNING), false)).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void unsafeOnesToo() throws IOException {
        write("A.java", "class A { void m() { mend(); hazard(); } }");
        write("B.java", "class B { void m() { hazard(); } }");
        Fixed fixed = plan(Applicability.UNSAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { fine(); fine(); } }");
        assertThat(fixed.count()).isEqualTo(new FixCount(3, 2));
        assertThat(fixed.outcome().status(Optional.of(Level.NOTE), false)).isEqualTo(ExitStatus.CLEAN);
    }

    @Test
    void toPlanWritesNothing() throws IOException {
        write("A.java", "class A { void m() { mend(); } }");
        FixPlan plan = plan(Applicability.SAFE);
        assertThat(plan.diff()).contains("-class A { void m() { mend(); } }", "+class A { void m() { fine(); } }");
        assertThat(plan.foreseen().count()).isEqualTo(new FixCount(1, 1));
        assertThat(read("A.java")).contains("mend()");
    }

    @Test
    void ofTwoThatCollideTheFirstIsMadeAndThenTheOther() throws IOException {
        write("A.java", "class A { void m() { wide(wide(wide(mend()))); } }");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { fine(fine(fine(fine()))); } }");
        assertThat(fixed.count()).isEqualTo(new FixCount(4, 1));
    }

    @Test
    void oneThatIsLeftOutDoesNotHinderWhatItCollidesWith() throws IOException {
        write("A.java", "class A { void m() { wideReveal(mend()); } }");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { wideReveal(fine()); } }");
        assertThat(fixed.warnings()).hasSize(1);
        assertThat(plan(Applicability.SAFE).diff()).isEmpty();
    }

    @Test
    void whatWouldLeadToANewFindingIsLeftOutAndTold() throws IOException {
        write("A.java", "class A {\n void m() {\n  mend();\n  reveal();\n  mend();\n }\n}\n");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A {\n void m() {\n  fine();\n  reveal();\n  fine();\n }\n}\n");
        assertThat(fixed.warnings())
                .containsExactly(
                        "A.java:4:3: the fix for Call was left out: it would lead to Call at line 4, never is called");
        assertThat(fixed.outcome().notifications()).isEmpty();
        assertThat(fixed.outcome().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo("reveal is called");
            assertThat(finding.fix()).as("no report may promise it").isEmpty();
        });
        assertThat(fixed.count()).isEqualTo(new FixCount(2, 1));
    }

    @Test
    void oneAmongManyIsFound() throws IOException {
        for (int i = 0; i < 30; i++) {
            write(
                    "A" + i + ".java",
                    "class A" + i + " { void m() { mend(); " + (i % 10 == 7 ? "reveal(); " : "") + "other(); } }");
        }
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(fixed.count()).isEqualTo(new FixCount(60, 30));
        assertThat(messages(fixed.outcome()))
                .containsExactly("reveal is called", "reveal is called", "reveal is called");
        assertThat(fixed.warnings()).hasSize(3);
    }

    /** Each file for itself is better than before; together they are not. */
    @Test
    void aNewFindingInAnotherFileCountsToo() throws IOException {
        write("A.java", "class A { static void help() { seen(); mend(); } }");
        write("B.java", "class B { void m() { A.help(); } }");
        write("C.java", "class C { void m() { mend(); A.help(); } }");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { static void help() { seen(); fine(); } }");
        assertThat(read("C.java")).isEqualTo("class C { void m() { fine(); A.help(); } }");
        assertThat(fixed.warnings())
                .singleElement()
                .asString()
                .contains("it would lead to Sees at line 1, it shows and 1 more");
        assertThat(messages(fixed.outcome())).containsExactly("seen is called");
    }

    @Test
    void aResultThatIsNoJavaIsADefectAndTold() throws IOException {
        write("A.java", "class A { void m() { unparsable(); mend(); } }");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { unparsable(); fine(); } }");
        assertDefect(fixed, "the file could not be checked after it: ");
    }

    @Test
    void aFixThatLeavesItsFindingIsADefectAndTold() throws IOException {
        write("A.java", "class A { void m() { stay(); } }");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { stay(); } }");
        assertDefect(fixed, "the finding is still there after it");
        assertThat(fixed.count()).isEqualTo(new FixCount(0, 0));
    }

    private static void assertDefect(Fixed fixed, String reason) {
        assertThat(fixed.warnings()).isEmpty();
        assertThat(fixed.outcome().notifications()).singleElement().satisfies(notification -> {
            assertThat(notification.kind()).isEqualTo(Notification.Kind.RULE_FAILED);
            assertThat(notification.path()).contains("A.java");
            assertThat(notification.rule()).contains("Call");
            assertThat(notification.message())
                    .startsWith("its fix for line 1 was left out, please report it: " + reason);
        });
        assertThat(fixed.outcome().status(Optional.empty(), false)).isEqualTo(ExitStatus.INCOMPLETE);
    }

    @Test
    void whatTheUserDoesNotSeeIsNotFixed() throws IOException {
        write("A.java", "class A { void m() { mend(); other(); } }");
        UnaryOperator<Outcome> told = outcome -> new Outcome(
                outcome.findings().stream()
                        .filter(finding -> !finding.message().startsWith("mend"))
                        .toList(),
                outcome.notifications(),
                outcome.coverage());
        FixPlan plan = new FixRun(session(1).open(List.of(folder)), Applicability.SAFE, told).plan(Progress.SILENT);
        Fixed fixed = plan.write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { mend(); fine(); } }");
        assertThat(fixed.outcome().findings()).isEmpty();
        assertThat(fixed.count()).isEqualTo(new FixCount(1, 1));
    }

    @Test
    void theTextKeepsItsFormEncodingAndMark() throws IOException {
        String odd = "\uFEFFclass A {\r\n\tvoid m() {  mend( ) ;\r}\n // \u00F6\r\n}";
        write("A.java", odd);
        plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo(odd.replace("mend", "fine"));
        encoding = StandardCharsets.UTF_16;
        Files.write(folder.resolve("A.java"), odd.getBytes(StandardCharsets.UTF_16LE));
        plan(Applicability.SAFE).write();
        assertThat(Files.readAllBytes(folder.resolve("A.java")))
                .isEqualTo(odd.replace("mend", "fine").getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void aCharacterThatTheEncodingLacksRefusesTheFile() throws IOException {
        encoding = StandardCharsets.US_ASCII;
        write("A.java", "class A { void m() { foreign(); mend(); } }");
        write("B.java", "class B { void m() { mend(); } }");
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { foreign(); mend(); } }");
        assertThat(read("B.java")).isEqualTo("class B { void m() { fine(); } }");
        assertUnwritten(fixed, "not fixed: the fixed text has characters that the file's encoding lacks");
        assertThat(messages(fixed.outcome())).containsExactly("foreign is called", "mend is called");
        assertThat(fixed.count()).isEqualTo(new FixCount(1, 1));
    }

    @Test
    void aFileWhoseBytesWouldNotComeBackIsLeftAlone() throws IOException {
        encoding = Charset.forName("ISO-2022-JP");
        byte[] bytes = "class A { void m() { mend(); } } // \u001B(B".getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve("A.java"), bytes);
        Fixed fixed = plan(Applicability.SAFE).write();
        assertThat(Files.readAllBytes(folder.resolve("A.java"))).isEqualTo(bytes);
        assertUnwritten(fixed, "not fixed: its bytes would not all come back if it were written as ISO-2022-JP");
        assertThat(messages(fixed.outcome())).containsExactly("mend is called");
    }

    @Test
    void aFileThatWasChangedMeanwhileIsSkippedAndReportedAsItIs() throws IOException {
        write("A.java", "class A { void m() { mend(); } }");
        write("B.java", "class B { void m() { mend(); } }");
        FixPlan plan = plan(Applicability.SAFE);
        write("A.java", "class A { void m() { mend(); never(); } }");
        Fixed fixed = plan.write();
        assertThat(read("A.java")).isEqualTo("class A { void m() { mend(); never(); } }");
        assertThat(read("B.java")).contains("fine");
        assertUnwritten(fixed, "not fixed: it was changed after it was checked; run again");
        assertThat(messages(fixed.outcome())).containsExactly("mend is called", "never is called");
    }

    @Test
    void whatAnotherRunHasFixedMeanwhileIsNotCounted() throws IOException {
        write("A.java", "class A { void m() { mend(); } }");
        write("B.java", "class B { void m() { mend(); } }");
        FixPlan plan = plan(Applicability.SAFE);
        write("A.java", "class A { void m() { fine(); } }");
        Fixed fixed = plan.write();
        assertThat(fixed.outcome().findings()).isEmpty();
        assertThat(fixed.count()).isEqualTo(new FixCount(1, 1));
        assertUnwritten(fixed, "not fixed: it was changed after it was checked; run again");
    }

    @Test
    void aFileThatIsGoneIsTold() throws IOException {
        write("A.java", "class A { void m() { mend(); } }");
        FixPlan plan = plan(Applicability.SAFE);
        Files.delete(folder.resolve("A.java"));
        assertThat(plan.write().outcome().notifications())
                .extracting(Notification::message)
                .contains("not fixed: it is not there any more");
        assertThat(folder.resolve("A.java")).doesNotExist();
    }

    private static void assertUnwritten(Fixed fixed, String message) {
        assertThat(fixed.outcome().notifications()).singleElement().satisfies(notification -> {
            assertThat(notification.kind()).isEqualTo(Notification.Kind.UNWRITTEN);
            assertThat(notification.path()).contains("A.java");
            assertThat(notification.message()).isEqualTo(message);
        });
        assertThat(fixed.outcome().status(Optional.empty(), false)).isEqualTo(ExitStatus.INCOMPLETE);
    }

    @Test
    void everyNumberOfThreadsPlansTheSame() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("p" + i + "/A" + i + ".java", "class A" + i + " { void m() { wide(mend()); reveal(); hazard(); } }");
        }
        FixPlan one = plan(session(1), Applicability.UNSAFE);
        FixPlan four = plan(session(4), Applicability.UNSAFE);
        assertThat(four.diff()).isEqualTo(one.diff()).contains("p19/A19.java");
        assertThat(four.foreseen()).isEqualTo(one.foreseen());
    }

    private FixPlan plan(Applicability upTo) {
        return plan(session(2), upTo);
    }

    private FixPlan plan(Session session, Applicability upTo) {
        return new FixRun(session.open(List.of(folder)), upTo, UnaryOperator.identity()).plan(Progress.SILENT);
    }

    private Session session(int threads) {
        return new Session(Options.in(folder).withThreads(threads).withEncoding(encoding), MendRules.ALL);
    }

    private static List<String> messages(Outcome outcome) {
        return outcome.findings().stream().map(Finding::message).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
