package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.FailOn;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.config.PathEntry;
import dev.yieldwise.analyzer.engine.ClasspathEntries;
import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Places;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Selecting;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Skipped;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.ReportFiles;
import dev.yieldwise.analyzer.report.StatisticsReporter;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage,",
            "3 incomplete (a file or a rule could not be dealt with), 70 internal error."
        })
final class CheckCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Mixin
    private final RuleOptions ruleOptions = new RuleOptions();

    @Option(names = "--show-files", description = "Print the files that would be checked, and check none.")
    private boolean showFiles;

    @Option(names = "--statistics", description = "Count the findings of each rule below the text.")
    private boolean statistics;

    @Option(
            names = "--report",
            paramLabel = "FORMAT[=FILE]",
            converter = ReportTarget.Converter.class,
            description = {
                "Report to make: text, json or sarif, to standard output or to a file; may be repeated.",
                "While every report goes to a file, the text still goes to standard output."
            })
    private List<ReportTarget> reports = new ArrayList<>();

    @Option(
            names = {"-cp", "--classpath"},
            paramLabel = "PATH",
            description =
                    "Jars and class folders that the sources use, as for java; default: what the build left behind.")
    private String classpath;

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

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            converter = Converters.ToThreads.class,
            description = "Files checked at once; default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = Converters.ToCharset.class,
            description = "Encoding of the sources; default: UTF-8.")
    private Charset encoding;

    @Option(
            names = "--max-file-size",
            paramLabel = "BYTES",
            converter = Converters.ToSize.class,
            description = "A larger file is left out and named; K and M are understood; default: 4M.")
    private Long maxFileSize;

    @Option(
            names = "--base",
            paramLabel = "DIR",
            description = "Folder to which reports are relative; default: the repository's root.")
    private Path base;

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

    CheckCommand(Host host, List<Rule> rules) {
        this.host = host;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    @Override
    public Integer call() throws IOException {
        List<ReportTarget> targets = targets();
        Optional<Path> text = input.text(host);
        List<Path> checked = text.map(List::of).orElseGet(() -> input.paths(host));
        Setup setup = new Setup(host, selection);
        Path root = setup.base(Optional.ofNullable(base));
        List<String> names = rules.stream().map(Rule::name).toList();
        Configuration configuration = setup.configuration(root, checked, names, commandLine(names));
        Options options =
                Options.of(root, configuration).withThreads(threads).withForceExclude(selection.forceExclude());
        if (showFiles) {
            return showFiles(options, text, checked);
        }
        options = options.withClasspath(classpath(checked, configuration, root));
        Outcome outcome = text.isPresent() ? check(text.get(), options) : check(checked, options);
        remark(outcome);
        Report report =
                new Report(Version.text(), rules, outcome.findings(), outcome.notifications(), outcome.coverage());
        write(targets, report);
        if (statistics) {
            new StatisticsReporter().write(report, host.out());
            host.out().flush();
        }
        return outcome.status(configuration.run().value(Key.FAIL_ON).level(), allowIncomplete)
                .code();
    }

    private Outcome check(List<Path> checked, Options options) {
        try (ProgressLine line = new ProgressLine(host.err(), System::nanoTime)) {
            Progress progress = host.animates() && !quiet ? line : Progress.SILENT;
            return new Session(options, rules).check(checked, progress);
        }
    }

    private Outcome check(Path file, Options options) {
        byte[] content = InputOptions.read(host.in());
        if (!quiet) {
            new Selecting(options)
                    .skipped(file, content)
                    .ifPresent(skip ->
                            host.err().println("yieldwise: note: not checked: " + skip.because(options.base())));
        }
        return new Session(options, rules).check(file, content, Progress.SILENT);
    }

    private int showFiles(Options options, Optional<Path> text, List<Path> checked) {
        if (text.isPresent()) {
            throw new UsageException("--show-files is about files; --stdin checks a text");
        }
        new Selecting(options).files(checked).forEach(host.out()::println);
        return ExitStatus.CLEAN.code();
    }

    /** What the options say that a yieldwise.toml can say as well. */
    private Layer.Builder commandLine(List<String> names) {
        Layer.Builder layer = new Layer.Builder();
        ruleOptions.addTo(layer, names);
        if (failOn != null) {
            layer.set(Key.FAIL_ON, failOn, Origin.COMMAND_LINE);
        }
        if (encoding != null) {
            layer.set(Key.ENCODING, encoding, Origin.COMMAND_LINE);
        }
        if (maxFileSize != null) {
            layer.set(Key.MAX_FILE_SIZE, maxFileSize, Origin.COMMAND_LINE);
        }
        if (classpath != null) {
            layer.set(Key.CLASSPATH, List.of(), Origin.COMMAND_LINE);
        }
        return layer;
    }

    private void remark(Outcome outcome) {
        if (quiet) {
            return;
        }
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

    /** What was asked for, and the text for the person who started it unless standard output is taken. */
    private List<ReportTarget> targets() {
        List<ReportTarget> targets = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        int toOut = 0;
        for (ReportTarget target : reports) {
            Optional<Path> file = target.file().map(host::resolve);
            if (file.isPresent()) {
                requireWritable(file.get());
                if (!files.add(file.get().toAbsolutePath().normalize())) {
                    throw new UsageException("two reports cannot go to one file: " + file.get());
                }
            } else if (++toOut > 1) {
                throw new UsageException("only one report can go to standard output; give the others a file");
            }
            targets.add(new ReportTarget(target.format(), file));
        }
        if (toOut == 0) {
            targets.add(new ReportTarget(Format.TEXT, Optional.empty()));
        }
        if (statistics
                && targets.stream().anyMatch(target -> target.file().isEmpty() && target.format() != Format.TEXT)) {
            throw new UsageException("--statistics go below the text; give the other report a file");
        }
        return targets;
    }

    private static void requireWritable(Path file) {
        try {
            ReportFiles.requireWritable(file);
        } catch (FileSystemException e) {
            throw cannotWrite(e);
        }
    }

    private static UsageException cannotWrite(FileSystemException failure) {
        return new UsageException("cannot write " + failure.getMessage());
    }

    private List<Path> classpath(List<Path> checked, Configuration configuration, Path root) {
        if (classpath != null) {
            return Converters.classpath(classpath, host);
        }
        List<PathEntry> configured = configuration.run().value(Key.CLASSPATH);
        if (configured != null) {
            ClasspathEntries entries = ClasspathEntries.of(configured);
            for (PathEntry missing : quiet ? List.<PathEntry>of() : entries.missing()) {
                host.err()
                        .println("yieldwise: note: nothing is at '" + missing.text() + "', of the class path in "
                                + Places.shown(missing.origin(), root));
            }
            return entries.paths();
        }
        ClasspathGuess guess = ClasspathGuess.of(checked, ClasspathGuess.localRepository());
        if (!quiet) {
            host.err().println(guess.toString());
            host.err().flush();
        }
        return guess.entries();
    }

    /** Files first: standard output may be a pipe that somebody closes. */
    private void write(List<ReportTarget> targets, Report report) throws IOException {
        try (ReportFiles files = new ReportFiles()) {
            for (ReportTarget target : targets) {
                if (target.file().isPresent()) {
                    files.write(target.file().get(), target.format().reporter(Palette.NONE, true), report);
                }
            }
            files.commit();
        } catch (FileSystemException e) {
            throw cannotWrite(e);
        }
        boolean colours = switch (color) {
            case AUTO -> host.colours();
            case ALWAYS -> true;
            case NEVER -> false;
        };
        Palette palette = colours ? Palette.ANSI : Palette.NONE;
        for (ReportTarget target : targets) {
            if (target.file().isEmpty()) {
                target.format().reporter(palette, !quiet).write(report, host.out());
                host.out().flush();
            }
        }
    }
}
