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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix} in a process of its own, to which something happens while it writes. */
@Timeout(120)
class FixProcessTest {
    /** Large, so that to write it takes a while and more than a small disk holds. */
    private static final String OLD = """
            class Twice {
                long twice(java.util.List<String> list) {
                    java.util.stream.Stream<String> s = list.stream();
                    return s.count() + s.count();
                }
            }
            """ + "// padding\n".repeat(1_500);

    private static final String NEW = OLD.replace("+ s.count()", "+ list.stream().count()");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsAShell() {
        assumeTrue(Tools.POSIX_SHELL.isThere(), Tools.POSIX_SHELL.reason());
    }

    /** A limit on the size of files cuts a write short as a full disk does. */
    @Test
    void aDiskThatIsFullLeavesTheOldFiles() throws Exception {
        sources(2);
        Files.writeString(
                folder.resolve("Small.java"),
                NEW.substring(0, NEW.indexOf("//"))
                        .replace("Twice", "Small")
                        .replace("+ list.stream().count()", "+ s.count()"));
        Process process = start("ulimit -f 8; ");
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(out).isEqualTo(3);
        assertThat(out)
                .contains("F0/Twice.java: incomplete: unwritten: not fixed: File too large\n")
                .contains("F1/Twice.java: incomplete: unwritten: not fixed: File too large\n")
                .endsWith("\nfixed 1 finding in 1 file\n");
        assertThat(folder.resolve("F0/Twice.java")).content().isEqualTo(OLD);
        assertThat(folder.resolve("F1/Twice.java")).content().isEqualTo(OLD);
        assertThat(folder.resolve("Small.java")).content().contains("+ list.stream()");
        assertNothingHalf(2);
    }

    /** As Ctrl-C would. */
    @Test
    void aRunThatIsEndedLeavesOldOrNewFilesAndNothingBesideThem() throws Exception {
        int count = 60;
        sources(count);
        Process process = start("");
        try {
            Path last = folder.resolve("F" + (count - 1) + "/Twice.java");
            while (process.isAlive() && changed(count) == 0) {
                Thread.sleep(1);
            }
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(last).exists();
        } finally {
            process.destroyForcibly();
        }
        assertThat(changed(count)).isPositive();
        assertNothingHalf(count);
    }

    private void sources(int count) throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        for (int i = 0; i < count; i++) {
            Files.writeString(Files.createDirectory(folder.resolve("F" + i)).resolve("Twice.java"), OLD);
        }
    }

    private Process start(String before) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", before + "exec \"$0\" \"$@\""));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--fix",
                "--classpath="));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private int changed(int count) throws IOException {
        int changed = 0;
        for (int i = 0; i < count; i++) {
            changed += Files.size(folder.resolve("F" + i + "/Twice.java")) == OLD.length() ? 0 : 1;
        }
        return changed;
    }

    private void assertNothingHalf(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            assertThat(Files.readString(folder.resolve("F" + i + "/Twice.java")))
                    .isIn(OLD, NEW);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.endsWith("-fix"));
        }
    }
}
