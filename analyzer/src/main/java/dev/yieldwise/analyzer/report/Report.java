package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;

/**
 * Everything that a reporter may print. Findings, silenced ones and notifications come sorted.
 *
 * @param version of Yieldwise
 * @param rules all rules that ran, sorted by name, with or without a finding
 * @param silenced what was found too, but somebody asked not to hear of; sorted
 */
public record Report(
        String version,
        List<Rule> rules,
        List<Finding> findings,
        List<Silenced> silenced,
        List<Notification> notifications,
        Coverage coverage) {
    public Report {
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        silenced = List.copyOf(silenced);
        notifications = List.copyOf(notifications);
    }

    /** Of a run in which nobody asked for silence. */
    public Report(
            String version,
            List<Rule> rules,
            List<Finding> findings,
            List<Notification> notifications,
            Coverage coverage) {
        this(version, rules, findings, List.of(), notifications, coverage);
    }
}
