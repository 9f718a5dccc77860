package dev.yieldwise.rules.fixes;

import dev.yieldwise.fixtures.want.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The other files of its folder that a fixture speaks of, without which it does not compile. */
final class Companions {
    private Companions() {}

    /** Texts by file name. */
    static Map<String, String> of(Fixture fixture) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> beside = Files.list(fixture.path().toAbsolutePath().getParent())) {
            for (Path file : beside.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && !name.equals(fixture.name()) && isNamed(name, fixture.text())) {
                    found.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Whether a text names the class of a file, in code of its own. */
    private static boolean isNamed(String fileName, String text) {
        String type = fileName.substring(0, fileName.length() - ".java".length());
        return Pattern.compile("(?m)^(?!\\s*(?:/?\\*|//)).*\\b" + type + "[.( ]")
                .matcher(text)
                .find();
    }
}
