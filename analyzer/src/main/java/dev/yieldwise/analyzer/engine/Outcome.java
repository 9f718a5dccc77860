package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import java.util.List;
import java.util.Optional;

/**
 * What a run found and what it could not do, both in the order of reports.
 */
public record Outcome(List<Finding> findings, List<Notification> notifications, Coverage coverage) {
    public Outcome {
        findings = List.copyOf(findings);
        notifications = List.copyOf(notifications);
    }

    /**
     * The exit policy, for all fronts.
     *
     * @param failOn the mildest level that fails the run; empty for never
     * @param allowIncomplete whether a run that left something undone may still be clean
     */
    public ExitStatus status(Optional<Level> failOn, boolean allowIncomplete) {
        if (!notifications.isEmpty() && !allowIncomplete) {
            return ExitStatus.INCOMPLETE;
        }
        boolean failing = failOn.isPresent()
                && findings.stream().anyMatch(finding -> finding.level().atLeast(failOn.get()));
        return failing ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
    }
}
