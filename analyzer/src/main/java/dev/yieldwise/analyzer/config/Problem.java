package dev.yieldwise.analyzer.config;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * What is wrong with a configuration file.
 *
 * @param line from 1
 * @param column from 1
 * @param message lower case, without full stop
 */
public record Problem(Path file, int line, int column, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
