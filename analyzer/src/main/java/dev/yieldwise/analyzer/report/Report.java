package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.FixCount;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a reporter may print. Findings, silenced ones and notifications come sorted.
 *
 * @param version of Yieldwise
 * @param rules all rules of the checker, sorted by name, with or without a finding, whether or not they apply to every file
 * @param silenced what was found too, but somebody asked not to hear of; sorted
 * @param fixed what fixes took away before, in a run that makes fixes
 */
public record Report(
        String version,
        List<Rule> rules,
        List<Finding> findings,
        List<Silenced> silenced,
        List<Notification> notifications,
        Coverage coverage,
        Optional<FixCount> fixed) {
    public Report {
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        silenced = List.copyOf(silenced);
        notifications = List.copyOf(notifications);
    }

    /** Of a run that makes no fixes, and in which nobody asked for silence. */
    public Report(
            String version,
            List<Rule> rules,
            List<Finding> findings,
            List<Notification> notifications,
            Coverage coverage) {
        this(version, rules, findings, List.of(), notifications, coverage, Optional.empty());
    }

    /** The same report with what somebody asked not to hear of. */
    public Report beside(List<Silenced> others) {
        return new Report(version, rules, findings, others, notifications, coverage, fixed);
    }

    /** The same report, of a run that has made fixes. */
    public Report after(FixCount fixes) {
        return new Report(version, rules, findings, silenced, notifications, coverage, Optional.of(fixes));
    }
}
