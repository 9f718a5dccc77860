package dev.yieldwise.analyzer.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a program wrote a file, told from its head: by the comments before its first word, or by {@code @Generated}, of
 * whatever package, on its first type. Nothing is parsed.
 */
public final class GeneratedCode {
    /** Package, imports and annotations take no more; what stands farther down is not looked at. */
    private static final int HEAD_BYTES = 32_768;

    /** No more of a line is told. */
    private static final int SHOWN = 60;

    /**
     * What generators write, each on one line. A sentence needs its subject, or to be the line: comments by humans speak of
     * generated things as well, and a file that is skipped in error is a bug that nobody finds.
     */
    private static final Pattern MARK = Pattern.compile("(?m)(?<![\\w-])@generated\\b"
            + "|(?i:\\bdo\\s+not\\s+edit\\b)"
            + "|^[^\\w\\n]*(?:Generated|(?:Auto-?|Automatically |Code )[Gg]enerated) (?:by|from|with|using)\\b:?"
            + "|(?i:\\b(?:this|the following) (?:file|class|code|source|interface|enum)(?: code| file)?"
            + " (?:is|was|has been) (?:auto(?:matically)?[- ]?|mechanically[- ]|machine[- ])?generated\\b)");

    private GeneratedCode() {}

    /** What in a file says that a program wrote it; empty for code of humans, and for what cannot be read. */
    public static Optional<String> markIn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return markIn(in.readNBytes(HEAD_BYTES));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What in the content of a file says that a program wrote it. */
    public static Optional<String> markIn(byte[] content) {
        // bytes for characters: what is looked for is of ASCII
        return markIn(new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.ISO_8859_1));
    }

    /** What in a text says that a program wrote it. */
    static Optional<String> markIn(String text) {
        int at = 0;
        while (at < text.length()) {
            boolean comment = text.startsWith("//", at) || text.startsWith("/*", at);
            if (!comment && !isBlank(text.charAt(at))) {
                return annotation(text, at);
            }
            int end = Lexing.after(text, at);
            Optional<String> mark = comment ? markInComment(text.substring(at, end)) : Optional.empty();
            if (mark.isPresent()) {
                return mark;
            }
            at = end;
        }
        return Optional.empty();
    }

    /** A byte order mark, too, comes before the first word; of bytes taken for characters it is three. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || "\uFEFF\u00EF\u00BB\u00BF".indexOf(c) >= 0;
    }

    /** The line on which it stands, without what makes it a comment. */
    private static Optional<String> markInComment(String comment) {
        // nearly every file begins with a licence; it is read by the slow pattern only if a word of it stands there
        String lower = comment.toLowerCase(Locale.ROOT);
        Matcher mark = MARK.matcher(comment);
        if (!lower.contains("generated") && !lower.contains("edit") || !mark.find()) {
            return Optional.empty();
        }
        int end = comment.indexOf('\n', mark.end());
        int start = comment.lastIndexOf('\n', mark.end() - 1) + 1;
        String rest = comment.substring(start, end < 0 ? comment.length() : end);
        String line = rest.replaceFirst("^[^\\w@]+", "")
                .replaceFirst("[\\s*/-]+$", "")
                .replaceAll("\\s+", " ");
        return Optional.of(line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line);
    }

    private static Optional<String> annotation(String text, int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && (c == '@' || Character.isJavaIdentifierStart(c))) {
                int end = afterName(text, c == '@' ? at + 1 : at);
                String name = text.substring(at, end).replaceAll("\\s+", "");
                if (c == '@' && (name.equals("@Generated") || name.endsWith(".Generated"))) {
                    return Optional.of(name);
                }
                if (declares(name)) {
                    return Optional.empty();
                }
                at = end;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at = Lexing.after(text, at);
            }
        }
        return Optional.empty();
    }

    private static boolean declares(String word) {
        return switch (word) {
            case "class", "interface", "enum", "record", "@interface" -> true;
            default -> false;
        };
    }

    private static int afterName(String text, int at) {
        int end = at;
        while (end < text.length() && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return Math.max(end, Math.min(at, text.length()));
    }
}
