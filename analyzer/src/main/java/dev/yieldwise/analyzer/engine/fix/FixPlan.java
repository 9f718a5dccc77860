package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.engine.Checking;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.FixCount;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.source.EncodedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which files fixes change, and what will be found then. Nothing has been written yet. */
public final class FixPlan {
    private final Checking checking;
    private final Outcome toldBefore;
    private final Outcome after;
    private final Map<Path, Change> changes;
    private final List<LeftOut> leftOut;
    private final List<Notification> unread;

    /** A file's name in reports, what it was, and its text as it will be. */
    record Change(String name, EncodedText was, String text) {}

    FixPlan(
            Checking checking,
            Outcome toldBefore,
            Outcome after,
            Map<Path, Change> changes,
            List<LeftOut> leftOut,
            List<Notification> unread) {
        this.checking = checking;
        this.toldBefore = toldBefore;
        this.after = after;
        this.changes = changes;
        this.leftOut = leftOut;
        this.unread = unread;
    }

    /** The changes as a unified diff that {@code git apply} and {@code patch -p1} take; empty if there are none. */
    public String diff() {
        StringBuilder diff = new StringBuilder();
        for (Change change : changes.values()) {
            EncodedText was = change.was();
            diff.append(UnifiedDiff.of(change.name(), was.withMark(was.text()), was.withMark(change.text())));
        }
        return diff.toString();
    }

    /** What it comes to if the changes are made, or would come to. */
    public Fixed foreseen() {
        return fixed(after, Map.of());
    }

    /**
     * Writes the files, each at once and only if it still is what was checked. One that cannot be written stays as it is and
     * is told; what is found is then found on disk. The end of the process waits for the file that is being written.
     *
     * @throws UsageException if the process is ending; nothing is written then
     */
    public Fixed write() {
        Map<String, String> refused = new TreeMap<>();
        try (InPlace files = InPlace.open()) {
            changes.forEach((path, change) ->
                    files.replace(path, change.was(), change.text()).ifPresent(why -> refused.put(change.name(), why)));
        }
        if (refused.isEmpty()) {
            return foreseen();
        }
        return fixed(checking.check(Progress.SILENT), refused);
    }

    static Notification unwritten(String name, String why) {
        return new Notification(Notification.Kind.UNWRITTEN, Optional.of(name), Optional.empty(), "not fixed: " + why);
    }

    /** @param refused which files were not written, and why not: what is gone from them is not our doing */
    private Fixed fixed(Outcome found, Map<String, String> refused) {
        Set<Finding> inVain = leftOut.stream().map(LeftOut::finding).collect(Collectors.toSet());
        List<Finding> findings = found.findings().stream()
                .map(finding -> inVain.contains(finding) ? finding.withoutFix() : finding)
                .toList();
        List<Notification> notifications = new ArrayList<>(found.notifications());
        notifications.addAll(unread);
        refused.forEach((name, why) -> notifications.add(unwritten(name, why)));
        leftOut.forEach(one -> one.notification().ifPresent(notifications::add));
        Outcome remaining = new Outcome(
                findings,
                found.silenced(),
                notifications.stream().sorted().distinct().toList(),
                found.coverage(),
                toldBefore.remarks());
        Outcome told = Hidden.of(toldBefore).in(remaining);
        List<Finding> gone = Surplus.of(toldBefore.findings(), told.findings()).stream()
                .filter(finding -> !refused.containsKey(finding.location().path()))
                .toList();
        return new Fixed(
                told,
                new FixCount(gone.size(), changes.size() - refused.size()),
                leftOut.stream()
                        .filter(one -> one.defect().isEmpty())
                        .map(LeftOut::warning)
                        .toList());
    }
}
