package dev.yieldwise.analyzer.source;

/** Where comments and literals end, for scans of a text that must not take what stands in them for code. */
final class Lexing {
    private Lexing() {}

    /** The place after the comment, the literal or else the character that starts at a place. */
    static int after(String text, int at) {
        return switch (text.charAt(at)) {
            case '/' -> afterSlash(text, at);
            case '\'' -> afterQuoted(text, at, '\'');
            case '"' -> text.startsWith("\"\"\"", at) ? afterTextBlock(text, at) : afterQuoted(text, at, '"');
            default -> at + 1;
        };
    }

    private static int afterSlash(String text, int at) {
        if (text.startsWith("//", at)) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        return at + 1;
    }

    /** A literal ends at its quote or, in broken text, at the end of the line. */
    private static int afterQuoted(String text, int at, char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote || c == '\n' || c == '\r') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int afterTextBlock(String text, int at) {
        for (int i = at + 3; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith("\"\"\"", i)) {
                return i + 3;
            }
        }
        return text.length();
    }
}
