package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.engine.Checking;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Some files with their present texts, and what was found in each of them. Immutable. */
record State(Map<String, Path> files, Map<Path, String> texts, Map<String, Found> found) {
    /** What was found in one file, and what could not be done there. */
    record Found(List<Finding> findings, List<Notification> notifications) {
        static final Found NOTHING = new Found(List.of(), List.of());

        /** Whether something is found beyond what is expected, or could be done less. */
        boolean isWorseThan(Found expected) {
            return !revealed(expected).isEmpty() || !broken(expected).isEmpty();
        }

        List<Finding> revealed(Found expected) {
            return Surplus.of(findings, expected.findings);
        }

        List<Notification> broken(Found expected) {
            return Surplus.of(notifications, expected.notifications, notification -> notification);
        }
    }

    static Map<String, Found> byPath(Outcome outcome) {
        Map<String, List<Finding>> findings = outcome.findings().stream()
                .collect(Collectors.groupingBy(finding -> finding.location().path()));
        Map<String, List<Notification>> notifications = outcome.notifications().stream()
                .collect(Collectors.groupingBy(
                        notification -> notification.path().orElse("")));
        Map<String, Found> found = new HashMap<>();
        findings.forEach((path, own) -> found.put(path, new Found(own, notifications.getOrDefault(path, List.of()))));
        notifications.forEach((path, own) -> found.putIfAbsent(path, new Found(List.of(), own)));
        return found;
    }

    Found in(String path) {
        return found.getOrDefault(path, Found.NOTHING);
    }

    String textOf(String path) {
        return texts.get(files.get(path));
    }

    /** The state after some texts have become others, as far as {@code looked} files tell. */
    State with(Map<String, String> others, Collection<String> looked, Checking checking) {
        Map<Path, String> changed = new HashMap<>(texts);
        others.forEach((path, text) -> changed.put(files.get(path), text));
        List<Path> scope = looked.stream().sorted().map(files::get).toList();
        Map<String, Found> news = byPath(checking.check(scope, changed, Progress.SILENT));
        Map<String, Found> all = new HashMap<>(found);
        looked.forEach(path -> all.put(path, news.getOrDefault(path, Found.NOTHING)));
        return new State(files, Map.copyOf(changed), Map.copyOf(all));
    }

    /** The findings of some files, sorted. */
    List<Finding> findingsIn(Set<String> paths) {
        return paths.stream()
                .flatMap(path -> in(path).findings().stream())
                .sorted()
                .toList();
    }
}
