package dev.yieldwise.analyzer.suppression;

import dev.yieldwise.analyzer.source.Range;
import java.util.function.Predicate;

/**
 * The part of a file in which a request holds.
 *
 * @param lines how many, to tell a narrow one from a wide one
 */
record Cover(Predicate<Range> covered, int lines) {
    static final Cover FILE = new Cover(range -> true, Integer.MAX_VALUE);

    /** Findings that start or end on one of some lines. */
    static Cover lines(int from, int to) {
        return new Cover(
                range -> from <= range.startLine() && range.startLine() <= to
                        || from <= range.endLine() && range.endLine() <= to,
                to - from);
    }

    /** Findings within a declaration; of equal size, a comment's is narrower. */
    static Cover within(Range declaration) {
        return new Cover(declaration::contains, declaration.endLine() - declaration.startLine() + 1);
    }
}
