package dev.yieldwise.analyzer.finding;

import dev.yieldwise.analyzer.source.Range;
import java.util.Comparator;
import java.util.Objects;

/**
 * A stretch of the original text and what stands there instead. An empty range is an insertion, an empty replacement a
 * deletion.
 *
 * @param replacement with the line ends of the file that it goes into
 */
public record TextEdit(Range range, String replacement) implements Comparable<TextEdit> {
    private static final Comparator<TextEdit> ORDER =
            Comparator.comparing(TextEdit::range).thenComparing(TextEdit::replacement);

    public TextEdit {
        Objects.requireNonNull(range);
        Objects.requireNonNull(replacement);
    }

    /**
     * Whether only one of two different edits can be made: they share text, or both insert at one place, where their order
     * would be chance. Edits that only meet do not, and neither do insertions of lines, such as imports, which are made in
     * the order of their texts.
     */
    public boolean collidesWith(TextEdit other) {
        return range.startsWith(other.range) && !(insertsLine() && other.insertsLine()) || range.overlaps(other.range);
    }

    private boolean insertsLine() {
        return range.isEmpty() && replacement.chars().anyMatch(c -> c == '\n' || c == '\r');
    }

    @Override
    public int compareTo(TextEdit other) {
        return ORDER.compare(this, other);
    }
}
