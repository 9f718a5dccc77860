package dev.yieldwise.analyzer.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.javaparser.ast.expr.NameExpr;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Edits;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.suppression.Calls.BadCall;
import dev.yieldwise.analyzer.suppression.Calls.WorseCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a source file may ask for: each story is a file, and {@code bad()} in it is what the rule reports. */
class SuppressingTest {
    private static final List<Rule> ALL =
            List.of(BadCall.RULE, UnexplainedSuppression.RULE, UnusedSuppression.RULE, WorseCall.RULE);

    @TempDir
    private Path folder;

    private Outcome check(String text, List<Rule> rules) {
        try {
            Path file = Files.writeString(folder.resolve("Shop.java"), text);
            return new Session(Options.in(folder).withThreads(1), rules).check(List.of(file), Progress.SILENT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome check(String text) {
        return check(text, ALL);
    }

    private static String inMethod(String statements) {
        return "class Shop {\n    void run(int a) {\n" + statements.indent(8) + "    }\n}\n";
    }

    private static List<String> told(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding ->
                        finding.location().range().startLine() + " " + finding.rule() + ": " + finding.message())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad(); // yieldwise:ignore BadCall the shop is closed",
                "bad(); //yieldwise:ignore BadCall: the shop is closed",
                "bad(); /* yieldwise:ignore BadCall - the shop is closed */",
                "/* yieldwise:ignore BadCall the shop is closed */ bad();",
                "// yieldwise:ignore BadCall the shop is closed\nbad();",
                "// yieldwise:ignore BadCall the shop is closed\n\n// and another comment\nbad();",
                "/*\n * yieldwise:ignore BadCall the shop\n * is closed\n */\nbad();",
                "/* of */ // yieldwise:ignore BadCall the shop is closed\nbad();",
                "// yieldwise:ignore BadCall the shop is closed\nint b = a\n        + bad();",
                "// yieldwise:ignore BadCall the shop is closed\nRunnable r = () -> {\n    bad();\n};",
                "// yieldwise:ignore BadCall the shop is closed\nwhile (\n        bad()\n) {\n}",
                "int b = a\n        // yieldwise:ignore BadCall the shop is closed\n        + bad();",
            })
    void aCommentSilencesWithItsReason(String statements) {
        Outcome outcome = check(inMethod(statements));
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.silenced())
                .extracting(one -> one.finding().rule(), Silenced::by, Silenced::reason)
                .containsExactly(tuple("BadCall", Silenced.By.SUPPRESSED, "the shop is closed"));
    }

    @Test
    void aCommentBeforeALoopSilencesItsHeadAlone() {
        assertThat(told(check(
                        inMethod("// yieldwise:ignore BadCall the head is fine\nwhile (bad()) {\n    bad();\n}\n"))))
                .containsExactly("5 BadCall: bad is called");
    }

