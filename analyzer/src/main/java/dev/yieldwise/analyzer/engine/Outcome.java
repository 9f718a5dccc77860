package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
     * What both runs found, as if they had been one; what both found is found once. Of what is remarked before sieves, which are
     * types that a run did not find, it is enough if one of them did.
     */
    public Outcome plus(Outcome other) {
        return new Outcome(
                merged(findings, other.findings),
                merged(silenced, other.silenced),
                merged(notifications, other.notifications),
                coverage.plus(other.coverage),
                remarks.stream().filter(other.remarks::contains).toList());
    }

    private static <T extends Comparable<T>> List<T> merged(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
    }

    /** What sieves leave of it, one after the other. */
    public Outcome sifted(List<Sieve> sieves, Sieve.Scope scope) {
        List<Finding> left = findings;
        List<Silenced> all = new ArrayList<>(silenced);
        List<String> heard = new ArrayList<>(remarks);
        for (Sieve sieve : sieves) {
            Sieve.Sifted sifted = sieve.sift(left, scope);
            left = sifted.kept();
            all.addAll(sifted.silenced());
            heard.addAll(sifted.remarks());
        }
        Collections.sort(all);
        return new Outcome(left, all, notifications, coverage, heard);
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
