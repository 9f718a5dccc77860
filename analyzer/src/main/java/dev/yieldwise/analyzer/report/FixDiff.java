package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a fix changes, as lines that go and lines that come, with one line around them. */
final class FixDiff {
    private FixDiff() {}

    /** What happens to a line. */
    enum Kind {
        KEPT,
        REMOVED,
        ADDED,
        /** Stands for lines that are left out. */
        GAP
    }

    /** @param number in the file as it was checked; 0 for a line that comes or stands for others */
    record Line(Kind kind, int number, String text) {}

    /** @param file the lines of the file that the fix was made for; none give no lines */
    static List<Line> of(Fix fix, List<String> file) {
        List<Line> lines = new ArrayList<>();
        if (file.isEmpty()) {
            return lines;
        }
        int shown = 0;
        for (List<TextEdit> edits : clusters(fix.edits())) {
            shown = add(edits, file, lines, shown);
        }
        return lines;
    }

    /** Edits whose lines meet, or nearly so, are shown together. */
    private static List<List<TextEdit>> clusters(List<TextEdit> edits) {
        List<List<TextEdit>> clusters = new ArrayList<>();
        int end = Integer.MIN_VALUE;
        for (TextEdit edit : edits) {
            if (edit.range().startLine() > end + 1) {
                clusters.add(new ArrayList<>());
            }
            clusters.get(clusters.size() - 1).add(edit);
            end = Math.max(end, edit.range().endLine());
        }
        return clusters;
    }

    private static int add(List<TextEdit> edits, List<String> file, List<Line> lines, int shown) {
        int first = edits.get(0).range().startLine();
        int last = edits.get(edits.size() - 1).range().endLine();
        List<String> before = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            before.add(line(file, number));
        }
        List<String> after = edited(edits, file, first, last);
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int from = first + head;
        int to = last - tail;
        if (shown > 0 && from - 1 > shown + 1) {
            lines.add(new Line(Kind.GAP, 0, ""));
        }
        kept(Math.max(from - 1, shown + 1), from, file, lines);
        for (int number = from; number <= to; number++) {
            lines.add(new Line(Kind.REMOVED, number, line(file, number)));
        }
        after.subList(head, after.size() - tail).forEach(text -> lines.add(new Line(Kind.ADDED, 0, text)));
        kept(to + 1, to + 2, file, lines);
        return to + 1;
    }

    private static void kept(int from, int to, List<String> file, List<Line> lines) {
        for (int number = Math.max(1, from); number < to && number <= file.size(); number++) {
            lines.add(new Line(Kind.KEPT, number, line(file, number)));
        }
    }

    /** The lines from {@code first} to {@code last} after the edits. */
    private static List<String> edited(List<TextEdit> edits, List<String> file, int first, int last) {
        StringBuilder text = new StringBuilder();
        int line = first;
        int column = 1;
        for (TextEdit edit : edits) {
            Range range = edit.range();
            copy(file, line, column, range.startLine(), range.startColumn(), text);
            text.append(edit.replacement());
            line = range.endLine();
            column = range.endColumn();
        }
        copy(file, line, column, last, Integer.MAX_VALUE, text);
        return Arrays.asList(text.toString().split("\r\n|\r|\n", -1));
    }

    private static void copy(List<String> file, int line, int column, int endLine, int endColumn, StringBuilder text) {
        for (int number = line; number <= endLine; number++) {
            String whole = line(file, number);
            int from = number == line ? Math.min(column - 1, whole.length()) : 0;
            int to = number == endLine ? Math.min(endColumn - 1, whole.length()) : whole.length();
            text.append(whole, from, Math.max(from, to)).append(number < endLine ? "\n" : "");
        }
    }

    private static String line(List<String> file, int number) {
        return number <= file.size() ? file.get(number - 1) : "";
    }
}
