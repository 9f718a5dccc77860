package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --fix} as its users see it, with the real rules. */
class FixCliTest {
    /** Has a safe fix. */
    private static final String TWICE = """
            class Twice {
                long twice(java.util.List<String> list) {
                    java.util.stream.Stream<String> s = list.stream();
                    return s.count() + s.count();
                }
            }
            """;

    private static final String TWICE_FIXED = TWICE.replace("+ s.count()", "+ list.stream().count()");

    /** Has an unsafe fix. */
    private static final String LOOP = """
            class Loop {
                void drop(java.util.List<String> list) {
                    for (String one : list) {
                        if (one.isEmpty()) {
                            list.remove(one);
                        }
                    }
                }
            }
            """;

    /** Has none. */
    private static final String ENDED = """
            class Ended {
                String beyond(java.util.Iterator<String> i) {
                    while (i.hasNext()) {
                        i.next();
                    }
                    return i.next();
                }
            }
            """;

    @TempDir
    private Path folder;

    private String out;
    private String err;

    @BeforeEach
    void repository() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
    }

    @Test
    void safeFixesAreMadeAndCounted() throws IOException {
        write("a/Twice.java", TWICE);
        write("b/Loop.java", LOOP);
        assertThat(run("check", "a", "b")).isEqualTo(1);
        assertThat(out)
                .contains("a/Twice.java:4:30: error[ExhaustedReuse] [*] definite: ")
                .contains("b/Loop.java:5:22: warning[MutationDuringIteration] possible: ")
                .endsWith("\n[*] 1 fixable with --fix; 1 more with --unsafe-fixes\n");
        assertThat(run("check", "a", "b", "--fix")).isEqualTo(1);
        assertThat(out)
                .doesNotContain("ExhaustedReuse")
                .contains("warning[MutationDuringIteration]")
                .endsWith("\nfixed 1 finding in 1 file; 1 more with --unsafe-fixes\n");
        assertThat(read("a/Twice.java")).isEqualTo(TWICE_FIXED);
        assertThat(read("b/Loop.java")).isEqualTo(LOOP);
        assertThat(run("check", "b")).isEqualTo(1);
        assertThat(out).endsWith("\n1 fixable with --fix --unsafe-fixes\n");
    }

    @Test
    void theStatusIsOfWhatRemains() throws IOException {
        write("Twice.java", TWICE);
        assertThat(run("check", "--fix")).isZero();
        assertThat(out).isEqualTo("""
                no findings; 1 file, 6 lines checked; types known for 100% of 1 receiver
                fixed 1 finding in 1 file
                """);
        assertThat(run("check", "--fix")).isZero();
        assertThat(out).endsWith("fixed nothing\n");
        write("Ended.java", ENDED);
        assertThat(run("check", "--fix")).isEqualTo(1);
    }

    @Test
    void unsafeFixesAreAskedForByName() throws IOException {
        write("Loop.java", LOOP);
        assertThat(run("check", "--fix")).isEqualTo(1);
        assertThat(read("Loop.java")).isEqualTo(LOOP);
        assertThat(run("check", "--fix", "--unsafe-fixes")).isZero();
        assertThat(read("Loop.java")).contains("        list.removeIf(one -> one.isEmpty());\n");
    }

    @Test
    void aDiffIsAPatchAndWritesNothing() throws IOException {
        write("a/Twice.java", TWICE);
        write("a/Ended.java", ENDED);
        assertThat(run("check", "--diff")).isEqualTo(1);
        assertThat(out).isEqualTo("""
                --- a/a/Twice.java
                +++ b/a/Twice.java
                @@ -1,6 +1,6 @@
                 class Twice {
                     long twice(java.util.List<String> list) {
                         java.util.stream.Stream<String> s = list.stream();
                -        return s.count() + s.count();
                +        return s.count() + list.stream().count();
                     }
                 }
                """);
        assertThat(err).endsWith("yieldwise: would fix 1 finding in 1 file\n");
        assertThat(read("a/Twice.java")).isEqualTo(TWICE);
    }

    /** As ruff does: what --fix could not change is not what --diff is about. */
    @Test
    void aDiffOfNothingIsStatus0WhateverIsFound() throws IOException {
        write("Ended.java", ENDED);
        write("Loop.java", LOOP);
        assertThat(run("check", "--diff")).isZero();
        assertThat(out).isEmpty();
        assertThat(err).endsWith("yieldwise: would fix nothing; 1 more with --unsafe-fixes\n");
        assertThat(run("check", "--fix", "--diff", "--unsafe-fixes", "-q")).isEqualTo(1);
        assertThat(out).contains("+        list.removeIf");
        assertThat(err).isEmpty();
    }

    @Test
    void aDiffThatIsIncompleteSaysSo() throws IOException {
        write("Twice.java", TWICE);
        write("Broken.java", "class {");
        assertThat(run("check", "--diff")).isEqualTo(3);
        assertThat(out).startsWith("--- a/Twice.java");
        assertThat(err).contains("Broken.java: incomplete: unparsed: ");
        assertThat(run("check", "--diff", "--allow-incomplete")).isEqualTo(1);
        assertThat(run("check", "--fix")).isEqualTo(3);
        assertThat(read("Twice.java")).isEqualTo(TWICE_FIXED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check --unsafe-fixes", "check --diff --report=json", "check --fix nowhere"})
    void wrongUsageIsStatus2AndChangesNothing(String args) throws IOException {
        write("Twice.java", TWICE);
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).containsPattern("(?m)^yieldwise: .+\n\\z");
        assertThat(read("Twice.java")).isEqualTo(TWICE);
    }

    @Test
    void aReadOnlyFileIsStatus3AndTheOthersAreFixed() throws IOException {
        assumeTrue(Tools.POSIX_SHELL.isThere(), Tools.POSIX_SHELL.reason());
        Path locked = write("a/Twice.java", TWICE);
        write("b/Twice.java", TWICE);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(run("check", "--fix")).isEqualTo(3);
        assertThat(out)
                .contains("error[ExhaustedReuse] [*]")
                .contains("a/Twice.java: incomplete: unwritten: not fixed: it is read-only\n")
                .endsWith("\nfixed 1 finding in 1 file\n");
        assertThat(read("a/Twice.java")).isEqualTo(TWICE);
        assertThat(read("b/Twice.java")).isEqualTo(TWICE_FIXED);
        assertThat(run("check", "--fix", "--allow-incomplete")).isEqualTo(1);
    }

    @Test
    void whatAnotherRunHoldsIsStatus3() throws IOException {
        write("Twice.java", TWICE);
        write("Twice.java.yieldwise-fix", "");
        assertThat(run("check", "--fix")).isEqualTo(3);
        assertThat(out).contains("another run is writing it; if there is none, delete Twice.java.yieldwise-fix");
        assertThat(read("Twice.java")).isEqualTo(TWICE);
    }

    @Test
    void aLinkStaysALinkAndItsTargetIsFixed() throws IOException {
        assumeTrue(Tools.POSIX_SHELL.isThere(), Tools.POSIX_SHELL.reason());
        Path real = write("real/Twice.java", TWICE);
        Path link = Files.createSymbolicLink(folder.resolve("Link.java"), real);
        assertThat(run("check", "--fix", "Link.java")).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(read("real/Twice.java")).isEqualTo(TWICE_FIXED);
    }

    @Test
    void lineEndsMarkAndEncodingStay() throws IOException {
        String odd = "\uFEFF"
                + TWICE.replace("\n", "\r\n").replaceFirst("\r\n", "\n").stripTrailing();
        write("Twice.java", odd);
        assertThat(run("check", "--fix")).isZero();
        assertThat(read("Twice.java")).isEqualTo(odd.replace("+ s.count()", "+ list.stream().count()"));
        byte[] latin = ("// gr\u00F6\u00DFer\n" + TWICE).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("Twice.java"), latin);
        assertThat(run("check", "--fix", "--encoding=ISO-8859-1")).isZero();
        assertThat(Files.readAllBytes(folder.resolve("Twice.java")))
                .isEqualTo(("// gr\u00F6\u00DFer\n" + TWICE_FIXED).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void reportsKnowWhatWasFixed() throws IOException {
        write("Twice.java", TWICE);
        write("Loop.java", LOOP);
        assertThat(run("check", "--fix", "--report=json", "--report=sarif=r.sarif"))
                .isEqualTo(1);
        assertThat(out)
                .contains("\"fixed\": {\n    \"findings\": 1,\n    \"files\": 1\n  }")
                .contains("MutationDuringIteration")
                .doesNotContain("\"rule\": \"ExhaustedReuse\"");
        assertThat(read("r.sarif")).doesNotContain("\"ruleId\": \"ExhaustedReuse\"");
    }

    private int run(String... args) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Host host = new Host(new PrintWriter(outText), new PrintWriter(errText), folder, Map.of(), false, false);
        int status = Main.run(host, GeneratorRules.ALL, args);
        out = outText.toString();
        err = errText.toString();
        return status;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
