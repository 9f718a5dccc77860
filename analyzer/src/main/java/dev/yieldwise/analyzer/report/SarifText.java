package dev.yieldwise.analyzer.report;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Text as SARIF and its consumers want it: messages escaped and within their limits, paths as URIs. */
final class SarifText {
    /** GitHub refuses longer descriptions and cuts longer messages. */
    static final int LIMIT = 1_024;

    /** What stands between a message and the links to its related locations. */
    static final String PATH = ". Path: ";

    private static final String ELLIPSIS = " [...]";
    private static final String UNRESERVED = "-._~!$&'()*+,;=@";

    private SarifText() {}

    /** In message texts, brackets would be read as an embedded link and a backslash as an escape. */
    static String escape(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }

    /** The text that was {@link #escape escaped}. */
    static String unescape(String text) {
        return text.replaceAll("(?s)\\\\(.)", "$1");
    }

    /** The link to a related location, whose brackets are the only ones in a message that are not escaped. */
    static String link(int id) {
        return "[here](" + id + ")";
    }

    /** The message without its links, unescaped. */
    static String unlinked(String text) {
        int link = text.indexOf(link(0));
        int path = link < 0 ? -1 : text.lastIndexOf(PATH, link);
        return unescape(path < 0 ? text : text.substring(0, path));
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

    /**
     * The path of which {@link #uri} made a URI.
     *
     * @throws IllegalArgumentException if its percent signs make no text
     */
    static String path(String uri) {
        boolean drive = uri.matches("file:///[A-Za-z]:.*");
        String path = drive
                ? uri.substring(8)
                : uri.startsWith("file:///") ? uri.substring(7) : uri.replaceFirst("^file:", "");
        // a plus is a plus, and not the blank of a form
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
