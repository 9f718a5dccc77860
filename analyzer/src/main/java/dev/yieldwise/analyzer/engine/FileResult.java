package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import java.util.List;

/** What came out of one file. */
record FileResult(List<Finding> findings, List<Notification> notifications, Coverage coverage) {
    static FileResult failed(Notification notification) {
        return new FileResult(List.of(), List.of(notification), Coverage.NONE);
    }
}
