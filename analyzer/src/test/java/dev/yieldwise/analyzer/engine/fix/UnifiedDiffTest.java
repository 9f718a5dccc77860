package dev.yieldwise.analyzer.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the diff says, git and patch make of it. */
class UnifiedDiffTest {
    private static final List<String> GIT = List.of("git", "apply", "-p1", "the.patch");
    private static final List<String> PATCH = List.of("patch", "-p1", "--binary", "--quiet", "-i", "the.patch");

    @TempDir
    private Path folder;

    private int applied;

    @Test
    void looksAsUsual() {
        assertThat(UnifiedDiff.of("src/A.java", "1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\n5\nsix\n7\n8\n9"))
                .isEqualTo("""
                        --- a/src/A.java
                        +++ b/src/A.java
                        @@ -3,7 +3,7 @@
                         3
                         4
                         5
                        -6
                        +six
                         7
                         8
                         9
                        \\ No newline at end of file
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A.java",
                "a folder/A b.java",
                "gr\u00F6\u00DFe/\u6570.java",
                "a'b/$x&y.java",
                "quote\"d/back\\slash.java",
                "tab\there.java",
                "@@ -1 +1 @@.java",
            })
    void everyNameIsFound(String name) throws Exception {
        assertApplied(name, "class A {}\n", "class B {}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb\nc\n~a\nB\nc\n",
                "a\r\nb\r\nc\r\n~a\r\nB\r\nc\r\n",
                "a\r\nb\nc\rd\r\n~a\r\nB\nc\rD\r\n",
                "a\nb~a\nB",
                "a\nb\n~a\nb",
                "a\nb~a\nb\n",
                "a\r\nb~a\r\nB\r\n",
                "a~b",
                "a\n~b\na\n",
                "\n\n\n~\n\n",
                "\uFEFFa\nb\n~\uFEFFa\nc\n",
                "-- a\n++ b\n@@ c\n~-- a\n++ B\n@@ C\n",
                "a\n~",
                "~a\n",
            })
    void everyLineEndStays(String change) throws Exception {
        int middle = change.indexOf('~');
        assertApplied("A.java", change.substring(0, middle), change.substring(middle + 1));
    }

    @Test
    void anyChangeOfAnyText() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            String before = text(random, 30);
            String after = random.nextBoolean()
                    ? text(random, 30)
                    : before.replaceFirst("[ab]", "changed\r\n").replaceFirst("c\n", "");
            if (!before.equals(after) && !before.isEmpty()) {
                assertApplied("A.java", before, after);
            }
        }
    }

    private static String text(Random random, int lines) {
        StringBuilder text = new StringBuilder();
        String[] ends = {"\n", "\r\n", "\n", "\r", ""};
        for (int i = random.nextInt(lines); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(4))).append(ends[random.nextInt(ends.length)]);
        }
        return text.toString();
    }

    private void assertApplied(String name, String before, String after) throws IOException, InterruptedException {
        assumeTrue(Tools.GIT.isThere(), Tools.GIT.reason());
        assertApplied(GIT, name, before, after);
        if (Tools.PATCH.isThere() && !before.isEmpty() && !after.isEmpty()) {
            assertApplied(PATCH, name, before, after);
        }
    }

    private void assertApplied(List<String> command, String name, String before, String after)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("work" + applied++));
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, before);
        Files.writeString(work.resolve("the.patch"), UnifiedDiff.of(name, before, after));
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Files.readString(file)).as(command.get(0)).isEqualTo(after);
    }
}
