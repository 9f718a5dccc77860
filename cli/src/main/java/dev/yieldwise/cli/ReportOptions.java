package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that makes reports: which, where to, and how they look. */
final class ReportOptions {
    @Option(
            names = "--report",
            paramLabel = "FORMAT[=FILE]",
            converter = ReportTarget.Converter.class,
            completionCandidates = Format.Labels.class,
            description =
                    "Report to make, to standard output or to a file; may be repeated. Formats: ${COMPLETION-CANDIDATES}.")
    private List<ReportTarget> reports = new ArrayList<>();

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = Converters.ToColor.class,
            description = "Colours in the text on standard output: auto (default), always or never.")
    private Converters.Color color = Converters.Color.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print findings and errors, nothing else.")
    private boolean quiet;

    boolean asksForReports() {
        return !reports.isEmpty();
    }

    boolean isQuiet() {
        return quiet;
    }

    /** What was asked for. */
    List<ReportTarget> asked() {
        return List.copyOf(reports);
    }

    /**
     * Looks at reports before they are made.
     *
     * @throws UsageException if one could not be written, or two would go to one place
     */
    ReportPlan plan(List<ReportTarget> targets, Host host) {
        return ReportPlan.of(targets, host, paletteFor(host), quiet);
    }

    /** What was asked for, and another for standard output unless something goes there. */
    List<ReportTarget> askedAnd(Format onOutput) {
        List<ReportTarget> targets = new ArrayList<>(reports);
        if (reports.stream().allMatch(target -> target.file().isPresent())) {
            targets.add(new ReportTarget(onOutput, Optional.empty()));
        }
        return targets;
    }

    private Palette paletteFor(Host host) {
        boolean colours = switch (color) {
            case AUTO -> host.colours();
            case ALWAYS -> true;
            case NEVER -> false;
        };
        return colours ? Palette.ANSI : Palette.NONE;
    }
}
