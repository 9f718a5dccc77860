package dev.yieldwise.analyzer.source;

import java.util.Comparator;

/**
 * A stretch of source text. Lines and columns count from 1; columns are UTF-16 code units; the end column is
 * exclusive, as SARIF wants it (JavaParser's is inclusive: {@link Sources} converts).
 */
public record Range(int startLine, int startColumn, int endLine, int endColumn) implements Comparable<Range> {
    private static final Comparator<Range> ORDER = Comparator.comparingInt(Range::startLine)
            .thenComparingInt(Range::startColumn)
            .thenComparingInt(Range::endLine)
            .thenComparingInt(Range::endColumn);

    public Range {
        if (startLine < 1
                || startColumn < 1
                || endLine < startLine
                || endLine == startLine && endColumn < startColumn) {
            throw new IllegalArgumentException(
                    "no range: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
        }
    }

    /** A place between two characters. */
    public static Range at(int line, int column) {
        return new Range(line, column, line, column);
    }

    public boolean isEmpty() {
        return startLine == endLine && startColumn == endColumn;
    }

    /** Whether both begin at one place. */
    public boolean startsWith(Range other) {
        return startLine == other.startLine && startColumn == other.startColumn;
    }

    /** Whether each of the two ends behind the other's start; that they meet is not enough. */
    public boolean overlaps(Range other) {
        return before(startLine, startColumn, other.endLine, other.endColumn)
                && before(other.startLine, other.startColumn, endLine, endColumn);
    }

    /** Whether no character of the other one lies outside. */
    public boolean contains(Range other) {
        return !before(other.startLine, other.startColumn, startLine, startColumn)
                && !before(endLine, endColumn, other.endLine, other.endColumn);
    }

    private static boolean before(int line, int column, int otherLine, int otherColumn) {
        return line < otherLine || line == otherLine && column < otherColumn;
    }

    @Override
    public int compareTo(Range other) {
        return ORDER.compare(this, other);
    }
}
