package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script in a checkout of its own, with a java and a mvn that only write down how they were called. */
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "cp",
            "dirname",
            "find",
            "flock",
            "head",
            "kill",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch");

    @BeforeAll
    static void needsAShell() {
        assumeTrue(Tools.POSIX_SHELL.isThere(), Tools.POSIX_SHELL.reason());
    }

    @TempDir
    private Path folder;

    private Path root;
    private Path bin;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void checkout() throws IOException {
        root = Files.createDirectories(folder.resolve("a check out"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Path script = Path.of(System.getProperty("basedir", "."), "..", "yieldwise");
        Files.copy(script, root.resolve("yieldwise"));
        executable(root.resolve("yieldwise"));
        for (String module : List.of("runtime", "analyzer", "rules", "cli")) {
            Files.createDirectories(root.resolve(module + "/src/main/java"));
            Files.writeString(root.resolve(module + "/src/main/java/A.java"), "class A {}");
            Files.writeString(root.resolve(module + "/pom.xml"), "<project/>");
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            for (String place : List.of("/bin/", "/usr/bin/")) {
                if (Files.exists(Path.of(place + tool))) {
                    stub(tool, "exec " + place + tool + " \"$@\"");
                }
            }
        }
        stub(
                "mvn",
                "echo \"$PWD $*\" >>'" + root + "/mvn.calls'",
                "sleep \"${BUILD_SECONDS:-0}\"",
                "if [ -n \"${BUILD_FAILS:-}\" ]; then",
                "    i=0; while [ $i -lt 50 ]; do i=$((i + 1)); echo \"line $i\"; done; exit 1",
                "fi",
                "mkdir -p cli/target && echo jar >cli/target/yieldwise.jar");
        stub(
                "java",
                "case \"$*\" in",
                "    -version) echo \"openjdk version \\\"${STUB_VERSION:-17.0.1}\\\" 2026\" >&2 ;;",
                "    *ArchiveClassesAtExit*) echo \"$*\" >>'" + root + "/archive.calls' ;;",
                "    *) echo \"in $PWD:\"; for arg in \"$@\"; do echo \"<$arg>\"; done; exit 3 ;;",
                "esac");
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    private void stub(String name, String... lines) throws IOException {
        Files.writeString(bin.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        executable(bin.resolve(name));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What came of a start. */
    private record Ended(int status, String out, String err) {}

    private Process start(Path from, List<String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        for (String variable : environment) {
            builder.environment().put(variable.split("=")[0], variable.split("=")[1]);
        }
        builder.redirectOutput(File.createTempFile("out", "", folder.toFile()));
        builder.redirectError(File.createTempFile("err", "", folder.toFile()));
        Process process = builder.start();
        processes.add(process);
        outputs.add(builder);
        return process;
    }

    private final List<ProcessBuilder> outputs = new ArrayList<>();

    private Ended ended(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
        ProcessBuilder builder = outputs.get(processes.indexOf(process));
        return new Ended(
                process.exitValue(),
                Files.readString(builder.redirectOutput().file().toPath()),
                Files.readString(builder.redirectError().file().toPath()));
    }

    private Ended run(List<String> environment, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("yieldwise").toString()));
        command.addAll(Arrays.asList(args));
        return ended(start(root, environment, command.toArray(String[]::new)));
    }

    private Ended run(String... args) throws IOException, InterruptedException {
        return run(List.of(), args);
    }

    private long builds() throws IOException {
        Path calls = root.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void buildsOnceAndPassesArgumentsAndStatusOn() throws Exception {
        Ended first = run("check", "a b", "", "*");
        assertThat(first.status()).isEqualTo(3);
        assertThat(first.err()).isEqualTo("yieldwise: building from source; this happens once and after changes\n");
        assertThat(first.out())
                .contains("<-jar>\n<" + root + "/.yieldwise/yieldwise.jar>\n<check>\n<a b>\n<>\n<*>\n")
                .contains("<-Dyieldwise.tty.out=false>");
        assertThat(Files.readString(root.resolve("mvn.calls")))
                .isEqualTo(root + " -q -B -DskipTests -Dspotless.check.skip -pl cli -am package\n");
        assertThat(root.resolve("archive.calls")).content().hasLineCount(1);

        Ended second = run("rules");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).endsWith("<rules>\n");
        assertThat(builds()).isEqualTo(1);
        assertThat(root.resolve("archive.calls")).content().hasLineCount(1);
        assertThat(root.resolve(".yieldwise/yieldwise.jar.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime/src/main/java/A.java", "rules/src/main/java", "cli/pom.xml", "pom.xml"})
    void aNewerSourceIsBuilt(String source) throws Exception {
        run();
        Files.setLastModifiedTime(
                root.resolve(source), FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertThat(builds()).isEqualTo(2);
    }

    /** As in a job that checks out anew and finds the build in its cache. */
    @Test
    void aFreshCheckoutOfTheSameSourcesIsNotBuilt() throws Exception {
        for (String tool : List.of("sha256sum", "sort")) {
            stub(tool, "exec /usr/bin/" + tool + " \"$@\"");
        }
        Path source = root.resolve("runtime/src/main/java/A.java");
        run();
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertThat(builds()).as("touched").isEqualTo(1);
        Files.writeString(source, "class A { }");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertThat(builds()).as("changed").isEqualTo(2);
        Files.move(source, source.resolveSibling("B.java"));
        Files.setLastModifiedTime(
                source.getParent(), FileTime.from(Instant.now().plusSeconds(10)));
        run();
        assertThat(builds()).as("renamed").isEqualTo(3);
    }

    @Test
    void aTestIsNoReasonToBuild() throws Exception {
        run();
        Path test = Files.createDirectories(root.resolve("cli/src/test")).resolve("T.java");
        Files.writeString(test, "");
        Files.setLastModifiedTime(test, FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aFailingBuildShowsItsEndAndIsTriedAgain() throws Exception {
        Ended failed = run(List.of("BUILD_FAILS=yes"), "check");
        assertThat(failed.status()).isEqualTo(2);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("the build failed; the end of " + root + "/.yieldwise/build.log:\nline 31\n")
                .endsWith("line 50\n")
                .doesNotContain("line 30");
        assertThat(run().status()).isEqualTo(3);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        Files.delete(bin.resolve("mvn"));
        assertThat(run())
                .isEqualTo(new Ended(
                        2, "", "yieldwise: Maven is needed to build Yieldwise, and there is no mvn on the PATH\n"));
        assertThat(run(List.of("STUB_VERSION=11.0.2")).err())
                .isEqualTo("yieldwise: Java 17 or later is needed, but " + bin + "/java is Java 11.0.2\n");
        assertThat(run(List.of("STUB_VERSION=1.8.0_392")).status()).isEqualTo(2);
        assertThat(run(List.of("JAVA_HOME=/no/where")).err()).contains("JAVA_HOME is /no/where");
        Files.delete(bin.resolve("java"));
        assertThat(run())
                .isEqualTo(new Ended(
                        2,
                        "",
                        "yieldwise: Java 17 or later is needed, and there is no java on the PATH; set JAVA_HOME\n"));
    }

    @Test
    void aJavaHomeIsPreferredAndItsReleaseFileIsEnough() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a jdk/bin")).getParent();
        Files.move(bin.resolve("java"), home.resolve("bin/java"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"21.0.9\"\n");
        assertThat(run(List.of("JAVA_HOME=" + home, "STUB_VERSION=1.8.0")).status())
                .isEqualTo(3);
        assertThat(root.resolve(".yieldwise/classes-21.0.9.jsa")).exists();
    }

    @Test
    void aLinkLeadsToTheCheckoutAndTheFolderIsTheCallers() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a check out/yieldwise"));
        Files.createSymbolicLink(elsewhere.resolve("link to link"), folder.resolve("link"));
        Ended ended = ended(start(elsewhere, List.of(), elsewhere + "/link to link", "check", "src"));
        assertThat(ended.out()).startsWith("in " + elsewhere + ":\n").endsWith("<check>\n<src>\n");
        assertThat(ended(start(elsewhere, List.of(), "../a check out/yieldwise", "rules"))
                        .out())
                .startsWith("in " + elsewhere + ":\n");
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoAtOnceBuildOnce(boolean flock) throws Exception {
        if (!flock) {
            Files.deleteIfExists(bin.resolve("flock"));
        }
        String script = root.resolve("yieldwise").toString();
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(start(root, List.of("BUILD_SECONDS=1"), script, "rules"));
        }
        List<String> errors = new ArrayList<>();
        for (Process process : both) {
            Ended ended = ended(process);
            assertThat(ended.status()).isEqualTo(3);
            errors.add(ended.err());
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(errors)
                .containsExactlyInAnyOrder(
                        "yieldwise: building from source; this happens once and after changes\n",
                        "yieldwise: waiting for another build\n");
        try (Stream<Path> left = Files.list(root.resolve(".yieldwise"))) {
            assertThat(left).noneMatch(file -> file.toString().contains("lock.d"));
        }
    }

    @Test
    void theLockOfADeadProcessIsTaken() throws Exception {
        Files.deleteIfExists(bin.resolve("flock"));
        Path lock = Files.createDirectories(root.resolve(".yieldwise/lock.d"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("owner"), Long.toString(dead.pid()));
        assertThat(run().status()).isEqualTo(3);
        assertThat(lock).doesNotExist();
    }

    @Test
    void javaOptionsArePassed() throws Exception {
        assertThat(run(List.of("YIELDWISE_JAVA_OPTS=-Xmx64m"), "rules").out()).contains("<-Xmx64m>\n<-jar>");
    }
}
