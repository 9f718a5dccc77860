package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
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
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Checks one module: the findings go to the log and into a SARIF file. */
final class ModuleCheck {
    private final Settings settings;
    private final Log log;

    ModuleCheck(Settings settings, Log log) {
        this.settings = settings;
        this.log = log;
    }

    /**
     * Checks the files below the folders.
     *
     * @param version of Yieldwise, for the report
     * @throws MojoFailureException for findings at or above the level that fails
     * @throws MojoExecutionException if something was left undone, unless that is allowed
     */
    void run(List<Path> folders, List<Path> classpath, List<Rule> rules, String version)
            throws MojoExecutionException, MojoFailureException {
        Options options = Options.in(settings.base())
                .withClasspath(classpath)
                .withThreads(settings.threads())
                .withEncoding(settings.encoding());
        Outcome outcome = new Session(options, rules).check(folders, Progress.SILENT);
        write(new Report(version, rules, outcome.findings(), outcome.notifications(), outcome.coverage()));
        outcome.findings().forEach(this::tell);
        outcome.notifications().forEach(this::tell);
        log.info(LogLines.summary(outcome));
        conclude(outcome);
    }

    private void write(Report report) {
        Path file = settings.sarif();
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

    private void tell(Finding finding) {
        if (fails(finding)) {
            log.error(LogLines.of(finding));
        } else if (finding.level() == Level.NOTE) {
            log.info(LogLines.of(finding));
        } else {
            log.warn(LogLines.of(finding));
        }
    }

    private void tell(Notification notification) {
        if (settings.allowIncomplete()) {
            log.warn(LogLines.of(notification));
        } else {
            log.error(LogLines.of(notification));
        }
    }

    private void conclude(Outcome outcome) throws MojoExecutionException, MojoFailureException {
        switch (outcome.status(settings.failOn(), settings.allowIncomplete())) {
            case CLEAN -> {}
            case FINDINGS -> {
                long failing = outcome.findings().stream().filter(this::fails).count();
                throw new MojoFailureException(LogLines.count(failing, "finding")
                        + ". What each means and how it comes to it stands in " + settings.sarif()
                        + "; yieldwise.failOn sets what fails the build, and -Dyieldwise.skip skips the check.");
            }
            default ->
                throw new MojoExecutionException("The check is incomplete: "
                        + LogLines.count(outcome.notifications().size(), "file or rule", "files or rules")
                        + " could not be dealt with, as listed above. -Dyieldwise.allowIncomplete lets the build go on,"
                        + " and -Dyieldwise.skip skips the check.");
        }
    }

    private boolean fails(Finding finding) {
        return settings.failOn().isPresent()
                && finding.level().atLeast(settings.failOn().get());
    }
}
