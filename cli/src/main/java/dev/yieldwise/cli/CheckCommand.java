package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.FailOn;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Selecting;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Skipped;
import dev.yieldwise.analyzer.report.Format;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.SourceLines;
import dev.yieldwise.analyzer.report.StatisticsReporter;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code yieldwise check}. */
@Command(
        name = "check",
        description = "Checks Java files and folders.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "While every report goes to a file, the text still goes to standard output.",
            "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage,",
            "3 incomplete (a file or a rule could not be dealt with, a fix not be written),",
            "70 internal error. With --fix it is about what remains."
        })
final class CheckCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    @Mixin
    private final TextOptions text = new TextOptions();

    @Option(names = "--show-files", description = "Print the files that would be checked, and check none.")
    private boolean showFiles;

    @Option(names = "--statistics", description = "Count the findings of each rule below the text.")
    private boolean statistics;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            converter = Converters.ToFailOn.class,
            description = "Mildest level that gives status 1: error, warning (default), note or never.")
    private FailOn failOn;

    @Option(
            names = "--allow-incomplete",
            description = "Do not give status 3 when a file or a rule could not be dealt with.")
    private boolean allowIncomplete;

    @Mixin
    private final NewOnlyOptions newOnly = new NewOnlyOptions();

    @Mixin
    private final FixOptions fixes = new FixOptions();

    @Option(
            names = "--explain-silence",
            paramLabel = "FILE:LINE",
            converter = Place.Converter.class,
            description = "Do not check, but tell why nothing more is reported on a line.")
    private Place silent;

    CheckCommand(Host host, List<Rule> rules) {
        this.host = host;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    @Override
    public Integer call() throws IOException {
        fixes.requireSense(reporting.asksForReports());
        // while every report goes to a file, the text still goes to whoever started the run
        List<ReportTarget> targets = reporting.askedAnd(Format.TEXT);
        requireSense(targets);
        ReportPlan plan = reporting.plan(targets, host);
        newOnly.requireSense(fixes.makesFixes());
        Optional<Path> file = text.file(host);
        List<Path> paths = file.map(List::of).orElseGet(() -> sources.paths(host));
        SourceOptions.Sought sought = sources.sought(host, paths, rules, layer());
        if (showFiles) {
            new Selecting(sought.options()).files(paths).forEach(host.out()::println);
            return ExitStatus.CLEAN.code();
        }
        Options options = newOnly.added(sources.withClasspath(sought, host, reporting.isQuiet()), host);
        if (silent != null) {
            SilenceText.print(
                    new Session(options, rules).whySilent(paths, host.resolve(silent.file()), silent.line()),
                    host.out());
            return ExitStatus.CLEAN.code();
        }
        FixOptions.Checked checked;
        try (ProgressLine line = new ProgressLine(host.err(), host.width(), System::nanoTime)) {
            Progress progress = host.animates() && !reporting.isQuiet() ? line : Progress.SILENT;
            Session session = new Session(options, rules);
            if (file.isPresent()) {
                checked = new FixOptions.Checked(
                        text.check(session, options, reporting.isQuiet(), host), Optional.empty(), Optional.empty());
            } else {
                checked = newOnly.addsSuppressions()
                        ? newOnly.addSuppressions(session, paths, progress)
                        : fixes.check(session, paths, progress);
            }
        }
        Outcome outcome = checked.outcome();
        if (!reporting.isQuiet()) {
            tellSkipped(outcome);
            outcome.remarks().forEach(remark -> host.err().println("yieldwise: " + remark));
        }
        Report report =
                new Report(Version.text(), rules, outcome.findings(), outcome.notifications(), outcome.coverage());
        report = checked.told(report.beside(outcome.silenced()), host);
        if (checked.patch().isPresent()) {
            checked.printPatch(report, host, reporting.isQuiet());
            return checked.patchStatus(allowIncomplete).code();
        }
        plan.write(
                report,
                SourceLines.from(new Sources(options.base().toRealPath(), options.encoding(), options.maxFileSize())));
        if (statistics) {
            new StatisticsReporter().write(report, host.out());
            host.out().flush();
        }
        return outcome.status(options.configuration().run().value(Key.FAIL_ON).level(), allowIncomplete)
                .code();
    }

    /** What the options say that a yieldwise.toml can say as well. */
    private Layer.Builder layer() {
        Layer.Builder layer = new Layer.Builder();
        if (failOn != null) {
            layer.set(Key.FAIL_ON, failOn, Origin.COMMAND_LINE);
        }
        return layer;
    }

    private void requireSense(List<ReportTarget> targets) {
        boolean elsewhere = showFiles || silent != null || fixes.makesFixes() || newOnly.addsSuppressions();
        if (text.isAsked() && (elsewhere || sources.namesPaths())) {
            throw new UsageException("--stdin checks one text; it goes with no paths, and with nothing that changes,"
                    + " lists or explains files");
        }
        boolean taken = targets.stream().anyMatch(target -> target.file().isEmpty() && target.format() != Format.TEXT);
        if (statistics && taken) {
            throw new UsageException("--statistics go below the text; give the other report a file");
        }
    }

    private void tellSkipped(Outcome outcome) {
        Skipped skipped = outcome.coverage().skipped();
        if (skipped.generated() > 0) {
            host.err()
                    .println("yieldwise: note: generated code is skipped ("
                            + skipped.generated() + (skipped.generated() == 1 ? " file" : " files")
                            + "); --include-generated checks it");
        }
        if (outcome.coverage().files() == 0
                && skipped.total() == 0
                && outcome.notifications().isEmpty()) {
            host.err()
                    .println("yieldwise: warning: there is no Java file to check in what was given;"
                            + " 'yieldwise config PATH' tells why one is left out");
        }
    }
}
