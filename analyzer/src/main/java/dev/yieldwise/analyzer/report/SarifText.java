package dev.yieldwise.analyzer.report;

import java.nio.charset.StandardCharsets;

/** Text as SARIF and its consumers want it: messages escaped and within their limits, paths as URIs. */
final class SarifText {
    /** GitHub refuses longer descriptions and cuts longer messages. */
    static final int LIMIT = 1_024;

    private static final String ELLIPSIS = " [...]";
    private static final String UNRESERVED = "-._~!$&'()*+,;=@";

    private SarifText() {}

    /** In message texts, brackets would be read as an embedded link and a backslash as an escape. */
    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }

    /** At most {@link #LIMIT} characters; a cut shows. Not for escaped text: an escape must not be cut in two. */
    static String limited(String text) {
        return limited(text, LIMIT);
    }

    /** At most {@code limit} characters, never half a surrogate pair. */
    static String limited(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /** {@link #escape} of as much of the text as fits into {@code limit} characters with its escapes. */
    static String escapedWithin(String text, int limit) {
        String escaped = escape(text);
        for (int length = Math.min(text.length(), limit); escaped.length() > limit; length -= 8) {
            escaped = escape(limited(text, length));
        }
        return escaped;
    }

    /**
     * The URI of a path as reports name it: relative, each segment percent-encoded from UTF-8, or with the file scheme when
     * the path is absolute. {@code Path.toUri} is of no use here, because it makes every path absolute.
     */
    static String uri(String path) {
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        String prefix = path.startsWith("//") ? "file:" : path.startsWith("/") ? "file://" : drive ? "file:///" : "";
        StringBuilder uri = new StringBuilder(prefix);
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            boolean kept = c < 0x80 && Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0 || c == '/';
            if (kept || drive && c == ':' && uri.length() == prefix.length() + 1) {
                uri.append(c);
            } else {
                uri.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return uri.toString();
    }
}
