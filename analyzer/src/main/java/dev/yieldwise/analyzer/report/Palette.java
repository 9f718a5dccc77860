package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Level;

/**
 * The colours of a terminal, as the codes that switch them on; all empty where there is no colour.
 *
 * @param reset switches every other one off
 */
public record Palette(
        String error, String warning, String note, String strong, String quiet, String accent, String reset) {
    /** Plain text. */
    public static final Palette NONE = new Palette("", "", "", "", "", "", "");

    /** The sixteen colours that every terminal has, so that the reader's own theme decides how they look. */
    public static final Palette ANSI = new Palette(
            "\u001B[1;31m", "\u001B[1;33m", "\u001B[1;36m", "\u001B[1m", "\u001B[2m", "\u001B[34m", "\u001B[0m");

    String of(Level level) {
        return switch (level) {
            case ERROR -> error;
            case WARNING -> warning;
            case NOTE -> note;
        };
    }

    /** The text in a colour; nothing is added to an empty text or by an empty code. */
    String paint(String code, String text) {
        return code.isEmpty() || text.isEmpty() ? text : code + text + reset;
    }
}
