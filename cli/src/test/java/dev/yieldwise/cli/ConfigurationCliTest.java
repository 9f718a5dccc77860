package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What yieldwise.toml and the options around it do, as users see it. */
class ConfigurationCliTest {
    private static final String EVIL = "class Evil {\n    void evil() {}\n    void dubious() {}\n}\n";

    @TempDir
    private Path temporary;

    private Path folder;
    private String in = "";
    private String out;
    private String err;

    @BeforeEach
    void sources() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectory(folder.resolve(".git"));
        write("src/Evil.java", EVIL);
        write("legacy/Old.java", EVIL);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private int run(String... args) {
        return runIn(folder, args);
    }

    private int runIn(Path current, String... args) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Host host = new Host(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(outText),
                new PrintWriter(errText),
                current,
                Map.of(),
                false,
                false);
        int status = Main.run(host, List.of(TestRules.NoPage.RULE, TestRules.EvilName.RULE), args);
        out = outText.toString();
        err = errText.toString();
        return status;
    }

    private List<String> files(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "check";
        all[1] = "--show-files";
        System.arraycopy(args, 0, all, 2, args.length);
        assertThat(run(all)).isZero();
        return out.lines().toList();
    }

    @Test
    void theNearestFileHolds() throws IOException {
        write("yieldwise.toml", "fail-on = 'error'\nexclude = ['legacy']\n[levels]\nEvilName = 'note'\n");
        assertThat(run("check")).isZero();
        assertThat(out).isEqualTo("""
                src/Evil.java:2:10: note[EvilName] definite: method 'evil' has an evil name
                src/Evil.java:3:10: note[EvilName] possible: method 'dubious' has an evil name

                2 notes in 1 file; 1 file, 4 lines checked; 1 file skipped (1 excluded)
                """);
        assertThat(run("check", "--fail-on", "note")).isEqualTo(1);
        assertThat(run("check", "--no-config")).isEqualTo(1);
        assertThat(out).contains("warning[EvilName]").contains("2 files, 8 lines checked\n");
        assertThat(runIn(folder.resolve("src"), "check")).isZero();
    }

    @Test
    void oneFileMayBeNamed() throws IOException {
        write("config/ci.toml", "exclude = ['legacy', 'src']\n");
        assertThat(files("--config", "config/ci.toml")).isEmpty();
        assertThat(files("--config", "config/ci.toml", "src/Evil.java")).containsExactly("src/Evil.java");
    }

    @Test
    void protocolsAreShownWithTheirPlaces() throws IOException {
        write("yieldwise.toml", """
                [protocols."com.acme.RowReader"]
                single-use = ["rows", "count"]
                must-close = true
                [protocols."java.util.concurrent.Phaser"]
                mutates = ["register"]
                """);
        assertThat(run("config", "src")).isZero();
        assertThat(out).contains("""

                protocols
                  com.acme.RowReader           single-use count, rows; must-close new  yieldwise.toml:1
                  java.util.concurrent.Phaser  mutates register                        yieldwise.toml:4

                rules,""");
        run("check");
        assertThat(err)
                .endsWith(
                        "yieldwise: yieldwise.toml:1: 'com.acme.RowReader' is neither in the sources nor on the class path\n");
        run("check", "src/Evil.java");
        assertThat(err).as("one file alone shows few types").doesNotContain("acme");
        run("check", "--quiet");
        assertThat(err).isEmpty();
    }

    @Test
    void aMethodThatThereIsNotIsToldBeforeAnythingIsChecked() throws IOException {
        write("yieldwise.toml", "[protocols.'java.util.concurrent.Phaser']\nmutates = ['regster']\n");
        assertThat(run("check")).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err)
                .endsWith("yieldwise: yieldwise.toml:1:1: 'java.util.concurrent.Phaser' has no method 'regster';"
                        + " did you mean 'register'?\n");
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        write("yieldwise.toml", "exlude = ['legacy']\n\n[levels]\nEvilNaem = 'error'\n");
        assertThat(run("check")).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).isEqualTo("""
                yieldwise: the configuration is wrong:
                yieldwise.toml:1:1: there is no key 'exlude'; did you mean 'exclude'?
                yieldwise.toml:4:1: there is no rule 'EvilNaem'; did you mean 'EvilName'?
                """);
        assertThat(run("config")).isEqualTo(2);
        assertThat(run("check", "--isolated")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --config nowhere.toml",
                "check --config src",
                "check --config src/Evil.java",
                "check --config a.toml --no-config",
                "check --select Evil",
                "check --ignore evilname",
                "check --exclude /src",
                "check --exclude a\\b",
                "check --stdin",
                "check --stdin-filename A.java",
                "check --stdin --stdin-filename A.java src",
                "check --stdin --stdin-filename src",
                "check --stdin --stdin-filename A.java --file-list a",
                "check --stdin --stdin-filename A.java --show-files",
                "check --file-list nowhere.txt",
                "check --file-list src",
                "check --statistics --report json",
                "config nowhere",
                "config src legacy",
                "config --select Nothing",
                "config --base nowhere",
            })
    void wrongUsageIsStatus2AndOneClearSentence(String args) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).contains("yieldwise: ").doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void rulesAreSelectedAndIgnored() throws IOException {
        assertThat(run("check", "src", "--select", "NoPage")).isZero();
        assertThat(run("check", "src", "--select", "NoPage,EvilName")).isEqualTo(1);
        assertThat(run("check", "src", "--ignore", "NoPage,EvilName")).isZero();
        write("yieldwise.toml", "ignore = ['EvilName']\n");
        assertThat(run("check", "src")).isZero();
        assertThat(run("check", "src", "--select", "EvilName")).isEqualTo(1);
        assertThat(run("check", "--select", "evilname,Nothing")).isEqualTo(2);
        assertThat(err).isEqualTo("""
                yieldwise: --select: there is no rule 'evilname'; did you mean 'EvilName'?
                --select: there is no rule 'Nothing'; 'yieldwise rules' lists them
                """);
    }

    @Test
    void filesAreExcluded() throws IOException {
        assertThat(files()).containsExactly("legacy/Old.java", "src/Evil.java");
        assertThat(files("--exclude", "legacy")).containsExactly("src/Evil.java");
        assertThat(files("--exclude", "legacy", "--exclude", "E*.java")).isEmpty();
        write("yieldwise.toml", "exclude = ['src']\n");
        assertThat(files("--exclude", "legacy")).isEmpty();
        assertThat(files("src/Evil.java")).containsExactly("src/Evil.java");
        assertThat(files("src/Evil.java", "--force-exclude")).isEmpty();
        assertThat(run("check", "--force-exclude", "src/Evil.java")).isZero();
    }

    @Test
    void patternsOfTheCommandLineAreRelativeToTheCurrentFolder() {
        assertThat(runIn(folder.resolve("legacy"), "check", "..", "--show-files", "--exclude", "./Old.java"))
                .isZero();
        assertThat(out).isEqualTo("src/Evil.java\n");
    }

    @Test
    void whatGitIgnoresIsLeftOut() throws IOException {
        write(".gitignore", "/legacy/\n");
        assertThat(files()).containsExactly("src/Evil.java");
        assertThat(files("--no-gitignore")).containsExactly("legacy/Old.java", "src/Evil.java");
        assertThat(files("legacy")).containsExactly("legacy/Old.java");
    }

    @Test
    void generatedCodeIsSkippedAndSaidSo() throws IOException {
        write("src/Gen.java", "// Generated by hand, DO NOT EDIT\n" + EVIL);
        assertThat(run("check", "src")).isEqualTo(1);
        assertThat(out).endsWith("1 file, 4 lines checked; 1 file skipped (1 generated)\n");
        assertThat(err)
                .contains("yieldwise: note: generated code is skipped (1 file); --include-generated checks it\n");
        assertThat(run("check", "src", "--include-generated", "--report", "json"))
                .isEqualTo(1);
        assertThat(out).contains("src/Gen.java").contains("\"generated\": 0");
        assertThat(run("check", "-q", "src", "--report", "json")).isEqualTo(1);
        assertThat(out).contains("\"generated\": 1");
        assertThat(err).isEmpty();
    }

    @Test
    void filesAreListedByAFileOrByStandardInput() throws IOException {
        write("list.txt", "src/Evil.java\r\n\r\n");
        assertThat(files("--file-list", "list.txt")).containsExactly("src/Evil.java");
        assertThat(files("--file-list", "list.txt", "legacy")).hasSize(2);
        in = "src/Evil.java\0legacy/Old.java\0";
        assertThat(files("--file-list", "-")).hasSize(2);
        in = "";
        assertThat(files("--file-list", "-")).isEmpty();
        in = "nowhere.java\n";
        assertThat(run("check", "--file-list", "-")).isEqualTo(2);
        assertThat(err).contains("no such file or folder: ").contains("nowhere.java");
    }

    @Test
    void optionsMayStandInAFile() throws IOException {
        write("args", "--exclude\nlegacy\n");
        assertThat(files("@" + folder.resolve("args"))).containsExactly("src/Evil.java");
    }

    @Test
    void aTextIsCheckedAsAFile() throws IOException {
        in = EVIL;
        assertThat(run("check", "--stdin", "--stdin-filename", "src/New.java")).isEqualTo(1);
        assertThat(out).startsWith("src/New.java:2:10: warning[EvilName]");
        write("yieldwise.toml", "exclude = ['src']\n");
        assertThat(run("check", "--stdin", "--stdin-filename", "src/New.java")).isZero();
        assertThat(err).contains("yieldwise: note: not checked: 'src' is excluded (yieldwise.toml:1)");
        assertThat(run("check", "-q", "--stdin", "--stdin-filename", "src/New.java", "--report", "json"))
                .isZero();
        assertThat(out).contains("\"findings\": []");
        assertThat(err).isEmpty();
        in = "class {";
        assertThat(run("check", "--stdin", "--stdin-filename", "New.java")).isEqualTo(3);
    }

    @Test
    void statisticsGoBelowTheText() {
        assertThat(run("check", "--statistics")).isEqualTo(1);
        assertThat(out).endsWith("""
                2 warnings, 2 notes in 2 files; 2 files, 8 lines checked

                rule      errors  warnings  notes  files
                EvilName       0         2      2      2
                """);
        assertThat(run("check", "--statistics", "--ignore", "EvilName")).isZero();
        assertThat(out).endsWith("checked\n");
        assertThat(run("check", "--statistics", "--report", "json=r.json")).isEqualTo(1);
        assertThat(out).contains("rule      errors");
    }

    @Test
    void theClassPathOfTheFileIsUsed() throws IOException {
        write("yieldwise.toml", "\nclasspath = ['lib/*.jar', 'src']\n");
        assertThat(run("check", "src")).isEqualTo(1);
        assertThat(err)
                .isEqualTo("yieldwise: note: nothing is at 'lib/*.jar', of the class path in yieldwise.toml:2\n");
        assertThat(run("check", "src", "--classpath", "src")).isEqualTo(1);
        assertThat(err).isEmpty();
    }

    @Test
    void encodingAndSizeOfTheFileAreUsed() throws IOException {
        Files.write(folder.resolve("src/Latin.java"), "class Latin { int größe; }".getBytes("ISO-8859-1"));
        assertThat(run("check", "src")).isEqualTo(3);
        write("yieldwise.toml", "encoding = 'ISO-8859-1'\nignore = ['EvilName']\n");
        assertThat(run("check", "src")).isZero();
        write("yieldwise.toml", "encoding = 'ISO-8859-1'\nmax-file-size = 30\nignore = ['EvilName']\n");
        assertThat(run("check", "src")).isEqualTo(3);
        assertThat(out).contains("src/Evil.java: incomplete: budget");
    }

    @Test
    void whatHoldsIsTold() throws IOException {
        write("yieldwise.toml", """
                fail-on = "error"
                exclude = ["legacy"]

                [levels]
                EvilName = "note"

                [[overrides]]
                paths = ["src"]
                levels = { EvilName = { possible = "off" } }
                """);
        assertThat(run("config", "src/Evil.java", "--ignore", "NoPage", "--exclude", "x"))
                .isZero();
        assertThat(out).isEqualTo("""
                src/Evil.java is checked

                files, the strongest first
                  yieldwise.toml

                settings
                  include        every .java file            default
                  exclude        x, legacy                   command line
                  gitignore      true                        default
                  generated      skip                        default
                  select         every rule                  default
                  ignore         NoPage                      command line
                  fail-on        error                       yieldwise.toml:1
                  classpath      what the build left behind  default
                  encoding       UTF-8                       default
                  max-file-size  4M                          default
                  baseline       none                        default

                rules, with the levels of definite and of possible findings
                  EvilName  note/off  yieldwise.toml:5, yieldwise.toml:9
                  NoPage    off       command line
                """);
        assertThat(run("config", "legacy/Old.java")).isZero();
        assertThat(out)
                .startsWith("legacy/Old.java is not checked: 'legacy' is excluded (yieldwise.toml:2);"
                        + " if it is named, it is checked, unless by --force-exclude\n");
        assertThat(run("config", "legacy")).isZero();
        assertThat(out).startsWith("legacy is not checked: 'legacy' is excluded (yieldwise.toml:2)\n");
        assertThat(run("config")).isZero();
        assertThat(out).contains(" is looked through\n");
        assertThat(run("config", "yieldwise.toml")).isZero();
        assertThat(out).startsWith("yieldwise.toml is not checked: its name does not end in .java");
        assertThat(run("config", "src/Evil.java", "--no-config")).isZero();
        assertThat(out).contains("\nno yieldwise.toml holds\n");
    }

    @Test
    void theBaselineOfTheFileIsUsedAndWritten() throws IOException {
        write("yieldwise.toml", "baseline = 'known.txt'\n");
        assertThat(run("check")).isEqualTo(2);
        assertThat(err).contains("known.txt");
        assertThat(run("baseline")).isZero();
        assertThat(folder.resolve("known.txt")).exists();
        assertThat(run("check")).isZero();
        assertThat(out).contains("no findings; 4 in the baseline; 2 files");
    }

    /** A rule that does not apply finds nothing, but that says nothing of what it found before. */
    @Test
    void whatIsKnownOfRulesThatDoNotApplyStaysInTheBaseline() throws IOException {
        assertThat(run("baseline", "--baseline", "known.txt")).isZero();
        String known = Files.readString(folder.resolve("known.txt"));
        assertThat(run("baseline", "--baseline", "known.txt", "--select", "NoPage"))
                .isZero();
        assertThat(folder.resolve("known.txt")).hasContent(known);
    }

    @Test
    void silenceIsExplainedByWhoeverSwitchedTheRuleOff() throws IOException {
        write("yieldwise.toml", "\nignore = ['EvilName']\n");
        assertThat(run("check", "--explain-silence", "src/Evil.java:2")).isZero();
        assertThat(out).contains("EvilName").contains("is off here: yieldwise.toml:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fix", "--diff", "--add-suppressions", "--explain-silence=src/Evil.java:2"})
    void aTextGoesWithNothingThatChangesOrExplainsFiles(String option) {
        in = EVIL;
        assertThat(run("check", "--stdin", "--stdin-filename", "src/Evil.java", option))
                .isEqualTo(2);
        assertThat(err).startsWith("yieldwise: --stdin checks one text");
    }
}
