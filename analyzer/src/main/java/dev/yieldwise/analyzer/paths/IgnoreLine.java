package dev.yieldwise.analyzer.paths;

import java.nio.file.Path;

/**
 * A line by which git ignores something, or takes it back.
 *
 * @param number from 1
 */
public record IgnoreLine(Path file, int number, String text, PathPattern pattern) {
    public boolean ignores() {
        return !pattern.negated();
    }
}
