package dev.yieldwise.analyzer.finding;

import dev.yieldwise.analyzer.source.Range;
import java.util.Comparator;

/**
 * A place that a reader can go to. It carries the text of its first line, so that a report needs no source file again.
 *
 * @param path the file as reports name it: relative to the base folder where it lies below it, with '/'
 * @param line the text of the line on which {@code range} starts, without line end
 */
public record Location(String path, Range range, String line) implements Comparable<Location> {
    private static final Comparator<Location> ORDER =
            Comparator.comparing(Location::path).thenComparing(Location::range);

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    /** {@code path:line:column}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return path + ":" + range.startLine() + ":" + range.startColumn();
    }
}
