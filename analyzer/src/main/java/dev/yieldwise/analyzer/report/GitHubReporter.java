package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Workflow commands of GitHub Actions, printed to a step's log: GitHub shows them as annotations of the changed lines.
 *
 * <p>GitHub shows ten of each kind in a step and drops the others without a word. So the worst are written first, no more
 * than it shows, and a last line says how many more there are.
 */
public final class GitHubReporter implements Reporter {
    /** What GitHub shows of each kind in one step. */
    static final int MAX_OF_KIND = 10;

    /** Steps of a story that an annotation tells. */
    private static final int MAX_STEPS = 10;

    @Override
    public void write(Report report, Writer out) throws IOException {
        Map<Level, Integer> written = new EnumMap<>(Level.class);
        int left = 0;
        for (Annotation annotation : annotations(report)) {
            if (written.merge(annotation.level, 1, Integer::sum) <= MAX_OF_KIND) {
                out.write(annotation.command());
            } else {
                left++;
            }
        }
        if (left > 0) {
            out.write("yieldwise: GitHub shows " + MAX_OF_KIND + " annotations of each kind, so " + left
                    + " more are left out here\n");
        }
    }

    /** Notices of what was not checked come first: they must not be what is left out. */
    private static List<Annotation> annotations(Report report) {
        List<Annotation> annotations = new ArrayList<>();
        for (Notification notification : report.notifications()) {
            String file = notification
                    .path()
                    .map(path -> "file=" + property(path) + ",")
                    .orElse("");
            annotations.add(new Annotation(
                    Level.WARNING,
                    file + "title=" + property("incomplete: " + NoticeLine.kindOf(notification)),
                    notification.message()));
        }
        for (Finding finding : WorstFirst.sorted(report.findings())) {
            annotations.add(new Annotation(finding.level(), placeOf(finding), messageOf(finding)));
        }
        return annotations;
    }

    /** GitHub refuses columns where the lines differ. */
    private static String placeOf(Finding finding) {
        Range range = finding.location().range();
        String columns = range.startLine() == range.endLine()
                ? ",col=" + range.startColumn() + ",endColumn=" + range.endColumn()
                : "";
        return "file=" + property(finding.location().path()) + ",line=" + range.startLine() + ",endLine="
                + range.endLine() + columns + ",title=" + property(finding.rule());
    }

    private static String messageOf(Finding finding) {
        StringBuilder message = new StringBuilder(finding.message());
        List<Step> related = finding.related();
        for (Step step : related.subList(0, Math.min(MAX_STEPS, related.size()))) {
            message.append('\n').append(step.location()).append(' ').append(step.message());
        }
        if (related.size() > MAX_STEPS) {
            message.append("\nand ").append(related.size() - MAX_STEPS).append(" more steps");
        }
        return message.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private record Annotation(Level level, String properties, String message) {
        String command() {
            String kind = switch (level) {
                case ERROR -> "error";
                case WARNING -> "warning";
                case NOTE -> "notice";
            };
            return "::" + kind + " " + properties + "::" + data(message) + "\n";
        }
    }
}
