package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.fixtures.tools.Tools;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where reports go, and what happens when they cannot. */
class ReportsTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private List<Rule> rules = List.of(TestRules.EvilName.RULE);
    private String out;
    private String err;

    @BeforeEach
    void sources() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write("dirty/Evil.java", "class Evil {\n    void evil() {}\n    void dubious() {}\n}\n");
        write("broken/Broken.java", "class Broken {\n    void evil( {}\n}\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String... args) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Host host = new Host(new PrintWriter(outText), new PrintWriter(errText), folder, environment, false, false);
        int status = Main.run(host, rules, args);
        out = outText.toString();
        err = errText.toString();
        return status;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatGoesToOutputOrToAFileAlike(Format format) throws IOException {
        assertThat(run("check", "dirty", "broken", "--report", format.label())).isEqualTo(3);
        String printed = out;
        assertThat(run("check", "dirty", "broken", "--report", format.label() + "=r.out"))
                .isEqualTo(3);
        assertThat(folder.resolve("r.out")).hasContent(printed);
        assertThat(printed).contains("EvilName").doesNotContain(folder.toString());
        assertThat(out).as("the text goes to the screen").contains("1 warning, 1 note in 1 file");
        assertThat(files()).containsExactly("r.out");
    }

    @Test
    void allFormatsAtOnce() throws IOException {
        List<String> formats = Format.labels();
        String[] args = Stream.concat(
                        Stream.of("check", "dirty"),
                        formats.stream().map(format -> "--report=" + format + "=r." + format))
                .toArray(String[]::new);
        assertThat(run(args)).isEqualTo(1);
        assertThat(files())
                .containsExactlyElementsOf(
                        formats.stream().map(format -> "r." + format).sorted().toList());
    }

    /** A folder, a missing folder and a full disk; the other report of the run is not left behind either. */
    @ParameterizedTest
    @ValueSource(strings = {"gitlab", "checkstyle", "sarif"})
    void whatCannotBeWrittenIsToldAndNothingIsLeft(String format) throws IOException {
        assertThat(run("check", "dirty", "--report=rdjson=other.json", "--report", format + "=dirty"))
                .isEqualTo(2);
        assertThat(err).isEqualTo("yieldwise: cannot write " + folder.resolve("dirty") + ": it is a folder\n");
        assertThat(run("check", "dirty", "--report=rdjson=other.json", "--report", format + "=no/such/r"))
                .isEqualTo(2);
        assertThat(err).contains("there is no folder ");
        assertThat(out).isEmpty();
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "gitlab", "rdjson", "sarif"})
    void aFullDiskIsTold(String format) throws IOException {
        assumeTrue(Tools.DEV_FULL.isThere(), Tools.DEV_FULL.reason());
        assertThat(run("check", "dirty", "--report=json=other.json", "--report", format + "=/dev/full"))
                .isEqualTo(2);
        assertThat(err).contains("yieldwise: cannot write /dev/full: No space left on device");
        assertThat(out).isEmpty();
        assertThat(files()).isEmpty();
    }

    /** As {@code yieldwise check --report sarif > r.sarif} does it. */
    @Test
    void aFullDiskBehindStandardOutputIsTold() throws Exception {
        assumeTrue(Tools.DEV_FULL.isThere(), Tools.DEV_FULL.reason());
        Path errors = folder.resolve("err.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.yieldwise.cli.Main",
                        "check",
                        "-q",
                        "dirty",
                        "--report",
                        "sarif")
                .directory(folder.toFile())
                .redirectOutput(new File("/dev/full"))
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(errors).hasContent("yieldwise: cannot write to standard output: No space left on device");
    }

    @Test
    void aReaderThatWentAwayIsNotAFullDisk() throws IOException {
        Outlet gone = new Outlet(failing("Broken pipe"));
        Outlet full = new Outlet(failing("No space left on device"));
        for (Outlet outlet : List.of(gone, full)) {
            try (PrintWriter writer = new PrintWriter(outlet)) {
                writer.println("text");
            }
        }
        assertThat(gone.failure()).isEmpty();
        assertThat(full.failure()).contains("No space left on device");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitlab", "checkstyle", "rdjson"})
    void aFormatWithoutPlaceForNoticesLeavesThemToStandardError(String format) {
        assertThat(run("check", "-q", "dirty", "broken", "--report", format)).isEqualTo(3);
        assertThat(out).doesNotContain("Broken.java");
        assertThat(err)
                .startsWith("yieldwise: broken/Broken.java: incomplete: unparsed: ")
                .hasLineCount(1);
        assertThat(run("check", "-q", "dirty", "broken", "--report", format + "=r.out"))
                .isEqualTo(3);
        assertThat(out).contains("broken/Broken.java: incomplete: unparsed: ");
        assertThat(err).isEmpty();
    }

    @Test
    void theJobSummaryOfGitHubIsAddedToWhatOthersWrote() throws IOException {
        write("summary.md", "# Tests\n");
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        assertThat(run("check", "dirty", "--report", "github")).isEqualTo(1);
        assertThat(out)
                .startsWith("::warning file=dirty/Evil.java,line=2,endLine=2,col=10,endColumn=14,title=EvilName::");
        assertThat(Files.readString(folder.resolve("summary.md"))).startsWith("""
                        # Tests
                        ## Yieldwise

                        1 warning, 1 note in 1 file; 1 file, 4 lines checked

                        | level | rule | place | message |
                        |---|---|---|---|
                        | warning | EvilName | dirty/Evil.java:2 | method 'evil' has an evil name |
                        """);
        assertThat(run("check", "dirty", "--report", "sarif")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("summary.md")))
                .as("only for the format github")
                .containsOnlyOnce("## Yieldwise");
    }

    @Test
    void theJobSummaryLinksToTheCommit() throws IOException {
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        environment.put("GITHUB_SERVER_URL", "https://github.com");
        environment.put("GITHUB_REPOSITORY", "acme/shop");
        environment.put("GITHUB_SHA", "0123abc");
        run("check", "dirty", "--report", "github=annotations.txt");
        assertThat(folder.resolve("summary.md"))
                .content()
                .contains("(<https://github.com/acme/shop/blob/0123abc/dirty/Evil.java#L2>)");
    }

    @Test
    void aJobSummaryThatCannotBeWrittenIsTold() throws IOException {
        environment.put("GITHUB_STEP_SUMMARY", "dirty");
        assertThat(run("check", "dirty", "--report", "github")).isEqualTo(2);
        assertThat(err).contains("cannot write ").contains("it is a folder");
        assumeTrue(Tools.DEV_FULL.isThere(), Tools.DEV_FULL.reason());
        environment.put("GITHUB_STEP_SUMMARY", "/dev/full");
        assertThat(run("check", "dirty", "--report", "github")).isEqualTo(2);
        assertThat(err).contains("cannot write /dev/full: No space left on device");
    }
}
