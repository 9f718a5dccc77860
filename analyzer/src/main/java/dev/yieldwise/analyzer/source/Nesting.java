package dev.yieldwise.analyzer.source;

import java.util.Arrays;

/**
 * How a Java text is nested, by a scan that needs no stack. The parser and everything after it recurse over the tree, so
 * depth is bounded before.
 *
 * <p>The parser reads an expression statement twice, since it looks ahead over all of it; what stands in {@code n} such
 * statements, one in a lambda or class body of the other, is read 2<sup>n</sup> times. No parser can be stopped, so that
 * work is bounded before, too.
 *
 * @param depth the deepest nesting of (), [] and {}, outside comments and literals
 * @param work how many characters the parser reads, again and again
 */
record Nesting(int depth, double work) {
    /** Twice as deep as anything seen in 23,000 real files, and far below what the checker's threads can take. */
    static final int LIMIT = 1_000;

    /** About 20 seconds on a slow processor; a file of the usual size needs 14 lambdas in one another to get there. */
    static final double WORK_LIMIT = 20_000_000;

    static Nesting of(String text) {
        boolean[] bodies = new boolean[16];
        boolean[] arguments = new boolean[16];
        int depth = 0;
        int deepest = 0;
        double factor = 1;
        double work = 0;
        int statement = -1;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (statement < 0 && !Character.isWhitespace(c) && c != '/') {
                statement = at;
            }
            work += Character.isWhitespace(c) ? 0 : factor;
            switch (c) {
                case '(', '[', '{' -> {
                    if (depth + 1 >= bodies.length) {
                        bodies = Arrays.copyOf(bodies, 2 * bodies.length);
                        arguments = Arrays.copyOf(arguments, 2 * arguments.length);
                    }
                    boolean within = arguments[depth] || statement >= 0 && text.startsWith("new ", statement);
                    depth++;
                    deepest = Math.max(deepest, depth);
                    arguments[depth] = c != '{';
                    bodies[depth] = c == '{' && within;
                    factor *= bodies[depth] ? 2 : 1;
                    statement = c == '{' ? -1 : statement;
                    at++;
                }
                case ')', ']', '}' -> {
                    if (depth > 0) {
                        factor /= bodies[depth] ? 2 : 1;
                        depth--;
                    }
                    statement = c == '}' ? -1 : statement;
                    at++;
                }
                case ';' -> {
                    statement = -1;
                    at++;
                }
                default -> at = Lexing.after(text, at);
            }
        }
        return new Nesting(deepest, work);
    }
}
