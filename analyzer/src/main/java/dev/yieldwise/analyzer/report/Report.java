package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.FixCount;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a reporter may print. Findings and notifications come sorted.
 *
 * @param version of Yieldwise
 * @param rules all rules that ran, sorted by name, with or without a finding
 * @param fixed what fixes took away before, in a run that makes fixes
 */
public record Report(
        String version,
        List<Rule> rules,
        List<Finding> findings,
        List<Notification> notifications,
        Coverage coverage,
        Optional<FixCount> fixed) {
    public Report {
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        notifications = List.copyOf(notifications);
    }

    /** Of a run that makes no fixes. */
    public Report(
            String version,
            List<Rule> rules,
            List<Finding> findings,
            List<Notification> notifications,
            Coverage coverage) {
        this(version, rules, findings, notifications, coverage, Optional.empty());
    }

    /** The same report, of a run that has made fixes. */
    public Report after(FixCount fixes) {
        return new Report(version, rules, findings, notifications, coverage, Optional.of(fixes));
    }
}
