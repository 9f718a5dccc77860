package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import java.util.List;
import java.util.Optional;

/**
 * A fix as one stretch of text that replaces another. Reviewdog offers each suggestion for itself, and half a fix would
 * break the code; so a fix of several edits is offered only where they stand on one line, whose text then joins them.
 */
record RdjsonSuggestion(RdjsonRange range, String text) {
    static Optional<RdjsonSuggestion> of(Finding finding) {
        KnownLines lines = new KnownLines(finding);
        return finding.fix()
                .flatMap(fix -> joined(fix, lines))
                .flatMap(edit -> RdjsonRange.of(edit.range(), lines)
                        .map(range -> new RdjsonSuggestion(range, edit.replacement())));
    }

    private static Optional<TextEdit> joined(Fix fix, KnownLines lines) {
        List<TextEdit> edits = fix.edits();
        TextEdit first = edits.get(0);
        if (edits.size() == 1) {
            return Optional.of(first);
        }
        int line = first.range().startLine();
        boolean onOneLine = edits.stream()
                .allMatch(
                        edit -> edit.range().startLine() == line && edit.range().endLine() == line);
        return onOneLine ? lines.at(line).map(text -> joined(edits, line, text)) : Optional.empty();
    }

    private static TextEdit joined(List<TextEdit> edits, int line, String text) {
        StringBuilder joined = new StringBuilder();
        int start = edits.get(0).range().startColumn();
        int copied = start;
        for (TextEdit edit : edits) {
            joined.append(text, copied - 1, edit.range().startColumn() - 1).append(edit.replacement());
            copied = edit.range().endColumn();
        }
        return new TextEdit(new Range(line, start, line, copied), joined.toString());
    }
}
