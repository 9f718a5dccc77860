package dev.yieldwise.analyzer.source;

import java.nio.file.Path;

/**
 * One Java file as text.
 *
 * @param path where it lies
 * @param name how reports name it: relative to the base folder where it lies below it, with '/'
 * @param text its characters, without byte order mark
 */
public record SourceFile(Path path, String name, String text) {
    /** The text of a line, counted from 1, without its end; empty beyond the last. */
    public String line(int number) {
        int start = lineStart(number);
        if (start < 0) {
            return "";
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    /** The offset at which a line starts, or -1 beyond the last line. CR, LF and CR LF end a line. */
    public int lineStart(int number) {
        int offset = 0;
        for (int line = 1; line < number; line++) {
            offset = afterLineEnd(offset);
            if (offset < 0) {
                return -1;
            }
        }
        return offset;
    }

    /**
     * The text of a range.
     *
     * @throws IllegalArgumentException if it does not lie in the text
     */
    public String text(Range range) {
        return text.substring(
                offset(range.startLine(), range.startColumn()), offset(range.endLine(), range.endColumn()));
    }

    /**
     * The offset of a place; the column after a line's last character is still one of it.
     *
     * @throws IllegalArgumentException if there is no such place in the text
     */
    public int offset(int line, int column) {
        int start = lineStart(line);
        if (start < 0 || column < 1 || column > line(line).length() + 1) {
            throw new IllegalArgumentException("no place in " + name + ": " + line + ":" + column);
        }
        return start + column - 1;
    }

    /** What ends a line; of the last line, and of a text of one line, what ends the first, or a line feed. */
    public String lineEnd(int number) {
        int end = lineStart(number) + line(number).length();
        if (end < text.length()) {
            return text.startsWith("\r\n", end) ? "\r\n" : text.substring(end, end + 1);
        }
        return lineStart(2) < 0 ? "\n" : lineEnd(1);
    }

    /** How many lines there are; a last line without end counts. */
    public int lines() {
        int count = text.isEmpty() ? 0 : 1;
        for (int offset = afterLineEnd(0); offset >= 0 && offset < text.length(); offset = afterLineEnd(offset)) {
            count++;
        }
        return count;
    }

    private int afterLineEnd(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return -1;
    }
}
