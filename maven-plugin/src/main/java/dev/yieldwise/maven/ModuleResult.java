package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import java.util.Optional;

/**
 * What a module brings to a run.
 *
 * @param module its name
 * @param failOn the mildest level that fails; empty for never
 * @param allowIncomplete whether what was left undone does not fail
 */
record ModuleResult(String module, Outcome outcome, Optional<Level> failOn, boolean allowIncomplete) {
    boolean fails(Finding finding) {
        return failOn.isPresent() && finding.level().atLeast(failOn.get());
    }
}
