package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.finding.Notification;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.logging.Log;

/** What a run could not do; a module may allow that. */
record LeftUndone(Gathering.Run run) {

    /** Lists it, and fails for what no module allows. */
    Verdict tell(Log log) {
        Map<Notification, Boolean> allowed = new TreeMap<>();
        for (ModuleResult module : run.modules()) {
            module.outcome()
                    .notifications()
                    .forEach(left -> allowed.merge(left, module.gate().allowIncomplete(), Boolean::logicalAnd));
        }
        allowed.forEach((left, isAllowed) -> {
            if (isAllowed) {
                log.warn(LogLines.of(left));
            } else {
                log.error(LogLines.of(left));
            }
        });
        long failing = allowed.values().stream().filter(isAllowed -> !isAllowed).count();
        if (failing == 0) {
            return Verdict.CLEAN;
        }
        return new Verdict(
                ExitStatus.INCOMPLETE,
                "The check is incomplete: " + LogLines.count(failing, "file or rule", "files or rules")
                        + " could not be dealt with, as listed above. -Dyieldwise.allowIncomplete lets the build go on,"
                        + " and -Dyieldwise.skip skips the check.");
    }
}
