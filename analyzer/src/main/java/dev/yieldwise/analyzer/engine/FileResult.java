package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.finding.Skipped;
import java.util.List;

/** What came out of one file. */
record FileResult(
        List<Finding> findings, List<Silenced> silenced, List<Notification> notifications, Coverage coverage) {
    /** A program wrote the file, so nobody looks at it. */
    static final FileResult GENERATED =
            new FileResult(List.of(), List.of(), List.of(), Coverage.NONE.plus(new Skipped(1, 0)));

    static FileResult failed(Notification notification) {
        return new FileResult(List.of(), List.of(), List.of(notification), Coverage.NONE);
    }
}
