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

    @Override
    public int compareTo(Range other) {
        return ORDER.compare(this, other);
    }
}
