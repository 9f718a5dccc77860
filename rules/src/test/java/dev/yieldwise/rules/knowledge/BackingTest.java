package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Generator;
import dev.yieldwise.fixtures.tools.Jdks;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Backing} says stays open, against the descriptors of a process on every JDK found, and our generators. */
class BackingTest {
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    @TempDir
    Path folder;

    @TestFactory
    @EnabledOnOs(OS.LINUX)
    Stream<DynamicTest> everyJdkKeepsOpenWhatTheTableSays() {
        return Jdks.found().entrySet().stream()
                .filter(jdk -> jdk.getValue() >= 17 && Files.exists(java(jdk.getKey())))
                .map(jdk -> DynamicTest.dynamicTest(
                        "JDK " + jdk.getValue() + " at " + jdk.getKey(),
                        () -> assertThat(driven(jdk.getKey()).entrySet())
                                .containsExactlyInAnyOrderElementsOf(expected().entrySet())));
    }

    private static Map<String, String> expected() {
        Map<String, String> rows = new TreeMap<>();
        Stream.of(Backing.OPENED, Backing.LENT, Backing.MADE)
                .forEach(table -> table.forEach((name, backing) ->
                        rows(name, backing).forEach((use, state) -> rows.put(name + " " + use, state))));
        return rows;
    }

    /** What is left open after each use. */
    private static Map<String, String> rows(String name, Backing backing) {
        Map<String, String> rows = new LinkedHashMap<>(Map.of("opened", OPEN, "closed", CLOSED));
        String run = backing.endsItself() ? CLOSED : OPEN;
        switch (backing) {
            case STREAM, TREE -> {
                List.of("run", "iterated", "no match", "sorted first").forEach(use -> rows.put(use, run));
                List.of("first", "limited").forEach(use -> rows.put(use, OPEN));
                List.of("stage closed", "joined closed", "inner", "inner first").forEach(use -> rows.put(use, CLOSED));
            }
            case DIRECTORY -> rows.put("run", OPEN);
            case READER -> List.of("lines run", "lines closed").forEach(use -> rows.put(use, OPEN));
            case ZIP -> List.of("stream closed", "entries run").forEach(use -> rows.put(use, OPEN));
            case SCANNER -> {
                List.of("run", "tokens run").forEach(use -> rows.put(use, OPEN));
                List.of("tokens closed", "findAll closed").forEach(use -> rows.put(use, CLOSED));
            }
            case GENERATOR -> throw new AssertionError(name + " is none of the JDK");
        }
        return rows;
    }

    private Map<String, String> driven(Path home) throws Exception {
        Path own = Files.createDirectory(folder.resolve("jdk" + home.hashCode()));
        String classPath = Stream.of("target/classes", "target/test-classes")
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        java(home).toString(), "-cp", classPath, BackingProbe.class.getName(), own.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> rows = new TreeMap<>();
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            lines.map(line -> line.split("\t")).forEach(cells -> rows.put(cells[0], cells[1]));
        }
        assertThat(process.waitFor()).isZero();
        return rows;
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }

    /** What is done with a generator, and whether its clean-up has run then. */
    @TestFactory
    Stream<DynamicTest> aGeneratorCleansUpWhenItEndsOrIsClosed() {
        Map<String, Consumer<Generator<Integer>>> ending = Map.of(
                "close",
                        generator -> {
                            generator.next();
                            generator.close();
                        },
                "toList", Generator::toList,
                "count", Generator::count,
                "a stage that has enough", generator -> generator.take(1).toList(),
                "a stage that rejects",
                        generator -> generator.takeWhile(each -> each < 0).toList(),
                "a stage closed",
                        generator -> {
                            Generator<Integer> stage = generator.map(each -> each + 1);
                            stage.next();
                            stage.close();
                        },
                "stream run", generator -> generator.stream().toList());
        Map<String, Consumer<Generator<Integer>>> leaving = Map.of(
                "next",
                Generator::next,
                "hasNext",
                Generator::hasNext,
                "next of a stage",
                generator -> generator.map(each -> each + 1).next(),
                "stream asked for one",
                generator -> generator.stream().findFirst());
        return Stream.concat(driven(ending, true), driven(leaving, false));
    }

    private static Stream<DynamicTest> driven(Map<String, Consumer<Generator<Integer>>> uses, boolean cleansUp) {
        return uses.entrySet().stream()
                .map(use -> DynamicTest.dynamicTest(use.getKey(), () -> {
                    List<String> log = new ArrayList<>();
                    Generator<Integer> generator = Generator.of(out -> {
                        try {
                            out.yield(1);
                            out.yield(2);
                        } finally {
                            log.add("cleaned up");
                        }
                    });
                    use.getValue().accept(generator);
                    assertThat(!log.isEmpty()).isEqualTo(cleansUp);
                    generator.close();
                }));
    }
}
