package dev.yieldwise.analyzer.paths;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file of ignore patterns. Of several that match, the last counts. */
final class IgnoreFile {
    private final Path folder;
    private final List<IgnoreLine> lines;

    private IgnoreFile(Path folder, List<IgnoreLine> lines) {
        this.folder = folder;
        this.lines = lines;
    }

    /**
     * Reads a file; like git, it takes none that is a link or a folder.
     *
     * @param folder to which its patterns are relative
     */
    static Optional<IgnoreFile> read(Path file, Path folder) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file, folder));
        } catch (IOException e) {
            return Optional.empty(); // git, too, goes on without it
        }
    }

    private static IgnoreFile of(String text, Path file, Path folder) {
        List<IgnoreLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1)) {
            number++;
            String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            Optional<PathPattern> pattern = PathPattern.ofLine(content);
            if (pattern.isPresent()) {
                lines.add(new IgnoreLine(file, number, content, pattern.get()));
            }
        }
        return new IgnoreFile(folder, lines);
    }

    /** The line that decides about an entry below the folder, whether it ignores it or takes it back. */
    Optional<IgnoreLine> deciding(Path entry, boolean isFolder) {
        String path = Slashes.relative(folder, entry);
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).pattern().matches(path, isFolder)) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }
}
