package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import java.util.List;
import java.util.Optional;

/**
 * A finding whose fix was not made, because of what came of it when it was tried.
 *
 * @param revealed what would be found that was not found before
 * @param defect what is wrong with the fix itself
 */
record LeftOut(Finding finding, List<Finding> revealed, Optional<String> defect) {
    /** For the user: a defect is told as a notification instead. */
    String warning() {
        Finding first = revealed.get(0);
        String more = revealed.size() > 1 ? " and " + (revealed.size() - 1) + " more" : "";
        return finding.location() + ": the fix for " + finding.rule() + " was left out: it would lead to "
                + first.rule() + " at line " + first.location().range().startLine() + ", " + first.message() + more;
    }

    /** Told where the rule itself is at fault. */
    Optional<Notification> notification() {
        return defect.map(reason -> new Notification(
                Notification.Kind.RULE_FAILED,
                Optional.of(finding.location().path()),
                Optional.of(finding.rule()),
                "its fix for line " + finding.location().range().startLine() + " was left out, please report it: "
                        + reason));
    }
}
