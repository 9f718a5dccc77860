package dev.yieldwise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The lines of a test that have a name, by a comment at their end: "at: name".
 *
 * @param file the simple name of the file
 * @param names the names by the numbers of their lines
 */
record MarkedLines(String file, Map<Integer, String> names) {
    private static final String MARK = "// at: ";

    static MarkedLines of(Class<?> test) {
        Map<Integer, String> names = new HashMap<>();
        try {
            List<String> lines =
                    Files.readAllLines(Path.of("src/test/java", test.getName().replace('.', '/') + ".java"));
            for (int i = 0; i < lines.size(); i++) {
                int mark = lines.get(i).indexOf(MARK);
                if (mark >= 0) {
                    names.put(i + 1, lines.get(i).substring(mark + MARK.length()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new MarkedLines(test.getSimpleName() + ".java", names);
    }

    /** The named lines in a trace, innermost first. */
    List<String> in(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .filter(element -> file.equals(element.getFileName()))
                .map(element -> names.get(element.getLineNumber()))
                .filter(Objects::nonNull)
                .toList();
    }
}
