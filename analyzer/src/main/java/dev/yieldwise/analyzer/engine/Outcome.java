package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import java.util.List;
import java.util.Optional;

/**
 * What a run found and what it could not do, in the order of reports.
 *
 * @param silenced what was found too, but somebody asked not to hear of
 * @param remarks what the user should hear beside: sentences without full stop
 */
public record Outcome(
        List<Finding> findings,
        List<Silenced> silenced,
        List<Notification> notifications,
        Coverage coverage,
        List<String> remarks) {
    public Outcome {
        findings = List.copyOf(findings);
        silenced = List.copyOf(silenced);
        notifications = List.copyOf(notifications);
        remarks = List.copyOf(remarks);
    }

    /** Of a run in which nobody asked for silence. */
    public Outcome(List<Finding> findings, List<Notification> notifications, Coverage coverage) {
        this(findings, List.of(), notifications, coverage, List.of());
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
