package dev.yieldwise.analyzer.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A bracket of a glob: {@code [abc]}, {@code [a-z]}, {@code [!a]} or {@code [^a]}, {@code [[:digit:]]}. It never matches a
 * slash.
 *
 * @param end the place behind the closing bracket
 */
record CharClass(IntPredicate set, int end) {

    /** The bracket whose inside starts at a place; null if it is not closed or names an unknown class. */
    static CharClass at(String pattern, int start) {
        int at = start;
        boolean negated = at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
        if (negated) {
            at++;
        }
        List<IntPredicate> parts = new ArrayList<>();
        int previous = -1; // what a range may start with
        for (boolean first = true; ; first = false) {
            if (at >= pattern.length()) {
                return null;
            }
            char c = pattern.charAt(at++);
            if (c == ']' && !first) {
                break;
            }
            if (c == '[' && pattern.startsWith(":", at)) {
                int close = pattern.indexOf(']', at);
                if (close < 0) {
                    return null;
                }
                if (close > at + 1 && pattern.charAt(close - 1) == ':') {
                    IntPredicate named = named(pattern.substring(at + 1, close - 1));
                    if (named == null) {
                        return null;
                    }
                    parts.add(named);
                    at = close + 1;
                    previous = -1;
                    continue;
                }
            }
            boolean range = c == '-' && previous >= 0 && at < pattern.length() && pattern.charAt(at) != ']';
            if (range || c == '\\') {
                if (range) {
                    c = pattern.charAt(at++);
                }
                if (c == '\\') {
                    if (at >= pattern.length()) {
                        return null;
                    }
                    c = pattern.charAt(at++);
                }
            }
            int low = range ? previous : c;
            int high = c;
            parts.add(each -> each >= low && each <= high);
            previous = range ? -1 : c;
        }
        return new CharClass(each -> each != '/' && negated != parts.stream().anyMatch(part -> part.test(each)), at);
    }

    /** The classes of POSIX, of ASCII alone as git has them. */
    private static IntPredicate named(String name) {
        return switch (name) {
            case "alnum" -> c -> isDigit(c) || isLower(c) || isUpper(c);
            case "alpha" -> c -> isLower(c) || isUpper(c);
            case "blank" -> c -> c == ' ' || c == '\t';
            case "cntrl" -> c -> c < ' ' || c == 0x7F;
            case "digit" -> CharClass::isDigit;
            case "graph" -> c -> c > ' ' && c < 0x7F;
            case "lower" -> CharClass::isLower;
            case "print" -> c -> c >= ' ' && c < 0x7F;
            case "punct" -> c -> c > ' ' && c < 0x7F && !isDigit(c) && !isLower(c) && !isUpper(c);
            case "space" -> c -> c == ' ' || c >= '\t' && c <= '\r';
            case "upper" -> CharClass::isUpper;
            case "xdigit" -> c -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            default -> null;
        };
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
