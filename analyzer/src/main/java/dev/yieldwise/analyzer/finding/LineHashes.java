package dev.yieldwise.analyzer.finding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * GitHub's {@code primaryLocationLineHash}: by it code scanning knows a finding again after the lines around it moved.
 * GitHub computes it itself only where it has the checkout, so reports carry it; a value that differs from GitHub's
 * would open every alert anew.
 *
 * <p>Implementation note. The text loses its blanks and tabs, every line end becomes a line feed, and an end mark is
 * appended. The hash of a line is the polynomial, base 37 in 64-bit arithmetic that wraps around, of the {@value #BLOCK}
 * characters from the line's first one, with zeros beyond the end mark. Equal hashes are numbered in the order of lines. A
 * byte order mark, which {@link dev.yieldwise.analyzer.source.Sources} drops, would change the hash of line 1 alone.
 */
public final class LineHashes {
    private static final int BLOCK = 100;
    private static final long BASE = 37;
    private static final char END = '\uFFFF';

    private LineHashes() {}

    /** The hashes of all lines of a text, by line number counted from 1. */
    public static Map<Integer, String> of(String text) {
        char[] kept = new char[text.length() + 1];
        int[] starts = new int[16];
        int length = 0;
        int lines = 0;
        boolean atStart = true;
        boolean afterReturn = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : END;
            boolean secondOfPair = afterReturn && c == '\n';
            afterReturn = c == '\r';
            if (c == ' ' || c == '\t' || secondOfPair) {
                continue;
            }
            if (atStart) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * lines);
                }
                starts[lines++] = length;
            }
            atStart = c == '\n' || c == '\r';
            kept[length++] = atStart ? '\n' : c;
        }
        return numbered(kept, length, starts, lines);
    }

    /** The hash of one line, counted from 1; of the last line when there are not so many. */
    public static String of(String text, int line) {
        Map<Integer, String> hashes = of(text);
        return hashes.get(Math.max(1, Math.min(line, hashes.size())));
    }

    private static Map<Integer, String> numbered(char[] kept, int length, int[] starts, int lines) {
        Map<Integer, String> hashes = new HashMap<>(2 * lines);
        Map<Long, Integer> seen = new HashMap<>(2 * lines);
        for (int line = 0; line < lines; line++) {
            long hash = 0;
            for (int i = starts[line]; i < starts[line] + BLOCK; i++) {
                hash = hash * BASE + (i < length ? kept[i] : 0);
            }
            hashes.put(line + 1, Long.toHexString(hash) + ":" + seen.merge(hash, 1, Integer::sum));
        }
        return hashes;
    }
}
