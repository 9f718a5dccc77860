package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
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

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            converter = Converters.ToFailOn.class,
            description = "Mildest level that gives status 1: error, warning (default), note or never.")
    private Converters.FailOn failOn = Converters.FailOn.WARNING;

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
        ReportPlan plan = reporting.plan(reporting.askedAnd(Format.TEXT), host);
        newOnly.requireSense(fixes.makesFixes());
        Options options = newOnly.added(sources.options(host, reporting.isQuiet()), host);
        if (silent != null) {
            SilenceText.print(
                    new Session(options, rules)
                            .whySilent(sources.paths(host), host.resolve(silent.file()), silent.line()),
                    host.out());
            return ExitStatus.CLEAN.code();
        }
        FixOptions.Checked checked;
        try (ProgressLine line = new ProgressLine(host.err(), host.width(), System::nanoTime)) {
            Progress progress = host.animates() && !reporting.isQuiet() ? line : Progress.SILENT;
            Session session = new Session(options, rules);
            checked = newOnly.addsSuppressions()
                    ? newOnly.addSuppressions(session, sources.paths(host), progress)
                    : fixes.check(session, sources.paths(host), progress);
        }
        Outcome outcome = checked.outcome();
        if (outcome.coverage().files() == 0 && outcome.notifications().isEmpty() && !reporting.isQuiet()) {
            host.err().println("yieldwise: warning: there is no Java file in what was given");
        }
        if (!reporting.isQuiet()) {
            outcome.remarks().forEach(remark -> host.err().println("yieldwise: " + remark));
        }
        Report report =
                new Report(Version.text(), rules, outcome.findings(), outcome.notifications(), outcome.coverage());
        report = checked.told(report.beside(outcome.silenced()), host);
        if (checked.patch().isPresent()) {
            checked.printPatch(report, host, reporting.isQuiet());
            return checked.patchStatus(allowIncomplete).code();
        }
        plan.write(report);
        return outcome.status(failOn.level(), allowIncomplete).code();
    }
}
