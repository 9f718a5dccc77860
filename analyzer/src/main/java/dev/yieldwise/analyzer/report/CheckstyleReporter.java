package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import java.io.IOException;
import java.io.Writer;

/**
 * The XML of Checkstyle, which most build servers read. The format has no place for notices, stories and fixes.
 *
 * <p>It is written by hand, because a line end in an attribute must be a character reference, or a parser makes a blank of
 * it, and the JDK's own writer cannot be told.
 */
public final class CheckstyleReporter implements Reporter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        // the version is of the format, as other tools state it
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
        String file = null;
        for (Finding finding : report.findings()) {
            String path = finding.location().path();
            if (!path.equals(file)) {
                out.write(file == null ? "" : "  </file>\n");
                out.write("  <file name=" + quoted(path) + ">\n");
                file = path;
            }
            out.write("    <error line=\"" + finding.location().range().startLine() + "\" column=\""
                    + finding.location().range().startColumn() + "\" severity=" + quoted(severityOf(finding))
                    + " message=" + quoted(finding.message()) + " source=" + quoted("yieldwise." + finding.rule())
                    + "/>\n");
        }
        out.write(file == null ? "" : "  </file>\n");
        out.write("</checkstyle>\n");
    }

    private static String severityOf(Finding finding) {
        return finding.level() == Level.NOTE ? "info" : finding.level().label();
    }

    /** A value in quotes. What XML cannot hold at all, not even as a reference, becomes the replacement character. */
    private static String quoted(String text) {
        StringBuilder value = new StringBuilder(text.length() + 16).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> value.append("&amp;");
                case '<' -> value.append("&lt;");
                case '>' -> value.append("&gt;");
                case '"' -> value.append("&quot;");
                case '\t', '\n', '\r' -> value.append("&#").append(c).append(';');
                default -> value.appendCodePoint(isInXml(c) ? c : '\uFFFD');
            }
        });
        return value.append('"').toString();
    }

    /** {@code Char} of XML 1.0, and of it what may stand for itself in every XML version. */
    private static boolean isInXml(int c) {
        return c >= 0x20 && c <= 0x7E || c >= 0xA0 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
