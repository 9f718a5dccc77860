package dev.yieldwise.analyzer.source;

import java.util.Set;

/** A Java text without what stands in its methods, initializers and comments: enough to know its types, and quickly parsed. */
final class Outline {
    private static final Set<String> KEYWORDS = Set.of("class", "interface", "enum", "record");

    private final String text;
    private final StringBuilder kept = new StringBuilder();
    private int at;

    private Outline(String text) {
        this.text = text;
    }

    /** The same types with the same members; their code is left out wherever it is known for code. */
    static String of(String text) {
        Outline outline = new Outline(text);
        outline.read();
        return outline.kept.toString();
    }

    private void read() {
        int parentheses = 0;
        boolean type = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isJavaIdentifierStart(c)) {
                String word = word();
                type |= parentheses == 0 && KEYWORDS.contains(word) && !isLiteral();
                kept.append(word);
                at += word.length();
            } else if (c == '{' && (!type || parentheses > 0)) {
                at = afterBlock();
                kept.append("{}");
            } else {
                if (c == '(') {
                    parentheses++;
                } else if (c == ')') {
                    parentheses = Math.max(0, parentheses - 1);
                } else if (c == '{' || c == '}' || c == ';') {
                    type = false;
                }
                int end = Lexing.after(text, at);
                boolean comment = text.startsWith("//", at) || text.startsWith("/*", at);
                kept.append(comment ? " " : text.substring(at, end));
                at = end;
            }
        }
    }

    private String word() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    /** {@code Some.class} declares nothing. */
    private boolean isLiteral() {
        return kept.length() > 0 && kept.charAt(kept.length() - 1) == '.';
    }

    private int afterBlock() {
        int depth = 0;
        int next = at;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return next + 1;
            }
            next = Lexing.after(text, next);
        }
        return next;
    }
}
