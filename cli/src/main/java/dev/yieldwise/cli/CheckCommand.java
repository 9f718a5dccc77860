package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.ReportFiles;
import dev.yieldwise.analyzer.report.SourceLines;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(paramLabel = "PATH", description = "Files and folders to check; default: the current folder.")
    private List<Path> paths = List.of(Path.of("."));

    @Option(
            names = "--report",
            paramLabel = "FORMAT[=FILE]",
            converter = ReportTarget.Converter.class,
            description = {
                "Report to make: text, json, sarif or html, to standard output or to a file; may be repeated.",
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
    private Converters.FailOn failOn = Converters.FailOn.WARNING;

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
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(
            names = "--max-file-size",
            paramLabel = "BYTES",
            converter = Converters.ToSize.class,
            description = "A larger file is left out and named; K and M are understood; default: 4M.")
    private long maxFileSize = Options.DEFAULT_MAX_FILE_SIZE;

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
        List<Path> resolved = paths.stream().map(host::resolve).toList();
        Options options = new Options(base(), List.of(), threads, encoding, maxFileSize);
        options = options.withClasspath(classpath(resolved));
        Outcome outcome;
        try (ProgressLine line = new ProgressLine(host.err(), System::nanoTime)) {
            Progress progress = host.animates() && !quiet ? line : Progress.SILENT;
            outcome = new Session(options, rules).check(resolved, progress);
        }
        if (outcome.coverage().files() == 0 && outcome.notifications().isEmpty() && !quiet) {
            host.err().println("yieldwise: warning: there is no Java file in what was given");
        }
        write(
                targets,
                new Report(Version.text(), rules, outcome.findings(), outcome.notifications(), outcome.coverage()),
                SourceLines.from(new Sources(options.base().toRealPath(), encoding, maxFileSize)));
        return outcome.status(failOn.level(), allowIncomplete).code();
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

    private Path base() {
        if (base == null) {
            Path here = host.folder().toAbsolutePath();
            for (Path folder = here; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(".git"))) {
                    return folder;
                }
            }
            return here;
        }
        Path resolved = host.resolve(base).toAbsolutePath().normalize();
        if (!Files.isDirectory(resolved)) {
            throw new UsageException("no such folder for --base: " + base);
        }
        return resolved;
    }

    private List<Path> classpath(List<Path> checked) {
        if (classpath != null) {
            return Converters.classpath(classpath, host);
        }
        ClasspathGuess guess = ClasspathGuess.of(checked, ClasspathGuess.localRepository());
        if (!quiet) {
            host.err().println(guess.toString());
            host.err().flush();
        }
        return guess.entries();
    }

    /** Files first: standard output may be a pipe that somebody closes. */
    private void write(List<ReportTarget> targets, Report report, SourceLines sources) throws IOException {
        try (ReportFiles files = new ReportFiles()) {
            for (ReportTarget target : targets) {
                if (target.file().isPresent()) {
                    files.write(target.file().get(), target.format().reporter(Palette.NONE, true, sources), report);
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
                target.format().reporter(palette, !quiet, sources).write(report, host.out());
                host.out().flush();
            }
        }
    }
}
