package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real program, with what can go wrong around a process: pipes, signals, disks and another run beside it. */
class ProcessFaultsTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @BeforeAll
    static void needsAShell() {
        assumeTrue(Tools.POSIX_SHELL.isThere(), Tools.POSIX_SHELL.reason());
    }

    @TempDir
    private Path folder;

    private Path work;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void sources() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        Files.createDirectory(work.resolve(".git"));
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            methods.append("    long count").append(i).append("""
                    (List<String> names) {
                            Stream<String> stream = names.stream();
                            return stream.count() + stream.count();
                        }
                    """);
        }
        Files.createDirectory(work.resolve("src"));
        Files.writeString(
                work.resolve("src/Shop.java"),
                "import java.util.List;\nimport java.util.stream.Stream;\n\nclass Shop {\n" + methods + "}\n");
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    /** Starts a line of shell in which $yieldwise is the program. */
    private Process start(String line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                .directory(work.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()));
        builder.environment()
                .put(
                        "yieldwise",
                        "'" + JAVA + "' -XX:-UsePerfData -XX:TieredStopAtLevel=1 -cp '"
                                + System.getProperty("java.class.path") + "' dev.yieldwise.cli.Main");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private int run(String line) throws IOException, InterruptedException {
        Process process = start(line);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        return process.exitValue();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aReaderThatGoesAwayIsNoFault() throws Exception {
        assertThat(run("{ eval \"$yieldwise check -q src\"; echo status $? >&2; } | head -n 1"))
                .isZero();
        assertThat(out()).hasLineCount(1).contains("src/Shop.java:7:");
        assertThat(err()).isEqualTo("status 1\n");
    }

    /** A build in the background may ignore signals, and so would its children; where env can, it undoes that. */
    private static final String HEARING =
            "env --default-signal=INT true 2>/dev/null && hearing='env --default-signal=INT,TERM,HUP'\n";

    /**
     * The first report is complete beside its place while the second waits for the reader of a pipe; then the signal comes.
     */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void anInterruptedRunLeavesNothing(String signal, int status) throws Exception {
        assumeTrue(Tools.MKFIFO.isThere(), Tools.MKFIFO.reason());
        Files.writeString(work.resolve("r.sarif"), "old");
        assertThat(run("mkfifo pipe")).isZero();
        Process process = start(
                HEARING + "eval \"exec $hearing $yieldwise check -q src --report sarif=r.sarif --report json=pipe\"");
        await(() -> files().stream().anyMatch(name -> name.endsWith(".tmp")));
        assertThat(run("kill -" + signal + " " + process.pid())).isZero();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(status);
        assertThat(files()).containsExactly(".git", "pipe", "r.sarif", "src");
        assertThat(work.resolve("r.sarif")).hasContent("old");
        assertThat(err()).isEmpty();
    }

    /** What a test waits for. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !condition.holds(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.holds()).isTrue();
    }

    /** A limit for the size of files stands for a disk that is full in the middle of a report. */
    @Test
    void aDiskThatGetsFullLeavesTheOldReports() throws Exception {
        Files.writeString(work.resolve("r.sarif"), "old");
        assertThat(run("ulimit -f 128; eval \"$yieldwise check -q src --report concise=r.txt --report sarif=r.sarif\""))
                .isEqualTo(2);
        assertThat(err()).startsWith("yieldwise: cannot write r.sarif: ").hasLineCount(1);
        assertThat(out()).isEmpty();
        assertThat(files()).containsExactly(".git", "r.sarif", "src");
        assertThat(work.resolve("r.sarif")).hasContent("old");
    }

    @Test
    void aFolderIsNoPlaceForAReport() throws Exception {
        assertThat(run("eval \"$yieldwise check -q src --report sarif=src\"")).isEqualTo(2);
        assertThat(err()).isEqualTo("yieldwise: cannot write src: it is a folder\n");
    }

    @Test
    void runsAtOnceLeaveOneWholeReport() throws Exception {
        String line = "eval \"$yieldwise check -q src --report sarif=r.sarif --report text=r.txt\" >/dev/null";
        assertThat(run(line)).isEqualTo(1);
        String sarif = Files.readString(work.resolve("r.sarif"));
        assertThat(run("for i in 1 2 3; do " + line + " & done; wait")).isZero();
        assertThat(err()).isEmpty();
        assertThat(files()).containsExactly(".git", "r.sarif", "r.txt", "src");
        assertThat(work.resolve("r.sarif")).hasContent(sarif);
    }
}
