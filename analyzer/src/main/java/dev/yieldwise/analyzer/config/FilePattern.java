package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.paths.PathPattern;
import dev.yieldwise.analyzer.paths.Slashes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A pattern for files, with the folder that it is relative to.
 *
 * @param text as it was written
 */
public record FilePattern(String text, Path folder, PathPattern pattern, Origin origin) {

    /**
     * Why a text is no pattern; empty for a good one. The syntax is that of {@code .gitignore}, without what would do
     * something else than its writer hopes.
     */
    public static Optional<String> fault(String text) {
        if (text.isBlank()) {
            return Optional.of("an empty pattern matches nothing");
        }
        if (text.chars().anyMatch(c -> c < ' ')) {
            return Optional.of("the pattern holds a control character; folders are separated by '/'");
        }
        if (text.indexOf('\\') >= 0) {
            return Optional.of("'" + text + "': folders are separated by '/', also on Windows");
        }
        if (text.startsWith("/") || text.matches("[A-Za-z]:.*")) {
            return Optional.of("'" + text + "' is absolute; patterns are relative: './name' is the one at the top");
        }
        if (("/" + text + "/").contains("/../")) {
            return Optional.of("'" + text + "': a pattern cannot lead out of its folder");
        }
        if (text.startsWith("!")) {
            return Optional.of("'" + text + "': a pattern cannot be taken back by '!'");
        }
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            return Optional.of("'" + text + "': there are no braces; write one pattern for each choice");
        }
        if (withoutDot(text).matches("/*")) {
            return Optional.of("'" + text + "' names nothing");
        }
        if (!PathPattern.of(text).isWhole()) {
            return Optional.of("'" + text + "': a bracket is not closed");
        }
        return Optional.empty();
    }

    /** A pattern without {@link #fault}. */
    public static FilePattern of(String text, Path folder, Origin origin) {
        return new FilePattern(text, folder, PathPattern.of(withoutDot(text)), origin);
    }

    /** {@code ./build} is the folder's own build, as {@code /build} is in a {@code .gitignore}. */
    private static String withoutDot(String text) {
        String rest = text;
        while (rest.startsWith("./")) {
            rest = rest.substring(1);
            while (rest.startsWith("//")) {
                rest = rest.substring(1);
            }
            if (rest.startsWith("/./")) {
                rest = rest.substring(1);
            }
        }
        return rest;
    }

    /** Whether this very file or folder is meant, by an absolute path without links. */
    public boolean matches(Path entry, boolean isFolder) {
        return entry.startsWith(folder)
                && !entry.equals(folder)
                && pattern.matches(Slashes.relative(folder, entry), isFolder);
    }

    /** Whether a file or a folder around it is meant. */
    public boolean covers(Path file) {
        boolean isFolder = false;
        for (Path entry = file; entry != null && !entry.equals(folder); entry = entry.getParent()) {
            if (matches(entry, isFolder)) {
                return true;
            }
            isFolder = true;
        }
        return false;
    }
}
