package dev.yieldwise.analyzer.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A glob as git understands it, over a path with '/': {@code *} and {@code ?} and {@code [a-z]} stay within a name, and
 * {@code **} between slashes or at an end is any number of folders. A backslash takes the next character for itself.
 *
 * <p>All the ways through the pattern are followed at once, so a match takes time in proportion to pattern times path,
 * whatever somebody wrote into a file that we read.
 */
final class Glob {
    private enum Kind {
        /** One character of a set, never a slash unless it is the slash itself. */
        ONE,
        /** Any characters of one name. */
        NAME,
        /** Any folders, each with its slash. */
        FOLDERS,
        /** All that is left. */
        REST
    }

    private record Token(Kind kind, IntPredicate set) {}

    private final List<Token> tokens;
    private final String prefix;

    /** @param tokens null for a pattern that matches nothing, such as an open bracket */
    private Glob(List<Token> tokens, String prefix) {
        this.tokens = tokens;
        this.prefix = prefix;
    }

    static Glob of(String pattern) {
        Reader reader = new Reader(pattern);
        boolean whole = reader.read();
        return new Glob(whole ? List.copyOf(reader.tokens) : null, reader.prefix.toString());
    }

    /** Whether it can match anything at all. */
    boolean isWhole() {
        return tokens != null;
    }

    boolean matches(String path) {
        if (tokens == null || !path.startsWith(prefix)) {
            return false;
        }
        boolean[] at = new boolean[tokens.size() + 1];
        enter(at, prefix.length()); // the prefix is one token for each of its characters
        for (int i = prefix.length(); i < path.length(); i++) {
            boolean[] next = new boolean[at.length];
            boolean alive = false;
            for (int state = 0; state < tokens.size(); state++) {
                alive |= at[state] && step(state, path.charAt(i), next);
            }
            if (!alive) {
                return false;
            }
            at = next;
        }
        return at[tokens.size()];
    }

    /** Comes to a token, and past it where it may be empty. */
    private void enter(boolean[] states, int state) {
        states[state] = true;
        if (state < tokens.size() && tokens.get(state).kind() != Kind.ONE) {
            enter(states, state + 1);
        }
    }

    private boolean step(int state, char c, boolean[] next) {
        Token token = tokens.get(state);
        switch (token.kind()) {
            case ONE -> {
                if (!token.set().test(c)) {
                    return false;
                }
                enter(next, state + 1);
            }
            case NAME -> {
                if (c == '/') {
                    return false;
                }
                enter(next, state);
            }
            case FOLDERS -> {
                next[state] = true; // in the midst of a folder's name it may not end
                if (c == '/') {
                    enter(next, state + 1);
                }
            }
            case REST -> enter(next, state);
        }
        return true;
    }

    /** Reads a pattern. */
    private static final class Reader {
        private final String pattern;
        private final List<Token> tokens = new ArrayList<>();
        private final StringBuilder prefix = new StringBuilder();
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        boolean read() {
            while (at < pattern.length()) {
                char c = pattern.charAt(at++);
                switch (c) {
                    case '*' -> stars();
                    case '?' -> tokens.add(new Token(Kind.ONE, each -> each != '/'));
                    case '[' -> {
                        CharClass read = CharClass.at(pattern, at);
                        if (read == null) {
                            return false;
                        }
                        at = read.end();
                        tokens.add(new Token(Kind.ONE, read.set()));
                    }
                    case '\\' -> {
                        if (at == pattern.length()) {
                            return false;
                        }
                        literal(pattern.charAt(at++));
                    }
                    default -> literal(c);
                }
            }
            return true;
        }

        private void literal(char c) {
            if (prefix.length() == tokens.size()) {
                prefix.append(c);
            }
            tokens.add(new Token(Kind.ONE, each -> each == c));
        }

        private void stars() {
            int first = at - 1;
            while (at < pattern.length() && pattern.charAt(at) == '*') {
                at++;
            }
            boolean several = at - first > 1;
            boolean opens = first == 0 || pattern.charAt(first - 1) == '/';
            if (several && opens && at == pattern.length()) {
                tokens.add(new Token(Kind.REST, null));
            } else if (several && opens && pattern.charAt(at) == '/') {
                at++;
                tokens.add(new Token(Kind.FOLDERS, null));
            } else {
                tokens.add(new Token(Kind.NAME, null));
            }
        }
    }
}
