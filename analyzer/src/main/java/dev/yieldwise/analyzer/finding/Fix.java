package dev.yieldwise.analyzer.finding;

import java.util.List;

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
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix without edits: " + description);
        }
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i - 1).collidesWith(edits.get(i))) {
                throw new IllegalArgumentException("edits of one fix collide: " + description + " " + edits);
            }
        }
    }

    /** Whether only one of two fixes can be made. An edit that both want, such as an import, is made once and hinders none. */
    public boolean collidesWith(Fix other) {
        return edits.stream()
                .anyMatch(edit ->
                        other.edits.stream().anyMatch(theirs -> !edit.equals(theirs) && edit.collidesWith(theirs)));
    }
}
