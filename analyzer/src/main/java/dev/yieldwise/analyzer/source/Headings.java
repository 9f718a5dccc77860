package dev.yieldwise.analyzer.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file as far as it says which types stand in it, read without parsing. Bytes are taken for characters, so
 * that names of ASCII letters are found whatever the encoding is.
 */
public record Headings(String text) {
    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern ASCII = Pattern.compile("[\\w$]+");

    /** A file that cannot be read holds nothing: whoever checks it says so. */
    static Headings of(Path file) {
        try {
            return new Headings(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new Headings("");
        }
    }

    /** The package that a text declares; empty for the unnamed one. */
    public static String packageOf(String text) {
        return new Headings(text).packageName();
    }

    /** The package; empty for the unnamed one. */
    String packageName() {
        Matcher declared = PACKAGE.matcher(text);
        return declared.find() ? declared.group(1) : "";
    }

    /** Whether a type may be declared: if not, it surely is not; if so, it may stand in a comment only. */
    boolean mayDeclare(String simpleName) {
        if (!ASCII.matcher(simpleName).matches()) {
            return true;
        }
        for (int at = text.indexOf(simpleName); at >= 0; at = text.indexOf(simpleName, at + 1)) {
            int end = at + simpleName.length();
            if ((end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end))) && followsKeyword(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code class}, {@code interface}, {@code enum} or {@code record} stands before a place, or what may hide it. */
    private boolean followsKeyword(int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end < at
                && (endsWith("class", end)
                        || endsWith("interface", end)
                        || endsWith("enum", end)
                        || endsWith("record", end)
                        || endsWith("*/", end));
    }

    private boolean endsWith(String word, int end) {
        return text.startsWith(word, end - word.length());
    }
}
