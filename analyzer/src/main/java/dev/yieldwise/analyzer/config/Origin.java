package dev.yieldwise.analyzer.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a value comes from.
 *
 * @param file empty when it stands in none; then {@code text} says where it is from
 * @param line from 1
 * @param column from 1
 */
public record Origin(Optional<Path> file, int line, int column, String text) {
    public static final Origin DEFAULT = new Origin(Optional.empty(), 0, 0, "default");
    public static final Origin COMMAND_LINE = new Origin(Optional.empty(), 0, 0, "command line");

    static Origin in(Path file, int line, int column) {
        return new Origin(Optional.of(file), line, column, "");
    }
}
