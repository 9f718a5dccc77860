package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many findings each rule has, by level, in how many files; rules without any are left out.
 *
 * <pre>{@code
 * rule          errors  warnings  notes  files
 * UnprimedSend       2         1      0      3
 * }</pre>
 */
public final class StatisticsReporter implements Reporter {
    private static final List<Level> LEVELS = List.of(Level.ERROR, Level.WARNING, Level.NOTE);

    @Override
    public void write(Report report, Writer out) throws IOException {
        Map<String, List<Finding>> ofRules = new TreeMap<>();
        for (Finding finding : report.findings()) {
            ofRules.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
        }
        if (ofRules.isEmpty()) {
            return;
        }
        int width = ofRules.keySet().stream().mapToInt(String::length).max().orElse(0);
        out.write('\n');
        StringBuilder head = new StringBuilder(padded("rule", width));
        LEVELS.forEach(level -> head.append("  ").append(level.label()).append('s'));
        out.write(head + "  files\n");
        for (Map.Entry<String, List<Finding>> rule : ofRules.entrySet()) {
            StringBuilder line = new StringBuilder(padded(rule.getKey(), width));
            for (Level level : LEVELS) {
                long count = rule.getValue().stream()
                        .filter(finding -> finding.level() == level)
                        .count();
                line.append(number(count, level.label().length() + 3));
            }
            long files = rule.getValue().stream()
                    .map(finding -> finding.location().path())
                    .distinct()
                    .count();
            out.write(line + number(files, "files".length() + 2) + "\n");
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String number(long number, int width) {
        String digits = Long.toString(number);
        return " ".repeat(Math.max(1, width - digits.length())) + digits;
    }
}
