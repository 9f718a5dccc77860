package dev.yieldwise.analyzer.changes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a patch without context lines, as {@code git diff --unified=0} prints it. A line of code may look like a line of the
 * patch, so the numbers in the head of a hunk say what is skipped. Bytes are taken for Latin-1 until a name is read: code in
 * any encoding passes.
 */
final class Patch {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
    private static final String NEW_FILE = "+++ ";
    private static final String SIDE = "b/";

    private Patch() {}

    /** The changed lines of the new side of each file, by its path with '/'. */
    static Map<String, BitSet> changedLines(byte[] patch) {
        Map<String, BitSet> changed = new TreeMap<>();
        BitSet current = new BitSet();
        long skip = 0;
        for (String line : new String(patch, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            if (skip > 0) {
                skip -= line.startsWith("\\") ? 0 : 1;
                continue;
            }
            Matcher hunk = HUNK.matcher(line);
            if (line.startsWith(NEW_FILE)) {
                current = changed.computeIfAbsent(path(line.substring(NEW_FILE.length())), path -> new BitSet());
            } else if (hunk.matches()) {
                int start = Integer.parseInt(hunk.group(2));
                int count = count(hunk.group(3));
                // of a removal the line before it is named, and there is nothing in between any more
                current.set(start, start + (count == 0 ? 2 : count));
                skip = count(hunk.group(1)) + count;
            }
        }
        return changed;
    }

    private static int count(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** A name is quoted if it holds what would break the line; a tab ends one with blanks. */
    private static String path(String written) {
        String name = written.startsWith("\"") ? unquoted(written) : written.replaceFirst("\t$", "");
        String path = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return path.startsWith(SIDE) ? path.substring(SIDE.length()) : path;
    }

    private static String unquoted(String quoted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 1; i < quoted.length() && quoted.charAt(i) != '"'; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                bytes.write(c);
                continue;
            }
            char escape = quoted.charAt(++i);
            int control = "abtnvfr".indexOf(escape);
            if (control >= 0) {
                bytes.write('\u0007' + control);
            } else if (escape >= '0' && escape <= '3') {
                bytes.write(Integer.parseInt(quoted.substring(i, i + 3), 8));
                i += 2;
            } else {
                bytes.write(escape);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
