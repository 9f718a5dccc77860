package dev.yieldwise.analyzer.report;

/**
 * How text from files looks on a terminal: how many cells it takes, and harmless.
 *
 * <p>What is in a file must not move the cursor, change colours or turn the direction of writing (CVE-2021-42574), so
 * such characters are shown as pictures.
 */
final class Display {
    private static final String TAB = "    ";
    private static final char REPLACEMENT = '\uFFFD';

    private Display() {}

    /** The text with tabs as four blanks and everything else that has no shape replaced by something that has. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        if (c == '\t') {
            shown.append(TAB);
        } else if (c < 0x20) {
            shown.append((char) (0x2400 + c));
        } else if (c == 0x7F) {
            shown.append('\u2421');
        } else if (c < 0xA0 && c > 0x7F
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c >= 0xD800 && c <= 0xDFFF
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF) {
            shown.append(REPLACEMENT);
        } else {
            shown.appendCodePoint(c);
        }
    }

    /** The cells that a visible text takes. */
    static int width(String visible) {
        return visible.codePoints().map(Display::width).sum();
    }

    static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
    }
}
