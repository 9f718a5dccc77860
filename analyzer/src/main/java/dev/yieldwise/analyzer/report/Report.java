package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;

/**
 * Everything that a reporter may print. Findings and notifications come sorted.
 *
 * @param version of Yieldwise
 * @param rules all rules of the checker, sorted by name, with or without a finding, whether or not they apply to every file
 */
public record Report(
        String version, List<Rule> rules, List<Finding> findings, List<Notification> notifications, Coverage coverage) {
    public Report {
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        notifications = List.copyOf(notifications);
    }
}
