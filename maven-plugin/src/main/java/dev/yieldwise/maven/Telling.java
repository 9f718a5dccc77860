package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.ReportFiles;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.logging.Log;

/** Tells what was found in some modules: in reports, in the log, and in a verdict. */
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

    /**
     * Tells it.
     *
     * @throws UsageException if there is no such baseline or commit
     * @throws UncheckedIOException if a report cannot be written
     */
    Verdict tell(Gathering.Run run) {
        Outcome all = run.together().sifted(run.settings().sieves(), run.scope());
        write(
                run,
                new Report(version, rules, all.findings(), all.notifications(), all.coverage()).beside(all.silenced()));
        Set<Finding> failing = new TreeSet<>();
        Set<String> blamed = new TreeSet<>();
        for (ModuleResult module : run.modules()) {
            for (Finding finding : module.outcome().findings()) {
                if (module.fails(finding) && all.findings().contains(finding)) {
                    failing.add(finding);
                    blamed.add(module.module());
                }
            }
        }
        all.findings().forEach(finding -> tell(finding, failing.contains(finding)));
        Verdict undone = new LeftUndone(run).tell(log);
        if (!run.settings().quiet()) {
            all.remarks().forEach(log::info);
            int generated = all.coverage().skipped().generated();
            if (generated > 0) {
                log.info("generated code is skipped (" + LogLines.count(generated, "file")
                        + "); -Dyieldwise.excludeGeneratedSources=false checks it");
            }
            log.info(LogLines.summary(all));
        }
        return Verdict.worst(List.of(undone, verdict(run, failing.size(), blamed)));
    }

    private static void write(Gathering.Run run, Report report) {
        try (ReportFiles files = new ReportFiles()) {
            for (ReportFile target : run.settings().reports()) {
                target.makeFolder();
                files.write(target.file(), target.format().reporter(Palette.NONE, true, run.lines()), report);
            }
            files.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + e.getMessage(), e);
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

    /** @param blamed modules by their names; Maven itself blames the one that came last */
    private static Verdict verdict(Gathering.Run run, int failing, Set<String> blamed) {
        int allowed = run.settings().maxAllowed();
        if (failing <= allowed) {
            return Verdict.CLEAN;
        }
        return new Verdict(
                ExitStatus.FINDINGS,
                LogLines.count(failing, "finding")
                        + (run.modules().size() == 1 ? "" : " in " + String.join(", ", blamed))
                        + (allowed > 0 ? ", and " + allowed + " are allowed" : "")
                        + where(run.settings().reports())
                        + ". yieldwise.failOn sets what fails the build, yieldwise:baseline keeps what is there now"
                        + " silent, and -Dyieldwise.skip skips the check.");
    }

    private static String where(List<ReportFile> reports) {
        if (reports.isEmpty()) {
            return "";
        }
        Path first = reports.get(0).file();
        return ". What each means and how it comes to it stands in "
                + (reports.size() == 1 ? first : "the reports in " + first.getParent());
    }
}
