package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The code that the documentation shows compiles without a warning where it is said to, and does not, with the very error
 * that is quoted, where it is said not to: the guide, the README and the Javadoc of the runtime.
 */
final class ExamplesTest {
    static final List<Integer> RELEASES = Javac.RELEASES;

    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public [a-z ]*(?:class|interface|record|enum) ", Pattern.MULTILINE);

    /** A block, and the error below it if there is one. */
    private static final Pattern BLOCK = Pattern.compile(
            "^```java\n(.*?)^```\n(?:\n```text\n(error: .*?)\n```\n)?", Pattern.DOTALL | Pattern.MULTILINE);

    /** What examples take for granted. */
    private static final String AROUND = """
            import dev.yieldwise.*;
            import java.nio.file.Path;
            import java.util.*;
            import java.util.concurrent.CompletionStage;

            class Around {
                interface Account { void begin(); void commit(); void rollback(); void withdraw(int amount); }
                interface Client { CompletionStage<List<String>> fetch(int page); }
                Account account;
                Client client;
                Path file;
                Generator<String> lines;
                Coroutine<Double, Double, Void> average;
                final List<String> log = new ArrayList<>();
                final List<Integer> sizes = new ArrayList<>();
                static Generator<String> linesOf(Path file) { return Generator.of(out -> out.yield(file.toString())); }
                static void process(String line) { System.out.println(line); }
            }
            """;

    /** By a name for the class that is made of it, code and the error that it gives; empty if it compiles. */
    private record Example(String code, String error) {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("RELEASES")
    void compileOrGiveTheErrorThatIsQuoted(int release) throws Exception {
        Map<String, Example> examples = examples();
        Map<String, String> good = new TreeMap<>(Map.of("Around", AROUND));
        Map<String, String> bad = new TreeMap<>(Map.of("Around", AROUND));
        Map<String, String> errors = new TreeMap<>();
        examples.forEach((name, example) -> {
            (example.error().isEmpty() ? good : bad).put(name, example.code());
            if (!example.error().isEmpty()) {
                errors.put(name, example.error());
            }
        });
        assertThat(good).as("examples, and what is around them").hasSizeGreaterThan(20);
        assertThat(errors).hasSizeGreaterThan(6);
        Javac javac = Javac.of(release);
        assertThat(javac.complaints(good, folder.resolve("good"))).isEmpty();
        assertThat(javac.complaints(bad, folder.resolve("bad"))).isEqualTo(errors);
    }

    @Test
    void everyPublicTypeOfTheRuntimeOpensWithOne() {
        assertThat(Repository.mainFiles("runtime").stream()
                        .filter(file -> !file.toString().contains("internal"))
                        .filter(file -> !file.getParent().endsWith("woven")) // for what the build makes, not for users
                        .filter(file ->
                                PUBLIC_TYPE.matcher(Repository.read(file)).find())
                        .filter(file -> !Repository.read(file).contains("<pre>{@code")))
                .isEmpty();
    }

    private static Map<String, Example> examples() {
        Map<String, Example> examples = new TreeMap<>();
        for (String page : List.of("README.md", "docs/guide.md")) {
            Matcher block = BLOCK.matcher(Repository.read(Repository.ROOT.resolve(page)));
            while (block.find()) {
                String code = block.group(1);
                if (code.startsWith("import ")) {
                    examples.put("Page", new Example(code, ""));
                } else {
                    String error = block.group(2) == null ? "" : block.group(2);
                    add(examples, page, code, error);
                }
            }
        }
        for (Path file : Repository.mainFiles("runtime")) {
            Matcher comment = JAVADOC.matcher(Repository.read(file).replaceAll("(?m)^ *\\* ?", ""));
            while (comment.find()) {
                if (comment.group(1).contains(";")) { // else it is a drawing
                    add(examples, file.getFileName().toString(), comment.group(1), "");
                }
            }
        }
        return examples;
    }

    private static void add(Map<String, Example> examples, String from, String code, String error) {
        String name = from.replaceAll("\\W", "_") + "_" + examples.size();
        examples.put(name, new Example(Javac.asClass(name, code), error));
    }
}
