package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The primitive generators are one text: the files for {@code int} are the original, from which those for {@code long}
 * and {@code double} follow by exchanging the types. {@code mvn test -Dupdate -Dtest=OneTextTest} writes them anew;
 * layout is spotless' business, and is not compared.
 */
class OneTextTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/yieldwise");

    private static final Pattern TYPES =
            Pattern.compile("Integer|(Int|Long|Double)(?![a-z])|\\bint\\b|\\bint(?=Stream)");

    /** Exchanges two types; the third stays what it is. */
    private enum Other {
        LONG(Map.of("Integer", "Long", "Int", "Long", "Long", "Int", "int", "long")),
        DOUBLE(Map.of("Integer", "Double", "Int", "Double", "Double", "Int", "int", "double"));

        private final Map<String, String> names;

        Other(Map<String, String> names) {
            this.names = names;
        }

        String of(String text) {
            return TYPES.matcher(text).replaceAll(match -> names.getOrDefault(match.group(), match.group()));
        }
    }

    @TestFactory
    Stream<DynamicTest> theFilesForLongAndDoubleFollowFromThoseForInt() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Int")).sorted().toList().stream()
                    .filter(file -> !file.endsWith("Internals.java"))
                    .flatMap(file -> Stream.of(Other.values())
                            .map(other -> DynamicTest.dynamicTest(
                                    other + " of " + file.getFileName(), () -> assertFollows(file, other))));
        }
    }

    private static void assertFollows(Path original, Other other) throws IOException {
        String wanted = other.of(Files.readString(original));
        Path file = original.resolveSibling(other.of(original.getFileName().toString()));
        if (System.getProperty("update") != null) {
            if (!Files.exists(file) || !withoutLayout(Files.readString(file)).equals(withoutLayout(wanted))) {
                Files.writeString(file, wanted);
            }
        }
        assertThat(withoutLayout(Files.readString(file)))
                .as("%s does not follow from %s: write it anew by -Dupdate", file, original)
                .isEqualTo(withoutLayout(wanted));
    }

    /** Without white space, the margin of comments, and the order of imports. */
    private static String withoutLayout(String text) {
        String imports =
                text.lines().filter(line -> line.startsWith("import ")).sorted().collect(Collectors.joining());
        String rest = text.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining());
        return (imports + rest).replaceAll("[\\s*]", "");
    }
}
