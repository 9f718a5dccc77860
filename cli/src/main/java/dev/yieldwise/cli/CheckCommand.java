package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "While every report goes to a file, the text still goes to standard output.",
            "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage,",
            "3 incomplete (a file or a rule could not be dealt with), 70 internal error."
        })
final class CheckCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Parameters(paramLabel = "PATH", description = "Files and folders to check; default: the current folder.")
    private List<Path> paths = List.of(Path.of("."));

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

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
        // while every report goes to a file, the text still goes to whoever started the run
        ReportPlan plan = reporting.plan(reporting.askedAnd(Format.TEXT), host);
        List<Path> resolved = paths.stream().map(host::resolve).toList();
        Options options = new Options(base(), List.of(), threads, encoding, maxFileSize);
        options = options.withClasspath(classpath(resolved));
        if (silent != null) {
            SilenceText.print(
                    new Session(options, rules).whySilent(resolved, host.resolve(silent.file()), silent.line()),
                    host.out());
            return ExitStatus.CLEAN.code();
        }
        Outcome outcome;
        try (ProgressLine line = new ProgressLine(host.err(), host.width(), System::nanoTime)) {
            Progress progress = host.animates() && !reporting.isQuiet() ? line : Progress.SILENT;
            outcome = new Session(options, rules).check(resolved, progress);
        }
        if (outcome.coverage().files() == 0 && outcome.notifications().isEmpty() && !reporting.isQuiet()) {
            host.err().println("yieldwise: warning: there is no Java file in what was given");
        }
        plan.write(new Report(Version.text(), rules, outcome.findings(), outcome.notifications(), outcome.coverage()));
        return outcome.status(failOn.level(), allowIncomplete).code();
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
        if (!reporting.isQuiet()) {
            host.err().println(guess.toString());
            host.err().flush();
        }
        return guess.entries();
    }
}
