package dev.yieldwise.analyzer.finding;

import dev.yieldwise.analyzer.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Applies fixes to the text that they were made for. */
public final class Edits {
    private Edits() {}

    /**
     * The text after the edits; equal ones are made once.
     *
     * @throws IllegalArgumentException if two edits collide or one does not lie in the text
     */
    public static String apply(SourceFile file, Collection<TextEdit> edits) {
        StringBuilder text = new StringBuilder(file.text().length() + 128);
        TextEdit before = null;
        int copied = 0;
        for (TextEdit edit : new TreeSet<>(edits)) {
            if (before != null && before.collidesWith(edit)) {
                throw new IllegalArgumentException("edits collide: " + before + " and " + edit);
            }
            int start = file.offset(edit.range().startLine(), edit.range().startColumn());
            int end = file.offset(edit.range().endLine(), edit.range().endColumn());
            text.append(file.text(), copied, start).append(edit.replacement());
            copied = end;
            before = edit;
        }
        return text.append(file.text(), copied, file.text().length()).toString();
    }

    /** The fixes that can be made together: of two that collide the earlier in the list stays. */
    public static List<Fix> compatible(List<Fix> fixes) {
        List<Fix> kept = new ArrayList<>();
        for (Fix fix : fixes) {
            if (kept.stream().noneMatch(fix::collidesWith)) {
                kept.add(fix);
            }
        }
        return List.copyOf(kept);
    }
}
