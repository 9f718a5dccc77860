package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.source.Range;

/**
 * The line of a location, cut to what a terminal shows, and where in it the operation stands.
 *
 * @param before the visible text in front of the operation
 * @param marked the visible text of the operation, as far as it is on the line
 * @param after the visible text behind it
 */
record CodeFrame(String before, String marked, String after) {
    private static final int WIDTH = 100;
    private static final String CUT = "...";

    /** The frame with the line's indentation, for carets below it. */
    static CodeFrame of(Location location) {
        return split(location, location.line()).cut();
    }

    /** The frame without indentation, for a line of a list. */
    static CodeFrame unindented(Location location) {
        CodeFrame frame = split(location, location.line());
        return new CodeFrame(frame.before.stripLeading(), frame.marked, frame.after).cut();
    }

    private static CodeFrame split(Location location, String line) {
        Range range = location.range();
        int start = Math.min(range.startColumn() - 1, line.length());
        boolean oneLine = range.endLine() == range.startLine();
        int end = oneLine ? Math.min(Math.max(range.endColumn() - 1, start), line.length()) : line.length();
        return new CodeFrame(
                Display.visible(line.substring(0, start)),
                Display.visible(line.substring(start, end)).stripTrailing(),
                Display.visible(line.substring(end)).stripTrailing());
    }

    /** Keeps the operation and as much around it as fits: first its end is cut, then what stands before, then after. */
    private CodeFrame cut() {
        String keptMark = Display.width(marked) > WIDTH ? head(marked, WIDTH - CUT.length()) + CUT : marked;
        int room = WIDTH - Display.width(keptMark);
        int wantAfter = Math.min(Display.width(after), room / 3);
        String keptBefore = tail(before, Math.max(0, room - wantAfter));
        String keptAfter = head(after, Math.max(0, room - Display.width(keptBefore)));
        return new CodeFrame(
                keptBefore.equals(before) ? before : CUT + keptBefore,
                keptMark,
                keptAfter.equals(after) ? after : keptAfter.stripTrailing() + CUT);
    }

    private static String head(String text, int cells) {
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            used += Display.width(c);
            if (used > cells) {
                return text.substring(0, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static String tail(String text, int cells) {
        int used = 0;
        for (int i = text.length(); i > 0; ) {
            int c = text.codePointBefore(i);
            used += Display.width(c);
            if (used > cells) {
                return text.substring(i);
            }
            i -= Character.charCount(c);
        }
        return text;
    }

    /** The line below: blanks up to the operation, then at least one caret. */
    String carets() {
        return " ".repeat(Display.width(before)) + "^".repeat(Math.max(1, Display.width(marked)));
    }
}
