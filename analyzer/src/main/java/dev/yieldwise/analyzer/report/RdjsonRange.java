package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A range as reviewdog counts: columns in bytes of UTF-8, from 1, the end exclusive; no columns for whole lines.
 *
 * @param startColumn 0 for none
 * @param endColumn 0 for none
 */
record RdjsonRange(int startLine, int startColumn, int endLine, int endColumn) {
    /** Where a finding stands. Beyond its first line nothing is known of the text, so there it takes whole lines. */
    static RdjsonRange of(Finding finding) {
        Range range = finding.location().range();
        if (range.startLine() != range.endLine()) {
            return new RdjsonRange(range.startLine(), 0, range.endLine(), 0);
        }
        String line = finding.location().line();
        return new RdjsonRange(
                range.startLine(), bytes(line, range.startColumn()), range.endLine(), bytes(line, range.endColumn()));
    }

    /** The range of an edit, if the lines are known whose text its columns depend on. */
    static Optional<RdjsonRange> of(Range range, KnownLines lines) {
        Optional<Integer> start = column(range.startLine(), range.startColumn(), lines);
        Optional<Integer> end = column(range.endLine(), range.endColumn(), lines);
        return start.isPresent() && end.isPresent()
                ? Optional.of(new RdjsonRange(range.startLine(), start.get(), range.endLine(), end.get()))
                : Optional.empty();
    }

    private static Optional<Integer> column(int line, int column, KnownLines lines) {
        return column == 1 ? Optional.of(1) : lines.at(line).map(text -> bytes(text, column));
    }

    private static int bytes(String line, int column) {
        int length = Math.min(column - 1, line.length());
        return line.substring(0, length).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /** Writes the member {@code range}. */
    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("range");
        position("start", startLine, startColumn, json);
        position("end", endLine, endColumn, json);
        json.writeEndObject();
    }

    private static void position(String name, int line, int column, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("line", line);
        if (column > 0) {
            json.writeNumberField("column", column);
        }
        json.writeEndObject();
    }
}
