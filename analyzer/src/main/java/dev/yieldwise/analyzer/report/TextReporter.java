package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.finding.Skipped;
import dev.yieldwise.analyzer.finding.Step;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report for people: where, what, the code with carets below the operation, and how it comes to it.
 *
 * <pre>{@code
 * src/Shop.java:14:9: error[UnprimedSend] [*] definite: value sent to coroutine 'average' before its first yield
 *    |
 * 14 |         average.send(10.0);
 *    |         ^^^^^^^^^^^^^^^^^^ sent here
 *    |
 *    1. src/Shop.java:12 created here | var average = Averages.running();
 *    2. src/Shop.java:14 sent here    | average.send(10.0);
 *    fix (safe): prime 'average' before the value is sent
 *    help: yieldwise explain UnprimedSend
 * }</pre>
 *
 * <p>{@value FixLine#MARK} marks what has a safe fix. A note takes one line. Lines never end in blanks; columns are those of an editor that counts UTF-16 units.
 */
public final class TextReporter implements Reporter {
    private final Palette palette;
    private final boolean summary;

    /** @param summary whether the last line counts what was found and looked at */
    public TextReporter(Palette palette, boolean summary) {
        this.palette = palette;
        this.summary = summary;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        boolean first = true;
        boolean afterFrame = false;
        for (Finding finding : report.findings()) {
            boolean framed = finding.level() != Level.NOTE;
            if (!first && (framed || afterFrame)) {
                out.write('\n');
            }
            first = false;
            header(finding, out);
            if (framed) {
                frame(finding, out);
                story(finding.story(), finding.location(), out);
                fix(finding, out);
                line(out, "   " + palette.paint(palette.accent(), "help:") + " yieldwise explain " + finding.rule());
            }
            afterFrame = framed;
        }
        if (afterFrame && !report.notifications().isEmpty()) {
            out.write('\n');
        }
        for (Notification notification : report.notifications()) {
            line(out, NoticeLine.of(notification, palette));
        }
        if (summary) {
            if (!first || !report.notifications().isEmpty()) {
                out.write('\n');
            }
            line(out, palette.paint(palette.strong(), summaryOf(report)));
            Optional<String> fixes = FixLine.of(report);
            if (fixes.isPresent()) {
                line(out, palette.paint(palette.strong(), fixes.get()));
            }
        }
    }

    private void header(Finding finding, Writer out) throws IOException {
        String level = finding.level().label() + "[" + finding.rule() + "]";
        String mark = finding.isFixable(Applicability.SAFE) ? palette.paint(palette.accent(), FixLine.MARK) + " " : "";
        line(
                out,
                palette.paint(palette.strong(), Display.visible(finding.location() + ":")) + " "
                        + palette.paint(palette.of(finding.level()), level) + " "
                        + mark
                        + finding.certainty().label() + ": "
                        + palette.paint(palette.strong(), Display.visible(finding.message())));
    }

    private void frame(Finding finding, Writer out) throws IOException {
        CodeFrame frame = CodeFrame.of(finding.location());
        String number = Integer.toString(finding.location().range().startLine());
        String margin = " ".repeat(Math.max(2, number.length()));
        String bar = palette.paint(palette.accent(), margin + " |");
        line(out, bar);
        line(
                out,
                palette.paint(palette.accent(), " ".repeat(margin.length() - number.length()) + number + " |") + " "
                        + frame.before() + frame.marked() + frame.after());
        line(
                out,
                bar + " "
                        + palette.paint(
                                palette.of(finding.level()), frame.carets() + " " + Display.visible(labelOf(finding))));
        line(out, bar);
    }

    /** What the story says at the finding's own place. */
    private static String labelOf(Finding finding) {
        return finding.story().stream()
                .filter(step -> step.location().equals(finding.location()))
                .map(Step::message)
                .findFirst()
                .orElseThrow();
    }

    /** A story of one step is told by the frame alone. */
    private void story(List<Step> story, Location primary, Writer out) throws IOException {
        if (story.size() < 2) {
            return;
        }
        List<String> heads = story.stream().map(TextReporter::headOf).toList();
        int width = heads.stream().mapToInt(Display::width).max().orElse(0);
        int digits = Integer.toString(story.size()).length();
        for (int i = 0; i < story.size(); i++) {
            Location at = story.get(i).location();
            CodeFrame code = CodeFrame.unindented(at);
            String number = Integer.toString(i + 1);
            line(
                    out,
                    "   " + " ".repeat(digits - number.length()) + palette.paint(palette.accent(), number + ".") + " "
                            + heads.get(i) + " ".repeat(width - Display.width(heads.get(i))) + " "
                            + palette.paint(palette.accent(), "|") + " " + code.before()
                            + palette.paint(at.equals(primary) ? palette.error() : palette.strong(), code.marked())
                            + code.after());
        }
    }

    private void fix(Finding finding, Writer out) throws IOException {
        if (finding.fix().isPresent()) {
            Fix fix = finding.fix().get();
            String head = "fix (" + fix.applicability().label() + "):";
            line(out, "   " + palette.paint(palette.accent(), head) + " " + Display.visible(fix.description()));
        }
    }

    private static String headOf(Step step) {
        Location at = step.location();
        return Display.visible(at.path() + ":" + at.range().startLine() + " " + step.message());
    }

    /** {@code 2 errors in 2 files; 31 in the baseline; 120 files, 34,567 lines checked; types known for 98% of 412 receivers}. */
    static String summaryOf(Report report) {
        StringBuilder text = new StringBuilder();
        for (Level level : List.of(Level.ERROR, Level.WARNING, Level.NOTE)) {
            long count = report.findings().stream()
                    .filter(finding -> finding.level() == level)
                    .count();
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(count(count, level.label()));
            }
        }
        if (text.isEmpty()) {
            text.append("no findings");
        } else {
            long files = report.findings().stream()
                    .map(finding -> finding.location().path())
                    .distinct()
                    .count();
            text.append(" in ").append(count(files, "file"));
        }
        silenced(report.silenced(), text);
        Coverage coverage = report.coverage();
        text.append("; ").append(count(coverage.files(), "file"));
        text.append(", ").append(count(coverage.lines(), "line")).append(" checked");
        text.append(skippedIn(coverage.skipped()));
        if (!report.notifications().isEmpty()) {
            text.append("; incomplete, ").append(count(report.notifications().size(), "notice"));
        }
        if (coverage.candidates() > 0) {
            text.append("; types known for ").append(coverage.knownPercent()).append("% of ");
            text.append(count(coverage.candidates(), "receiver"));
        }
        return text.toString();
    }

    private static void silenced(List<Silenced> silenced, StringBuilder text) {
        String separator = "; ";
        for (Silenced.By by : Silenced.By.values()) {
            long count = silenced.stream().filter(one -> one.by() == by).count();
            if (count > 0) {
                text.append(separator).append(grouped(count)).append(' ').append(by.words());
                separator = ", ";
            }
        }
    }

    /** {@code ; 12 files skipped (10 generated, 2 excluded)}. */
    private static String skippedIn(Skipped skipped) {
        if (skipped.total() == 0) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        if (skipped.generated() > 0) {
            reasons.add(grouped(skipped.generated()) + " generated");
        }
        if (skipped.excluded() > 0) {
            reasons.add(grouped(skipped.excluded()) + " excluded");
        }
        return "; " + count(skipped.total(), "file") + " skipped (" + String.join(", ", reasons) + ")";
    }

    static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** By hand, because a formatter's locale data would cost a short run a tenth of its time. */
    static String grouped(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    private static void line(Writer out, String text) throws IOException {
        out.write(text.stripTrailing());
        out.write('\n');
    }
}
