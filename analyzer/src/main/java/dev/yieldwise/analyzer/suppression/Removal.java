package dev.yieldwise.analyzer.suppression;

import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;

/** Takes a comment or an annotation out of a file, so that no trace of it stays. */
final class Removal {
    private Removal() {}

    /** Whole lines, if there is nothing else on them; else with the blanks that set it off from the code beside it. */
    static TextEdit of(SourceFile file, Range range) {
        String first = file.line(range.startLine());
        String last = file.line(range.endLine());
        String before = first.substring(0, range.startColumn() - 1);
        String after = last.substring(range.endColumn() - 1);
        if (!after.isBlank()) {
            int blanks = after.length() - after.stripLeading().length();
            return without(range.startLine(), range.startColumn(), range.endLine(), range.endColumn() + blanks);
        }
        if (!before.isBlank()) {
            return without(range.startLine(), before.stripTrailing().length() + 1, range.endLine(), last.length() + 1);
        }
        boolean lastLine = file.lineStart(range.endLine() + 1) < 0;
        return lastLine
                ? without(range.startLine(), 1, range.endLine(), last.length() + 1)
                : without(range.startLine(), 1, range.endLine() + 1, 1);
    }

    private static TextEdit without(int startLine, int startColumn, int endLine, int endColumn) {
        return new TextEdit(new Range(startLine, startColumn, endLine, endColumn), "");
    }
}
