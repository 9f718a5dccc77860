package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.report.SourceLines;
import java.util.Optional;

/**
 * What a module brings to a run.
 *
 * @param module its name
 * @param outcome before anything is silenced that holds for the whole run
 * @param scope what was looked at
 * @param lines of the files that were looked at
 * @param gate what fails
 */
record ModuleResult(String module, Outcome outcome, Sieve.Scope scope, SourceLines lines, Gate gate) {
    /**
     * What fails a build.
     *
     * @param failOn the mildest level that does; empty for never
     * @param allowIncomplete whether what was left undone does not
     */
    record Gate(Optional<Level> failOn, boolean allowIncomplete) {
        static final Gate OPEN = new Gate(Optional.empty(), true);
    }

    boolean fails(Finding finding) {
        return gate.failOn().isPresent()
                && finding.level().atLeast(gate.failOn().get());
    }
}
