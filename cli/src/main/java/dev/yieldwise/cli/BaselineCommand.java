package dev.yieldwise.cli;

import dev.yieldwise.analyzer.baseline.Baseline;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.ReportFiles;
import dev.yieldwise.analyzer.report.TextReporter;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code yieldwise baseline}. */
@Command(
        name = "baseline",
        description = "Writes what is found now into a file, so that 'check --baseline FILE' tells only what is new.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "What the file knows of paths that are not checked stays in it. Commit the file.",
            "Exit status: 0 written, 2 wrong usage,",
            "3 written, but incomplete (a file or a rule could not be dealt with), 70 internal error."
        })
final class BaselineCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "File to write; default: that of yieldwise.toml, else " + Baseline.FILE_NAME
                    + " in the base folder.")
    private Path file;

    @Option(names = "--prune", description = "Only remove from the file what is not found any more; add nothing.")
    private boolean prune;

    @Option(
            names = "--allow-incomplete",
            description = "Do not give status 3 when a file or a rule could not be dealt with.")
    private boolean allowIncomplete;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print errors, nothing else.")
    private boolean quiet;

    BaselineCommand(Host host, List<Rule> rules) {
        this.host = host;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    @Override
    public Integer call() throws IOException {
        Options options = sources.options(host, rules, quiet);
        Path place = place(options);
        requireWritable(place);
        Baseline known = prune ? Baseline.read(place) : Baseline.readOrNew(place);
        List<Path> paths = sources.paths(host);
        Session session = new Session(options, rules);
        Outcome outcome;
        try (ProgressLine line = new ProgressLine(host.err(), host.width(), System::nanoTime)) {
            outcome = session.check(paths, host.animates() && !quiet ? line : Progress.SILENT);
        }
        Sieve.Scope scope = session.open(paths).scope(outcome);
        Baseline.Change change =
                prune ? known.prune(outcome.findings(), scope) : known.renew(outcome.findings(), scope);
        Report incomplete = new Report(Version.text(), rules, List.of(), outcome.notifications(), outcome.coverage());
        new TextReporter(Palette.NONE, false).write(incomplete, host.err());
        if (!quiet) {
            host.out().println(told(change, place));
        }
        return outcome.status(Optional.empty(), allowIncomplete).code();
    }

    private Path place(Options options) {
        if (file != null) {
            return host.resolve(file);
        }
        Path configured = options.configuration().run().value(Key.BASELINE);
        return configured != null ? configured : options.base().resolve(Baseline.FILE_NAME);
    }

    private static void requireWritable(Path file) {
        try {
            ReportFiles.requireWritable(file);
        } catch (FileSystemException e) {
            throw new UsageException("cannot write " + e.getMessage());
        }
    }

    private String told(Baseline.Change change, Path place) {
        Path here = host.folder().toAbsolutePath();
        Path absolute = place.toAbsolutePath().normalize();
        String shown = absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
        return shown + ": " + change.size() + (change.size() == 1 ? " finding" : " findings") + ", " + change.added()
                + " new, " + change.removed() + " gone";
    }
}
