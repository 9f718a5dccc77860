package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One report of several: of a module each, or of a shard. */
public final class MergedReport {
    /** Of two reports of one finding the worse counts; the rest only makes the choice the same for every order of reports. */
    private static final Comparator<Finding> WORSE_FIRST =
            WorstFirst.ORDER.thenComparing(Comparator.naturalOrder()).thenComparing(Finding::toString);

    private MergedReport() {}

    /**
     * All rules, all notices, and each finding once: findings of one file, one rule and one content fingerprint are one, also
     * where lines shifted between the runs. The order of the reports does not matter.
     */
    public static Report of(List<Report> reports, String version) {
        Map<String, Rule> rules = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        List<Notification> notifications = new ArrayList<>();
        Coverage coverage = Coverage.NONE;
        for (Report report : reports) {
            report.rules().forEach(rule -> rules.put(rule.name(), rule));
            findings.addAll(report.findings());
            notifications.addAll(report.notifications());
            coverage = coverage.plus(report.coverage());
        }
        findings.sort(WORSE_FIRST);
        Map<Identity, Finding> kept = new LinkedHashMap<>();
        findings.forEach(finding -> kept.putIfAbsent(Identity.of(finding), finding));
        return new Report(
                version,
                List.copyOf(rules.values()),
                kept.values().stream().sorted().toList(),
                notifications.stream().distinct().sorted().toList(),
                coverage);
    }

    private record Identity(String path, String rule, String content) {
        static Identity of(Finding finding) {
            return new Identity(
                    finding.location().path(),
                    finding.rule(),
                    finding.fingerprints().content());
        }
    }
}