    @Test
    void severalNamesShareOneReason() {
        Outcome outcome =
                check(inMethod("bad(); worse(); // yieldwise:ignore BadCall, WorseCall both are, Well, fine"));
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.silenced())
                .extracting(Silenced::reason)
                .containsOnly("both are, Well, fine")
                .hasSize(2);
    }

    @Test
    void aHeadSilencesTheWholeFile() {
        String rest =
                "class Shop {\n    void run() {\n        bad();\n    }\n}\nclass Other {\n    int b = bad();\n}\n";
        assertThat(check("// yieldwise:ignore-file BadCall generated\npackage a;\n" + rest)
                        .findings())
                .isEmpty();
        assertThat(told(check(rest + "// yieldwise:ignore-file BadCall generated\n")))
                .containsExactly(
                        "3 BadCall: bad is called",
                        "7 BadCall: bad is called",
                        "9 UnusedSuppression: 'ignore-file' covers nothing unless it stands before the first type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SuppressWarnings(\"BadCall\") class Shop { void run() { bad(); } }",
                "class Shop { @SuppressWarnings(\"BadCall\") void run() { bad(); } }",
                "class Shop { @SuppressWarnings({\"unchecked\", \"BadCall\"}) void run() { bad(); } }",
                "class Shop { @java.lang.SuppressWarnings(value = \"BadCall\") Shop() { bad(); } }",
                "class Shop { @SuppressWarnings(\"BadCall\") int a = bad(); }",
                "class Shop { void run() { @SuppressWarnings(\"BadCall\") int a = bad(); } }",
                "class Shop { @SuppressWarnings(\"yieldwise:BadCall\") void run() { bad(); } }",
                "class Shop { @SuppressWarnings(\"yieldwise\") void run() { bad(); } }",
                "class Shop { @SuppressWarnings(\"all\") void run() { bad(); } }",
            })
    void anAnnotationSilencesItsDeclaration(String text) {
        Outcome outcome = check(text);
        assertThat(told(outcome)).isEmpty();
        assertThat(outcome.silenced()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Shop { String a = \"// yieldwise:ignore BadCall no\" + bad(); }",
                "class Shop { String a = \"\"\"\n  // yieldwise:ignore BadCall no\n  \"\"\" + bad(); }",
                "class Shop { /** yieldwise:ignore BadCall no */ int a = bad(); }",
                "class Shop { // see yieldwise:ignore BadCall\n int a = bad(); }",
                "class Shop { // yieldwise: a checker\n int a = bad(); }",
                "class Shop { static final String BAD = \"BadCall\"; @SuppressWarnings(BAD) int a = bad(); }",
                "class Shop { @SuppressWarnings(\"rawtypes\") int a = bad(); }",
                "class Shop { @SuppressWarnings int a = bad(); }",
                "class Shop { @interface SuppressFBWarnings { String value(); }\n"
                        + "@SuppressFBWarnings(\"BadCall\") int a = bad(); }",
            })
    void whatIsNoRequestSilencesNothingAndIsNoMistake(String text) {
        assertThat(check(text).findings()).extracting(Finding::rule).containsExactly("BadCall");
    }

    @Test
    void aRequestInVainIsToldAndCanBeRemoved() {
        String text = inMethod("""
                good(); // yieldwise:ignore BadCall was bad once
                // yieldwise:ignore BadCall, WorseCall one of both
                bad();
                /* yieldwise:ignore BadCall nothing */ good();
                """);
        assertThat(told(check(text)))
                .containsExactly(
                        "3 UnusedSuppression: suppression of 'BadCall' silences nothing",
                        "4 UnusedSuppression: suppression of 'WorseCall' silences nothing",
                        "6 UnusedSuppression: suppression of 'BadCall' silences nothing");
        assertThat(mended(text)).isEqualTo(inMethod("""
                good();
                // yieldwise:ignore BadCall one of both
                bad();
                good();
                """));
    }

    @Test
    void anAnnotationInVainLosesWhatIsOursAlone() {
        String text = """
                class Shop {
                    @SuppressWarnings("BadCall")
                    void one() {}
                    @Override @SuppressWarnings({"unchecked", "BadCall"}) void two() {}
                    @SuppressWarnings({"BadCall", "yieldwise:WorseCall"}) void three() {}
                    void four(@SuppressWarnings("yieldwise") int a) {}
                    @SuppressWarnings(value = {"rawtypes", "BadCall", "unchecked"}) void five() {}
                }
                """;
        assertThat(check(text).findings()).hasSize(6);
        assertThat(mended(text)).isEqualTo("""
                class Shop {
                    void one() {}
                    @Override @SuppressWarnings("unchecked") void two() {}
                    void three() {}
                    void four(int a) {}
                    @SuppressWarnings(value = {"rawtypes", "unchecked"}) void five() {}
                }
                """);
    }

    @Test
    void ofTwoThatCoverAFindingTheWiderOneIsInVain() {
        assertThat(told(check("""
                        @SuppressWarnings("BadCall")
                        class Shop {
                            int a = bad(); // yieldwise:ignore BadCall the shop is closed
                        }
                        """))).containsExactly("1 UnusedSuppression: suppression of 'BadCall' silences nothing");
    }

    @Test
    void aWrongNameIsToldWithTheRightOne() {
        String text = inMethod("bad(); // yieldwise:ignore BadCal the shop is closed")
                + "@SuppressWarnings(\"yieldwise:Worsecall\") class Other { int a = worse(); }\n";
        assertThat(told(check(text)))
                .containsExactly(
                        "3 BadCall: bad is called",
                        "3 UnusedSuppression: 'BadCal' names no rule; did you mean 'BadCall'?",
                        "6 UnusedSuppression: 'Worsecall' names no rule; did you mean 'WorseCall'?",
                        "6 WorseCall: worse is called");
        assertThat(told(check(mended(text)))).isEmpty();
    }

    @Test
    void aMisspelledWordIsToldAndAMissingNameToo() {
        String text = inMethod("good(); // yieldwise:ingore BadCall a\ngood(); // yieldwise:ignore\n");
        assertThat(told(check(text)))
                .containsExactly(
                        "3 UnusedSuppression: 'yieldwise:ingore' asks for nothing; did you mean 'yieldwise:ignore'?",
                        "4 UnusedSuppression: the suppression names no rule");
        assertThat(told(check(inMethod("bad(); // yieldwise: ignore BadCall a"))))
                .contains(
                        "3 UnusedSuppression: 'yieldwise: ignore' asks for nothing; did you mean 'yieldwise:ignore'?");
        assertThat(told(check(inMethod("bad(); // yieldwise:ignore all of it"))))
                .as("no blanket in a comment")
                .contains("3 UnusedSuppression: 'all' names no rule");
    }

    @Test
    void withoutAReasonItWorksAndIsNoted() {
        Outcome outcome = check(inMethod("bad(); // yieldwise:ignore BadCall"));
        assertThat(told(outcome)).containsExactly("3 UnexplainedSuppression: the suppression gives no reason");
        assertThat(outcome.silenced()).hasSize(1);
    }

    /** Another class path, other files or other rules may make a rule find something here. */
    @Test
    void nothingIsCalledUnusedThatOnlyThisRunDoesNotNeed() {
        String text = inMethod("good(); // yieldwise:ignore BadCall was bad once");
        assertThat(check(text, List.of(WorseCall.RULE, UnexplainedSuppression.RULE))
                        .findings())
                .as("nobody asked for it")
                .isEmpty();
        Rule failing = rule(pass -> {
            throw new IllegalStateException();
        });
        assertThat(check(text, List.of(BadCall.RULE, UnusedSuppression.RULE, failing))
                        .findings())
                .as("a rule failed on the file")
                .isEmpty();
        Rule asking = rule(pass -> pass.unit().walk(NameExpr.class, pass.types()::ofCandidate));
        assertThat(check(
                                inMethod("var t = fetch();\nt.toString();") + text.replace("Shop", "Other"),
                                List.of(BadCall.RULE, UnusedSuppression.RULE, asking))
                        .findings())
                .as("a type is unknown")
                .isEmpty();
    }

    private Rule rule(Consumer<Pass> check) {
        return Rule.named(getClass())
                .summary("for tests")
                .levels(Level.NOTE, Level.NOTE)
                .category(Category.STYLE)
                .since("0")
                .check(check);
    }

    @Test
    void aRequestAboutRequestsIsHeard() {
        assertThat(told(check(inMethod("good(); // yieldwise:ignore BadCall, UnusedSuppression bad on Windows"))))
                .isEmpty();
        assertThat(told(check("// yieldwise:ignore-file UnexplainedSuppression we have our reasons\n"
                        + inMethod("bad(); // yieldwise:ignore BadCall"))))
                .isEmpty();
        assertThat(told(check(inMethod("good(); // yieldwise:ignore UnusedSuppression for ever"))))
                .containsExactly("3 UnusedSuppression: suppression of 'UnusedSuppression' silences nothing");
    }

    @Test
    void lineEndsStay() {
        String text =
                inMethod("// yieldwise:ignore BadCall was bad once\ngood();").replace("\n", "\r\n");
        assertThat(mended(text)).isEqualTo(inMethod("good();").replace("\n", "\r\n"));
    }

    /** The text after all safe fixes of the requests in it. */
    private String mended(String text) {
        Outcome outcome = check(text);
        SourceFile file = new SourceFile(folder.resolve("Shop.java"), "Shop.java", text);
        return Edits.apply(
                file,
                outcome.findings().stream()
                        .flatMap(finding -> finding.fix().stream())
                        .filter(fix -> fix.applicability() == Applicability.SAFE)
                        .flatMap(fix -> fix.edits().stream())
                        .toList());
    }
}
