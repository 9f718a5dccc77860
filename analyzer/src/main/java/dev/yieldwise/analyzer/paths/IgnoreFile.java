package dev.yieldwise.analyzer.paths;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of ignore patterns. Of several that match, the last counts. For git a character is a byte, so that {@code ?} is
 * half an umlaut: patterns and paths are compared as the bytes of their UTF-8, each taken for a character.
 */
final class IgnoreFile {
    private static final String BYTE_ORDER_MARK = bytesOf("\uFEFF");

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
            return Optional.of(of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), file, folder));
        } catch (IOException e) {
            return Optional.empty(); // git, too, goes on without it
        }
    }

    private static IgnoreFile of(String text, Path file, Path folder) {
        List<IgnoreLine> lines = new ArrayList<>();
        int number = 0;
        for (String line :
                (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text).split("\n", -1)) {
            number++;
            String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            Optional<PathPattern> pattern = PathPattern.ofLine(content);
            if (pattern.isPresent()) {
                String shown = new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                lines.add(new IgnoreLine(file, number, shown, pattern.get()));
            }
        }
        return new IgnoreFile(folder, lines);
    }

    /** The line that decides about an entry below the folder, whether it ignores it or takes it back. */
    Optional<IgnoreLine> deciding(Path entry, boolean isFolder) {
        String path = bytesOf(Slashes.relative(folder, entry));
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).pattern().matches(path, isFolder)) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }

    private static String bytesOf(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
