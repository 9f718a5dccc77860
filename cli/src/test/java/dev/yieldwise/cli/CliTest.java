package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as its users see it: what goes in, what comes out, and the status. */
class CliTest {
    private static final String ESCAPE = "\u001B[";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private List<Rule> rules = List.of(TestRules.EvilName.RULE);
    private boolean terminal;
    private String out;
    private String err;

    @BeforeEach
    void sources() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write("clean/Good.java", "class Good {\n    void good() {}\n}\n");
        write("dirty/Evil.java", "class Evil {\n    void evil() {}\n    void dubious() {}\n}\n");
        write("broken/Broken.java", "class Broken {\n    void evil( {}\n}\n");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private int run(String... args) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Host host =
                new Host(new PrintWriter(outText), new PrintWriter(errText), folder, environment, terminal, terminal);
        int status = Main.run(host, rules, args);
        out = outText.toString();
        err = errText.toString();
        return status;
    }

    @Test
    void cleanIsStatus0() {
        assertThat(run("check", "clean")).isZero();
        assertThat(out).isEqualTo("no findings; 1 file, 3 lines checked\n");
        assertThat(err).startsWith("class path: ").hasLineCount(1);
    }

    @Test
    void aFindingIsStatus1() {
        assertThat(run("check", "dirty")).isEqualTo(1);
        assertThat(out).isEqualTo("""
                        dirty/Evil.java:2:10: warning[EvilName] definite: method 'evil' has an evil name
                           |
                         2 |     void evil() {}
                           |          ^^^^ named here
                           |
                           help: yieldwise explain EvilName

                        dirty/Evil.java:3:10: note[EvilName] possible: method 'dubious' has an evil name

                        1 warning, 1 note in 1 file; 1 file, 4 lines checked
                        """);
    }

    @Test
    void failOnDecides() {
        assertThat(run("check", "dirty", "--fail-on", "error")).isZero();
        assertThat(run("check", "dirty", "--fail-on=never")).isZero();
        assertThat(run("check", "dirty", "--fail-on=warning")).isEqualTo(1);
        write3();
        assertThat(run("check", "dubious")).isZero();
        assertThat(run("check", "dubious", "--fail-on=note")).isEqualTo(1);
    }

    private void write3() {
        try {
            write("dubious/Dubious.java", "interface Dubious { void dubious(); }");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anUnparsedFileIsStatus3() {
        assertThat(run("check", "clean", "broken", "dirty")).isEqualTo(3);
        assertThat(out).contains("broken/Broken.java: incomplete: unparsed: ").contains("warning[EvilName]");
        assertThat(run("check", "broken", "--allow-incomplete")).isZero();
        assertThat(run("check", "broken", "dirty", "--allow-incomplete")).isEqualTo(1);
    }

    @Test
    void aRuleThatFailsIsStatus3AndTheOthersGoOn() throws IOException {
        rules = List.of(TestRules.EvilName.RULE, TestRules.NoPage.RULE);
        write("crash/Crash.java", "class Crash { void crash() {} void evil() {} }");
        assertThat(run("check", "crash")).isEqualTo(3);
        assertThat(out).contains("rule-failed[NoPage]").contains("warning[EvilName]");
    }

    @Test
    void aFileAboveTheLimitIsStatus3() {
        assertThat(run("check", "clean", "--max-file-size", "10")).isEqualTo(3);
        assertThat(run("check", "clean", "--max-file-size", "1K")).isZero();
    }

    @Test
    void anInternalErrorIsStatus70AndAsksForAReport() {
        rules = List.of(TestRules.NoPage.RULE);
        assertThat(run("explain", "NoPage")).isEqualTo(70);
        assertThat(out).isEmpty();
        assertThat(err)
                .contains("IllegalStateException")
                .contains("please report it")
                .contains("Java ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check nowhere",
                "check --fail-on=info",
                "check --report=xml",
                "check --report=sarif=",
                "check --report=json --report=sarif",
                "check --report=json=a.json --report=sarif=clean/../a.json",
                "check --report=json=nowhere/a.json",
                "check --report=json=clean",
                "check --threads=0",
                "check --threads=x",
                "check -j 9999",
                "check --encoding=klingon",
                "check --encoding=???",
                "check --max-file-size=big",
                "check --color=green",
                "check --base=nowhere",
                "check --classpath=nowhere.jar",
                "check --bogus",
                "chek",
                "explain",
                "explain Nothing",
                "rules --yaml",
            })
    void wrongUsageIsStatus2AndOneClearSentence(String args) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).contains("yieldwise: ").doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(folder.resolve("a.json")).doesNotExist();
    }

    @Test
    void aloneItPrintsShortHelp() {
        assertThat(run()).isZero();
        assertThat(out).startsWith("Usage: yieldwise").contains("check", "rules", "explain");
        assertThat(out.lines().count()).as("fits the smallest terminal").isLessThan(24);
    }

    @Test
    void helpAndVersionAreAnswers() {
        assertThat(run("--version")).isZero();
        assertThat(out)
                .matches("yieldwise \\d+\\.\\d+\\.\\d+\\S*\\R"
                        + "(commit [0-9a-f]{10,}(-dirty)? of 20\\S+Z\\R)?Java \\d.*\\R")
                .contains(System.getProperty("os.name"));
        assertThat(run("check", "--help")).isZero();
        assertThat(out).contains("--fail-on").contains("Exit status");
    }

    @Test
    void theCurrentFolderIsTheDefault() {
        assertThat(run("check", "--allow-incomplete")).isEqualTo(1);
        assertThat(out).contains("dirty/Evil.java:2:10").endsWith("2 files, 7 lines checked; incomplete, 1 notice\n");
    }

    @Test
    void reportsAreRelativeToTheBase() {
        assertThat(run("check", "dirty", "--base", "dirty")).isEqualTo(1);
        assertThat(out).startsWith("Evil.java:2:10");
    }

    @Test
    void severalReportsAtOnce() throws IOException {
        assertThat(run("check", "dirty", "--report", "sarif=r.sarif", "--report", "json=r.json"))
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("r.sarif"))).contains("\"version\" : \"2.1.0\"".replace(" :", ":"));
        assertThat(Files.readString(folder.resolve("r.json"))).contains("yieldwise-report/1");
        assertThat(out).contains("warning[EvilName]");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".git", "clean", "dirty", "broken", "r.sarif", "r.json");
        }
    }

    @Test
    void aReportThatFailsLeavesNothingBehind() throws IOException {
        rules = List.of(TestRules.NoPage.RULE);
        assertThat(run("check", "clean", "--report=json=r.json", "--report=sarif=r.sarif"))
                .isEqualTo(70);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".git", "clean", "dirty", "broken");
        }
    }

    @Test
    void oneReportGoesToStandardOutputAlone() {
        assertThat(run("check", "dirty", "--report", "json")).isEqualTo(1);
        assertThat(out).startsWith("{\n  \"schema\": \"yieldwise-report/1\"").endsWith("}\n");
        assertThat(run("check", "dirty", "--report=sarif")).isEqualTo(1);
        assertThat(out).contains("\"ruleId\": \"EvilName\"");
    }

    @Test
    void anOldReportIsReplacedAndALinkStaysALink() throws IOException {
        Path real = write("real.json", "old");
        Files.createSymbolicLink(folder.resolve("link.json"), real);
        assertThat(run("check", "clean", "--report=json=link.json")).isZero();
        assertThat(Files.isSymbolicLink(folder.resolve("link.json"))).isTrue();
        assertThat(Files.readString(real)).contains("yieldwise-report/1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .startsWith("rw-r");
    }

    @Test
    void aDeviceIsWrittenTo() {
        assertThat(run("check", "clean", "--report=json=/dev/null")).isZero();
    }

    @Test
    void quietSaysNothingButFindings() {
        assertThat(run("check", "clean", "--quiet")).isZero();
        assertThat(out).isEmpty();
        assertThat(err).isEmpty();
        assertThat(run("check", "dirty", "-q")).isEqualTo(1);
        assertThat(out).contains("warning[EvilName]").doesNotContain("checked");
    }

    @Test
    void nothingToCheckIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThat(run("check", "empty")).isZero();
        assertThat(err).contains("there is no Java file");
    }

    /** Lines, columns and excerpts are those of the same file with the line ends of Unix. */
    @Test
    void lineEndsOfWindowsChangeNothing() throws IOException {
        run("check", "dirty");
        String unix = out;
        Path file = folder.resolve("dirty/Evil.java");
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        run("check", "dirty", "--report", "text", "--report", "json=r.json", "--report", "concise=r.txt");
        assertThat(out).isEqualTo(unix).doesNotContain("\r");
        assertThat(folder.resolve("r.json")).content().doesNotContain("\\r");
        assertThat(folder.resolve("r.txt")).content().doesNotContain("\r");
    }

    @Test
    void theEncodingIsUsed() throws IOException {
        Files.write(folder.resolve("clean/Latin.java"), "class Latin { int größe; }".getBytes("ISO-8859-1"));
        assertThat(run("check", "clean")).isEqualTo(3);
        assertThat(out).contains("clean/Latin.java: incomplete: unread: ");
        assertThat(run("check", "clean", "--encoding", "ISO-8859-1")).isZero();
    }

    @Test
    void threadsDoNotChangeTheReport() {
        run("check", "--report=json", "-j", "1");
        String one = out;
        run("check", "--report=json", "-j", "4");
        assertThat(out).isEqualTo(one);
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        assertThat(coloured()).isFalse();
        terminal = true;
        environment.put("TERM", "xterm");
        assertThat(coloured()).isTrue();
        assertThat(coloured("--color=never")).isFalse();
        environment.put("TERM", "dumb");
        assertThat(coloured()).isFalse();
        assertThat(coloured("--color=always")).isTrue();
        environment.put("CLICOLOR_FORCE", "1");
        assertThat(coloured()).isTrue();
        environment.put("NO_COLOR", "1");
        assertThat(coloured()).isFalse();
        assertThat(coloured("--color", "always")).isTrue();
        terminal = false;
        environment.remove("NO_COLOR");
        assertThat(coloured()).isTrue();
        environment.put("CLICOLOR_FORCE", "0");
        assertThat(coloured()).isFalse();
    }

    private boolean coloured(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "check";
        args[1] = "dirty";
        System.arraycopy(options, 0, args, 2, options.length);
        assertThat(run(args)).isEqualTo(1);
        return out.contains(ESCAPE);
    }

    @Test
    void aReportInAFileHasNoColours() throws IOException {
        run("check", "dirty", "--color=always", "--report=text=r.txt");
        assertThat(out).contains(ESCAPE);
        assertThat(Files.readString(folder.resolve("r.txt")))
                .contains("warning[EvilName]")
                .doesNotContain(ESCAPE);
    }

    @Test
    void aReaderThatWentAwayIsNoError() {
        Writer closed = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void close() {}
        };
        StringWriter errText = new StringWriter();
        for (String format : List.of("text", "json", "sarif")) {
            Host host = new Host(new PrintWriter(closed), new PrintWriter(errText), folder, environment, false, false);
            assertThat(Main.run(host, rules, "check", "-q", "dirty", "--report", format))
                    .isEqualTo(1);
        }
        assertThat(errText.toString()).isEmpty();
    }

    @Test
    void rulesAreListed() {
        rules = List.of(TestRules.NoPage.RULE, TestRules.EvilName.RULE);
        assertThat(run("rules")).isZero();
        assertThat(out).isEqualTo("""
                        EvilName  warning/note     style        method with an evil name
                        NoPage    error/error      style        rule without a page
                        """);
        assertThat(run("rules", "--json")).isZero();
        assertThat(out).startsWith("[\n").contains("\"name\": \"EvilName\"");
    }

    @Test
    void aRuleIsExplained() {
        assertThat(run("explain", "EvilName")).isZero();
        assertThat(out).startsWith("# EvilName\n").contains("Every method named evil.");
    }

    @Test
    void aTypingErrorIsUnderstood() {
        assertThat(run("explain", "evilnam")).isEqualTo(2);
        assertThat(err).isEqualTo("yieldwise: there is no rule 'evilnam'; did you mean 'EvilName'?\n");
        assertThat(run("explain", "SomethingElse")).isEqualTo(2);
        assertThat(err).contains("'yieldwise rules' lists them");
    }

    @Test
    void silenceIsExplained() {
        assertThat(run("check", "clean", "--explain-silence", "dirty/Evil.java:2:10"))
                .isZero();
        assertThat(out).isEqualTo("""
                        dirty/Evil.java:2  void evil() {}
                          EvilName              reports here: method 'evil' has an evil name
                        """);
        assertThat(run("check", "--explain-silence", "dirty/Evil.java:1")).isZero();
        assertThat(out).isEqualTo("""
                        dirty/Evil.java:1  class Evil {
                          all rules             see nothing on this line to look at: EvilName
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dirty/Evil.java", "dirty/Evil.java:x", ":3", "dirty/Evil.java:99", "no/Such.java:1"})
    void whereThereIsNoLineNothingCanBeExplained(String place) {
        assertThat(run("check", "--explain-silence", place)).isEqualTo(2);
        assertThat(err)
                .contains(place.startsWith(":") ? "FILE:LINE" : place.substring(0, 5))
                .doesNotContain("\tat ");
    }

    @Test
    void anHtmlReportShowsTheSourceAroundAFinding() throws IOException {
        assertThat(run("check", "dirty", "--report", "html=report.html")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!doctype html>")
                .contains("<i>1</i>class Evil {")
                .contains("<i>2</i>    void <mark>evil</mark>() {}");
        assertThat(run("check", "dirty/Evil.java", "--base", "dirty", "--report", "html"))
                .isEqualTo(1);
        assertThat(out)
                .contains("<i>1</i>class Evil {")
                .contains("data-path=\"Evil.java\"")
                .endsWith("</html>\n");
    }
}
