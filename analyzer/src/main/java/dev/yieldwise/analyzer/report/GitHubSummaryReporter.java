package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The summary of a job of GitHub Actions, as Markdown: the counts, then a table of the worst findings. GitHub refuses a
 * summary of more than a megabyte, so rows and texts have their limits.
 */
public final class GitHubSummaryReporter implements Reporter {
    /** Rows of the table, and notices below it. */
    static final int MAX_ROWS = 200;

    /** Characters of a text or a link; escaped, one takes five bytes at most. */
    private static final int MAX_TEXT = 300;

    private final String blobs;

    /** @param blobs URL to which a file's path is added for a link to it; empty for no links */
    public GitHubSummaryReporter(String blobs) {
        this.blobs = blobs;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write("## Yieldwise\n\n" + escaped(TextReporter.summaryOf(report)) + "\n");
        List<Finding> findings = WorstFirst.sorted(report.findings());
        if (!findings.isEmpty()) {
            out.write("\n| level | rule | place | message |\n|---|---|---|---|\n");
        }
        for (Finding finding : findings.subList(0, Math.min(MAX_ROWS, findings.size()))) {
            out.write("| " + finding.level().label() + " | " + finding.rule() + " | " + placeOf(finding) + " | "
                    + escaped(finding.message()) + " |\n");
        }
        more(findings.size(), "findings", out);
        List<Notification> notices = report.notifications();
        if (!notices.isEmpty()) {
            out.write("\n");
        }
        for (Notification notice : notices.subList(0, Math.min(MAX_ROWS, notices.size()))) {
            out.write("- " + escaped(NoticeLine.of(notice, Palette.NONE)) + "\n");
        }
        more(notices.size(), "notices", out);
    }

    private static void more(int number, String what, Writer out) throws IOException {
        if (number > MAX_ROWS) {
            out.write("\nand " + (number - MAX_ROWS) + " more " + what + "\n");
        }
    }

    private String placeOf(Finding finding) {
        String place = escaped(
                finding.location().path() + ":" + finding.location().range().startLine());
        String uri = SarifText.uri(finding.location().path());
        boolean links = !blobs.isEmpty() && !uri.startsWith("file:") && uri.length() <= MAX_TEXT;
        return links
                ? "[" + place + "](<" + blobs + uri + "#L"
                        + finding.location().range().startLine() + ">)"
                : place;
    }

    /** The text as it is: nothing in it is read as Markdown or HTML, or ends the row. */
    private static String escaped(String text) {
        String visible = Display.visible(SarifText.limited(text, MAX_TEXT));
        return visible.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|~])", "\\\\$1");
    }
}
