package dev.yieldwise.analyzer.finding;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A way to mend a finding, as edits of the file that the finding stands in. It is whole: applied alone, the file compiles
 * as before and the finding is gone.
 *
 * @param description what it does, as an order: "prime 'average' before the value is sent"; lower case, no full stop
 * @param edits at least one, sorted, of the text as it was checked; none collides with another
 */
public record Fix(String description, Applicability applicability, List<TextEdit> edits) {
    /** @throws IllegalArgumentException if there is no edit or two of them collide */
    public Fix {
        edits = edits.stream().distinct().sorted().toList();
        if (!canMake(edits)) {
            throw new IllegalArgumentException("no edits, or colliding ones: " + description + " " + edits);
        }
    }

    /** Whether edits are some, and can all be made. */
    public static boolean canMake(List<TextEdit> edits) {
        List<TextEdit> sorted = edits.stream().distinct().sorted().toList();
        return !sorted.isEmpty()
                && IntStream.range(1, sorted.size())
                        .noneMatch(i -> sorted.get(i - 1).collidesWith(sorted.get(i)));
    }

    /** Whether only one of two fixes can be made. An edit that both want, such as an import, is made once and hinders none. */
    public boolean collidesWith(Fix other) {
        return edits.stream()
                .anyMatch(edit ->
                        other.edits.stream().anyMatch(theirs -> !edit.equals(theirs) && edit.collidesWith(theirs)));
    }
}
