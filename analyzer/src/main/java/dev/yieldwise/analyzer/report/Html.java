package dev.yieldwise.analyzer.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Markup with texts in it. Markup is written in our code; a text, wherever it comes from, goes in where a template says
 * {@code {}} and nowhere else: escaped, so that it can end neither a tag nor an attribute, and shown as {@link Display} shows
 * it, so that it cannot turn the direction of writing.
 */
final class Html {
    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /**
     * Writes a template, each {@code {}} replaced by the next text.
     *
     * @throws IllegalArgumentException if there are more or fewer texts than places
     */
    Html put(String template, Object... texts) throws IOException {
        int from = 0;
        for (Object text : texts) {
            int place = template.indexOf("{}", from);
            if (place < 0) {
                throw new IllegalArgumentException("no place for '" + text + "' in: " + template);
            }
            out.write(template, from, place - from);
            out.write(escaped(String.valueOf(text)));
            from = place + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("a text is missing for: " + template);
        }
        out.write(template, from, template.length() - from);
        return this;
    }

    /** Writes what is markup, style or script already. */
    Html raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    static String escaped(String text) {
        String visible = Display.visible(text);
        StringBuilder escaped = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
