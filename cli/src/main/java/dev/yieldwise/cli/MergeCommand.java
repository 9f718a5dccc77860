package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.MergedReport;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.SarifReader;
import dev.yieldwise.analyzer.report.SourceLines;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yieldwise merge}. */
@Command(
        name = "merge",
        description = "Makes one report of SARIF reports of Yieldwise, such as those of modules or shards.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "A finding that several files have is kept once. Unless told otherwise, SARIF goes to standard output.",
            "Exit status: 0 written, whatever the files hold; 2 wrong usage, or a file that is no report of Yieldwise."
        })
final class MergeCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "SARIF files that Yieldwise wrote.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the merged SARIF goes: short for --report sarif=FILE.")
    private Path output;

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    MergeCommand(Host host, List<Rule> rules) {
        this.host = host;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    @Override
    public Integer call() throws IOException {
        ReportPlan plan = reporting.plan(targets(), host);
        List<Report> reports = new ArrayList<>();
        SarifReader reader = new SarifReader(Version.text(), rules);
        for (Path file : files) {
            try {
                reports.add(reader.read(host.resolve(file)));
            } catch (FileSystemException e) {
                throw new UsageException("cannot merge " + e.getMessage());
            }
        }
        plan.write(MergedReport.of(reports, Version.text()), SourceLines.NONE);
        return 0;
    }

    private List<ReportTarget> targets() {
        List<ReportTarget> targets = new ArrayList<>(reporting.asked());
        if (output != null) {
            targets.add(new ReportTarget(Format.SARIF, Optional.of(output)));
        }
        return targets.isEmpty() ? List.of(new ReportTarget(Format.SARIF, Optional.empty())) : targets;
    }
}
