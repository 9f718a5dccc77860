package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import java.io.IOException;
import java.io.Writer;

/**
 * The report for people and for tools that read lines: each finding on one line, in the form of a compiler's messages.
 *
 * <pre>{@code
 * src/Shop.java:14:9: error UnprimedSend: value sent to coroutine 'average' before its first yield
 * src/Broken.java: incomplete: unparsed: line 3, column 5: unexpected token
 * 1 error in 1 file; 120 files, 34,567 lines checked; incomplete, 1 notice
 * }</pre>
 */
public final class ConciseReporter implements Reporter {
    private final Palette palette;
    private final boolean summary;

    /** @param summary whether the last line counts what was found and looked at */
    public ConciseReporter(Palette palette, boolean summary) {
        this.palette = palette;
        this.summary = summary;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        for (Finding finding : report.findings()) {
            out.write(palette.paint(palette.strong(), Display.visible(finding.location() + ":")));
            out.write(" "
                    + palette.paint(palette.of(finding.level()), finding.level().label()));
            out.write(" " + finding.rule() + ": " + Display.visible(finding.message()) + "\n");
        }
        for (Notification notification : report.notifications()) {
            out.write(NoticeLine.of(notification, palette) + "\n");
        }
        if (summary) {
            out.write(palette.paint(palette.strong(), TextReporter.summaryOf(report)) + "\n");
        }
    }
}
