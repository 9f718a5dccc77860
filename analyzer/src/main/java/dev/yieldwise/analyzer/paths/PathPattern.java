package dev.yieldwise.analyzer.paths;

import java.util.Optional;

/**
 * A line of a {@code .gitignore}, or a pattern of the configuration, which is the same without negation. Without a slash
 * before its end it is about names at any depth; with one, about paths from the folder that it belongs to. A slash at the
 * end asks for a folder.
 */
public final class PathPattern {
    private final Glob glob;
    private final boolean negated;
    private final boolean foldersOnly;
    private final boolean namesOnly;

    private PathPattern(Glob glob, boolean negated, boolean foldersOnly, boolean namesOnly) {
        this.glob = glob;
        this.negated = negated;
        this.foldersOnly = foldersOnly;
        this.namesOnly = namesOnly;
    }

    /** Reads a line as git does; empty for a comment and for nothing. */
    static Optional<PathPattern> ofLine(String line) {
        String text = withoutTrailingBlanks(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = text.startsWith("!");
        return Optional.of(read(negated ? text.substring(1) : text, negated));
    }

    /** Reads a pattern that is no line of a file: nothing in it is a comment or a negation. */
    public static PathPattern of(String pattern) {
        return read(pattern, false);
    }

    private static PathPattern read(String pattern, boolean negated) {
        boolean foldersOnly = pattern.endsWith("/");
        String text = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean namesOnly = text.indexOf('/') < 0;
        return new PathPattern(
                Glob.of(text.startsWith("/") ? text.substring(1) : text), negated, foldersOnly, namesOnly);
    }

    /** Blanks at the end do not count unless one is escaped. */
    private static String withoutTrailingBlanks(String line) {
        int end = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
                end = Math.min(i + 1, line.length());
            } else if (c != ' ') {
                end = i + 1;
            }
        }
        return line.substring(0, end);
    }

    /** Whether it takes back what other patterns say. */
    boolean negated() {
        return negated;
    }

    /** Whether it can match anything: an open bracket or a lone backslash at the end cannot. */
    public boolean isWhole() {
        return glob.isWhole();
    }

    /**
     * Whether this very file or folder is meant; what lies below a folder is not asked for here.
     *
     * @param path from the folder that the pattern belongs to, with '/'
     */
    public boolean matches(String path, boolean folder) {
        if (foldersOnly && !folder) {
            return false;
        }
        return glob.matches(namesOnly ? path.substring(path.lastIndexOf('/') + 1) : path);
    }
}
