package dev.yieldwise.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be checked is checked; the rest is named, with the reason, and the run is incomplete. */
@Timeout(120)
class RobustnessTest {
    private static final String GOOD = "class Good { void m() { bad(); } }";

    @TempDir
    private Path folder;

    @BeforeEach
    void twoGoodFilesBesideWhateverComes() throws IOException {
        write("Good.java", GOOD);
        write("z/Good.java", GOOD);
    }

    @Test
    void goodFilesAloneAreNothingToTellOf() {
        assertThat(check().notifications()).isEmpty();
    }

    @Test
    void syntaxError() throws IOException {
        write("Broken.java", "class Broken {\n  void m( {}\n}");
        assertOnly("Broken.java", Notification.Kind.UNPARSED, "line 2, column 9: Parse error");
    }

    @Test
    void emptyFilesAreJava() throws IOException {
        write("Empty.java", "");
        write("Comment.java", "// nothing");
        write("Mark.java", "\uFEFFclass Mark {}");
        assertThat(check().notifications()).isEmpty();
        assertThat(check().coverage().files()).isEqualTo(5);
    }

    @Test
    void anotherEncoding() throws IOException {
        byte[] latin = "class Größe { void m() { bad(); } }".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("Latin.java"), latin);
        assertOnly(
                "Latin.java",
                Notification.Kind.UNREAD,
                "the file is not UTF-8 text; name its encoding with --encoding");
        Outcome latinRun = new Session(
                        Options.in(folder).withEncoding(StandardCharsets.ISO_8859_1), List.of(TestRules.BAD_CALL))
                .check(List.of(folder), Progress.SILENT);
        assertThat(latinRun.notifications()).isEmpty();
        assertThat(latinRun.findings()).hasSize(3);
    }

    @Test
    void utf16() throws IOException {
        Files.write(folder.resolve("Wide.java"), GOOD.getBytes(StandardCharsets.UTF_16LE));
        assertOnly("Wide.java", Notification.Kind.UNREAD, "the file is binary: it holds NUL characters");
    }

    @Test
    void binaryFile() throws IOException {
        byte[] bytes = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61};
        Files.write(folder.resolve("Binary.java"), bytes);
        assertOnly("Binary.java", Notification.Kind.UNREAD, "the file is not UTF-8 text");
    }

    @Test
    void tenMegabytes() throws IOException {
        write("Large.java", "class Large { void m() { " + "bad(); ".repeat(1_500_000) + "} }");
        assertOnly("Large.java", Notification.Kind.BUDGET, "the file has 10,500,028 bytes; the limit is 4,194,304");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(|)", "f(|)", "a[|]", "(A) (|)", "new A() { Object f = |; }", "() -> {|}"})
    void nestedTwentyThousandDeep(String open, String close) throws IOException {
        write("Deep.java", "class Deep { Object o = " + open.repeat(20_000) + "x" + close.repeat(20_000) + "; }");
        assertOnly("Deep.java", Notification.Kind.BUDGET, "brackets are nested 2000");
    }

    /** Depth without brackets is parsed, or given up by the parser: either way the other files go on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"-~|", "(A) |", "a ? b : |", "a -> |", "a = |", "a + |", "switch (a) { default -> 1; } + |"})
    void chainsOfTwoThousand(String repeated) throws IOException {
        write("Long.java", "class Long { void m() { x = " + repeated.repeat(2_000) + "x; } }");
        Outcome outcome = check();
        assertThat(outcome.findings()).hasSize(2);
        assertThat(outcome.notifications())
                .allMatch(notification -> notification.path().equals(Optional.of("Long.java")));
    }

    @Test
    void linkToNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("Gone.java"), Path.of("nowhere"));
        assertOnly("Gone.java", Notification.Kind.UNREAD, "a link to a file that does not exist");
    }

    @Test
    void linkToItself() throws IOException {
        Files.createSymbolicLink(folder.resolve("Self.java"), Path.of("Self.java"));
        assertOnly("Self.java", Notification.Kind.UNREAD, "a link to a file that does not exist");
    }

    @Test
    void loopOfFolders() throws IOException {
        Files.createSymbolicLink(folder.resolve("z/loop"), folder);
        assertOnly("z/loop", Notification.Kind.UNREAD, "a link that leads back to a folder around it");
    }

    @Test
    void folderNamedLikeAFile() throws IOException {
        write("Folder.java/Good.java", GOOD);
        assertThat(check().findings()).hasSize(3);
        assertThat(check().notifications()).isEmpty();
    }

    /** Opening a pipe that nobody writes to would wait for ever. */
    @Test
    void pipe() throws Exception {
        assumeTrue(Tools.MKFIFO.isThere(), Tools.MKFIFO.reason());
        Process mkfifo =
                new ProcessBuilder("mkfifo", folder.resolve("Pipe.java").toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
        assertOnly("Pipe.java", Notification.Kind.UNREAD, "not a regular file");
    }

    @Test
    void unreadable() throws IOException {
        assumeTrue(Tools.PLAIN_USER.isThere(), Tools.PLAIN_USER.reason());
        Path secret = write("Secret.java", GOOD);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assertOnly("Secret.java", Notification.Kind.UNREAD, "the file may not be read");
    }

    @Test
    void allAtOnce() throws IOException {
        write("Broken.java", "class {");
        write("Binary.java", "\0");
        write("Deep.java", "class Deep { int i = " + "(".repeat(20_000) + "; }");
        Files.createSymbolicLink(folder.resolve("Gone.java"), Path.of("nowhere"));
        Outcome outcome = check();
        assertThat(outcome.findings())
                .extracting(finding -> finding.location().path())
                .containsExactly("Good.java", "z/Good.java");
        assertThat(outcome.notifications())
                .extracting(notification -> notification.path().orElseThrow())
                .containsExactly("Binary.java", "Broken.java", "Deep.java", "Gone.java");
    }

    private void assertOnly(String path, Notification.Kind kind, String reason) {
        Outcome outcome = check();
        assertThat(outcome.findings())
                .extracting(finding -> finding.location().path())
                .containsExactly("Good.java", "z/Good.java");
        assertThat(outcome.notifications()).singleElement().satisfies(notification -> {
            assertThat(notification.path()).contains(path);
            assertThat(notification.kind()).isEqualTo(kind);
            assertThat(notification.message()).startsWith(reason);
        });
        assertThat(outcome.status(Optional.of(Level.ERROR), false)).isEqualTo(ExitStatus.INCOMPLETE);
        assertThat(ExitStatus.INCOMPLETE.code()).isEqualTo(3);
    }

    private Outcome check() {
        return new Session(Options.in(folder), List.of(TestRules.BAD_CALL, TestRules.EVERYTHING))
                .check(List.of(folder), Progress.SILENT);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
