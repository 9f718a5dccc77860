package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.ReportFiles;
import dev.yieldwise.analyzer.report.SarifReporter;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.logging.Log;

/** Tells what was found in some modules: into reports, to the log, and in a verdict. */
final class Telling {
    private final List<Rule> rules;
    private final String version;
    private final Log log;

    /** @param version of Yieldwise, for the reports */
    Telling(List<Rule> rules, String version, Log log) {
        this.rules = rules;
        this.version = version;
        this.log = log;
    }

    /** @throws UncheckedIOException if a report cannot be written */
    Verdict tell(Gathering.Run run) {
        Outcome all = together(run.modules());
        write(run.settings().sarif(), new Report(version, rules, all.findings(), all.notifications(), all.coverage()));
        Map<Finding, Boolean> fails = new TreeMap<>();
        Map<Notification, Boolean> excused = new TreeMap<>();
        for (ModuleResult module : run.modules()) {
            module.outcome()
                    .findings()
                    .forEach(finding -> fails.merge(finding, module.fails(finding), Boolean::logicalOr));
            module.outcome()
                    .notifications()
                    .forEach(left -> excused.merge(left, module.allowIncomplete(), Boolean::logicalAnd));
        }
        fails.forEach(this::tell);
        excused.forEach(this::tell);
        if (!run.settings().quiet()) {
            log.info(LogLines.summary(all));
        }
        return verdict(run, fails, excused);
    }

    /** As if all modules had been one. */
    private static Outcome together(List<ModuleResult> modules) {
        List<Outcome> outcomes = modules.stream().map(ModuleResult::outcome).toList();
        return new Outcome(
                outcomes.stream()
                        .flatMap(one -> one.findings().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                outcomes.stream()
                        .flatMap(one -> one.notifications().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                outcomes.stream().map(Outcome::coverage).reduce(Coverage.NONE, Coverage::plus));
    }

    private static void write(Path file, Report report) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (ReportFiles files = new ReportFiles()) {
                files.write(file, new SarifReporter(), report);
                files.commit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        }
    }

    private void tell(Finding finding, boolean fails) {
        if (fails) {
            log.error(LogLines.of(finding));
        } else if (finding.level() == Level.NOTE) {
            log.info(LogLines.of(finding));
        } else {
            log.warn(LogLines.of(finding));
        }
    }

    private void tell(Notification left, boolean excused) {
        if (excused) {
            log.warn(LogLines.of(left));
        } else {
            log.error(LogLines.of(left));
        }
    }

    private static Verdict verdict(Gathering.Run run, Map<Finding, Boolean> fails, Map<Notification, Boolean> excused) {
        long left = excused.values().stream().filter(allowed -> !allowed).count();
        if (left > 0) {
            return new Verdict(
                    ExitStatus.INCOMPLETE,
                    "The check is incomplete: " + LogLines.count(left, "file or rule", "files or rules")
                            + " could not be dealt with, as listed above. -Dyieldwise.allowIncomplete lets the build go"
                            + " on, and -Dyieldwise.skip skips the check.");
        }
        long failing = fails.values().stream().filter(failed -> failed).count();
        int allowed = run.settings().maxAllowed();
        if (failing <= allowed) {
            return Verdict.CLEAN;
        }
        return new Verdict(
                ExitStatus.FINDINGS,
                LogLines.count(failing, "finding") + where(run)
                        + (allowed > 0 ? ", and " + allowed + " are allowed" : "")
                        + ". What each means and how it comes to it stands in "
                        + run.settings().sarif()
                        + "; yieldwise.failOn sets what fails the build, and -Dyieldwise.skip skips the check.");
    }

    /** Maven blames the module that came last. */
    private static String where(Gathering.Run run) {
        List<String> modules = run.modules().stream()
                .filter(module -> module.outcome().findings().stream().anyMatch(module::fails))
                .map(ModuleResult::module)
                .toList();
        return run.modules().size() == 1 ? "" : " in " + String.join(", ", modules);
    }
}
