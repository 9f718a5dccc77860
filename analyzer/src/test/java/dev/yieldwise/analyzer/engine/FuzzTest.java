package dev.yieldwise.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Notification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the bytes, a file ends in findings or a notification, and soon. */
@Timeout(60)
@Isolated("what it checks has little time")
class FuzzTest {
    private static final long SEED = Long.getLong("yieldwise.fuzz.seed", 20_261_122);

    /** Far more than any of these takes; it guards against what would take for ever. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "->",
            "::",
            "?",
            ":",
            ";",
            ",",
            ".",
            "\"",
            "'",
            "\"\"\"",
            "\\",
            "\\u",
            "\\u0041",
            "\\ud800",
            "\uD800",
            "\uDC00",
            "\uFFFF",
            "\u0000",
            "\u001A",
            "/*",
            "*/",
            "//",
            "@",
            "~",
            "case ",
            "switch ",
            "yield ",
            "record ",
            "var ",
            "instanceof ",
            "import ",
            "class ",
            "new ",
            "\r",
            "é",
            "…",
            "0x",
            "1e",
            "08",
            "1_",
            "(A)",
            "() -> ",
            "<A<B>>",
            " extends ",
            "this",
            "super",
            "null",
            "#",
            "`");

    private final Random random = new Random(SEED);

    @TempDir
    private Path folder;

    @Test
    void mutatedSources() throws IOException {
        List<String> sources = ownSources();
        for (int i = 0; i < 300; i++) {
            write("M" + i + ".java", mutated(sources.get(random.nextInt(sources.size()))));
        }
        assertAllAnswered(300);
    }

    @Test
    void randomBytesAndRandomPieces() throws IOException {
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            Files.write(folder.resolve("B" + i + ".java"), bytes);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "class A { void m() { " : "");
            for (int k = random.nextInt(60); k > 0; k--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            write("P" + i + ".java", text.toString());
        }
        assertAllAnswered(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                // what is repeated, before and behind; and how often
                "x = ( @ ) @ 900",
                "x = a[ @ ] @ 900",
                "x = f(a, @ ) @ 900",
                "x = (A) @ ' ' @ 1000",
                "x = (A<B>) @ ' ' @ 1000",
                "x = 'a' + @ ' ' @ 5000",
                "x = a ? b : @ ' ' @ 1000",
                "x = a -> @ ' ' @ 900",
                "x = a < @ ' ' @ 1000",
                "x = f(a -> g( @ )) @ 400",
                "if (a) b(); else @ ' ' @ 2000",
                "A< @ > @ 200",
                "if (a) { @ } @ 900",
                "run(() -> { @ ; }); @ 12",
                // a syntax error: the parser takes four times as long for each level, a minute for ten
                "run(() -> { @ }); @ 5",
                "run(() -> { @ }); @ 500",
                "x = new A() { Object m() { return @ ; } } @ 100",
                "switch (a) { case 1: @ } @ 100",
                "x = switch (a) { default -> @ ; } @ 100",
                "class A { void m() { @ } } @ 100",
                "for (A a : b) @ ' ' @ 1000",
                "try { @ } finally { f(); } @ 8",
                "try { @ } finally { f(); } @ 200",
                "int[] x = { @ } @ 900",
                "l: @ ' ' @ 1000",
            })
    void nestedAndRepeated(String before, String behind, int times) throws IOException {
        String tail = before.startsWith("A<") ? "B" + behind.repeat(times) + " x;" : "a()" + behind.repeat(times) + ";";
        String head = before.startsWith("x = ") ? "x = " + before.substring(4).repeat(times) : before.repeat(times);
        write("A.java", "class A { void m() { " + head + tail + " } }");
        assertAllAnswered(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {"x@.f()@3000", "x@.y@3000", "x@.f(y -> z)@1000", "x@[0]@1000", "x@ && y@3000"})
    void chains(String start, String link, int times) throws IOException {
        write("A.java", "class A { Object m() { return " + start + link.repeat(times) + "; } }");
        assertAllAnswered(1);
    }

    private String mutated(String source) {
        StringBuilder text = new StringBuilder(source);
        for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 3 ->
                    text.insert(at, PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(30)));
                case 4 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                default -> text.setLength(random.nextInt(8) == 0 ? at : text.length());
            }
        }
        return text.toString();
    }

    /** The sources of the analyzer are as real as any. */
    private static List<String> ownSources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                if (text.length() < 6_000) {
                    sources.add(text);
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(20);
        return sources;
    }

    private void assertAllAnswered(int files) {
        long start = System.nanoTime();
        Outcome outcome = new Session(
                        Options.in(folder).withThreads(2), List.of(TestRules.BAD_CALL, TestRules.EVERYTHING))
                .check(List.of(folder), Progress.SILENT);
        String seed = "seed " + SEED + ": -Dyieldwise.fuzz.seed=" + SEED;
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(seed).isLessThan(SOON);
        long unchecked = outcome.notifications().stream()
                .filter(notification -> notification.kind() == Notification.Kind.UNREAD
                        || notification.kind() == Notification.Kind.UNPARSED
                        || notification.kind() == Notification.Kind.BUDGET
                                && !notification.message().startsWith("the body"))
                .map(Notification::path)
                .distinct()
                .count();
        assertThat(outcome.coverage().files() + unchecked).as(seed).isEqualTo(files);
        assertThat(outcome.notifications())
                .as(seed)
                .noneMatch(notification -> notification.kind() == Notification.Kind.RULE_FAILED);
    }

    private void write(String name, String text) throws IOException {
        // Lone surrogates have no UTF-8; they are written as '?'.
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
