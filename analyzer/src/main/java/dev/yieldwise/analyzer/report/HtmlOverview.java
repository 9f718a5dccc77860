package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a reader sees first: how much was found, by which rule, and what the run could not do. */
final class HtmlOverview {
    /** Hardest first, as people read them. */
    static final List<Level> LEVELS = List.of(Level.ERROR, Level.WARNING, Level.NOTE);

    /** The width of the longest bar, and what it stands for at least: a handful of findings is no long bar. */
    private static final int BAR = 120;

    private static final int LONG = 10;

    private final Html html;

    HtmlOverview(Html html) {
        this.html = html;
    }

    void write(Report report) throws IOException {
        html.put("<section class=\"overview\" aria-label=\"Overview\">\n");
        numbers(report);
        notices(report.notifications());
        rules(report);
        html.put("</section>\n");
    }

    private void numbers(Report report) throws IOException {
        html.put("<dl class=\"numbers\">\n");
        for (Level level : LEVELS) {
            long count = report.findings().stream()
                    .filter(finding -> finding.level() == level)
                    .count();
            number(count == 0 ? "none" : level.label(), level.label() + "s", TextReporter.grouped(count));
        }
        Coverage coverage = report.coverage();
        number("plain", "files checked", TextReporter.grouped(coverage.files()));
        number("plain", "lines checked", TextReporter.grouped(coverage.lines()));
        if (coverage.candidates() > 0) {
            number("plain", "types known", coverage.knownPercent() + "%");
        }
        html.put("</dl>\n");
    }

    private void number(String style, String label, String value) throws IOException {
        html.put("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>\n", style, label, value);
    }

    private void notices(List<Notification> notices) throws IOException {
        if (notices.isEmpty()) {
            return;
        }
        html.put("<details class=\"notices\" open>\n<summary><h2>Incomplete</h2> ");
        html.put("<span>What is named here was not checked, or not all of it.</span></summary>\n<ul>\n");
        for (Notification notice : notices) {
            html.put("<li><b>{}</b> ", notice.kind().label());
            html.put(
                    notice.path().isPresent() ? "<code>{}</code> " : "{}",
                    notice.path().orElse(""));
            html.put(notice.rule().isPresent() ? "{}: " : "{}", notice.rule().orElse(""));
            html.put("{}</li>\n", notice.message());
        }
        html.put("</ul>\n</details>\n");
    }

    private void rules(Report report) throws IOException {
        Map<String, Map<Level, Integer>> counts = counts(report.findings());
        if (counts.isEmpty()) {
            silent(report.rules());
            return;
        }
        int most = Math.max(
                LONG, counts.values().stream().mapToInt(HtmlOverview::sum).max().orElse(0));
        html.put("<div class=\"table\"><table>\n<caption>Rules</caption>\n<thead><tr><th scope=\"col\">rule</th>");
        for (Level level : LEVELS) {
            html.put("<th scope=\"col\" class=\"count\">{}</th>", level.label() + "s");
        }
        html.put("<td></td></tr></thead>\n<tbody>\n");
        List<Rule> silent = new ArrayList<>(report.rules());
        silent.removeIf(rule -> counts.containsKey(rule.name()));
        List<Rule> speaking = new ArrayList<>(report.rules());
        speaking.removeAll(silent);
        for (Rule rule : speaking) {
            Map<Level, Integer> found = counts.get(rule.name());
            html.put("<tr><th scope=\"row\"><a href=\"#{}\">{}</a>", HtmlRules.idOf(rule.name()), rule.name());
            html.put(" <span>{}</span></th>", rule.summary());
            for (Level level : LEVELS) {
                html.put(
                        "<td class=\"count\">{}</td>",
                        found.containsKey(level) ? TextReporter.grouped(found.get(level)) : "");
            }
            html.put("<td class=\"bar\">");
            bar(found, most);
            html.put("</td></tr>\n");
        }
        html.put("</tbody>\n</table></div>\n");
        silent(silent);
    }

    private void silent(List<Rule> rules) throws IOException {
        if (!rules.isEmpty()) {
            html.put(
                    "<p class=\"silent\">Nothing found by {}.</p>\n",
                    String.join(", ", rules.stream().map(Rule::name).toList()));
        }
    }

    private void bar(Map<Level, Integer> found, int most) throws IOException {
        html.put("<svg aria-hidden=\"true\" width=\"{}\" height=\"10\">", BAR);
        int x = 0;
        for (Level level : LEVELS) {
            int count = found.getOrDefault(level, 0);
            if (count > 0) {
                // rounded up, so that one finding among thousands is still seen
                int width = Math.max(3, (int) ((long) BAR * count / most));
                html.put("<rect class=\"{}\" x=\"{}\" width=\"{}\" height=\"10\" rx=\"2\"/>", level.label(), x, width);
                x += width + 1;
            }
        }
        html.put("</svg>");
    }

    static Map<String, Map<Level, Integer>> counts(List<Finding> findings) {
        Map<String, Map<Level, Integer>> counts = new TreeMap<>();
        for (Finding finding : findings) {
            counts.computeIfAbsent(finding.rule(), rule -> new EnumMap<>(Level.class))
                    .merge(finding.level(), 1, Integer::sum);
        }
        return counts;
    }

    private static int sum(Map<Level, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
