package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.PathEntry;
import dev.yieldwise.analyzer.paths.PathPattern;
import dev.yieldwise.analyzer.paths.Slashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The class path of a configuration.
 *
 * @param missing the entries that name nothing: before a build, that is no error
 */
public record ClasspathEntries(List<Path> paths, List<PathEntry> missing) {

    /** Finds what the entries name; wildcards in sorted order, so that equal folders give equal runs. */
    public static ClasspathEntries of(List<PathEntry> entries) {
        Set<Path> paths = new LinkedHashSet<>();
        List<PathEntry> missing = new ArrayList<>();
        for (PathEntry entry : entries) {
            List<Path> found = found(entry);
            paths.addAll(found);
            if (found.isEmpty()) {
                missing.add(entry);
            }
        }
        return new ClasspathEntries(List.copyOf(paths), missing);
    }

    private static List<Path> found(PathEntry entry) {
        String text = entry.text().replace('\\', '/');
        try {
            int wildcard = text.indexOf('*');
            if (wildcard < 0) {
                Path path = entry.folder().resolve(text).normalize();
                return Files.exists(path) ? List.of(path) : List.of();
            }
            int slash = text.lastIndexOf('/', wildcard);
            Path folder = entry.folder().resolve(text.substring(0, slash + 1)).normalize();
            return matching(folder, text.substring(slash + 1));
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private static List<Path> matching(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        PathPattern glob = PathPattern.of("/" + pattern);
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder)
                            && glob.matches(Slashes.relative(folder, path), Files.isDirectory(path)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
