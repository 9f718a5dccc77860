package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.config.PathEntry;
import dev.yieldwise.analyzer.engine.ClasspathEntries;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Places;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of every command that checks: what is checked, and what is known beside. */
final class SourceOptions {
    @Parameters(paramLabel = "PATH", description = "Files and folders to check; default: the current folder.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--file-list",
            paramLabel = "FILE",
            description = "Check what this file names, one path a line or separated by NUL; - is standard input.")
    private String fileList;

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Mixin
    private final RuleOptions ruleOptions = new RuleOptions();

    private List<Path> resolved;

    @Option(
            names = {"-cp", "--classpath"},
            paramLabel = "PATH",
            description =
                    "Jars and class folders that the sources use, as for java; default: what the build left behind.")
    private String classpath;

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

    /** Whether anybody named what to check. */
    boolean namesPaths() {
        return !paths.isEmpty() || fileList != null;
    }

    /** What is to be checked, as the process sees it; the current folder where nobody said anything. */
    List<Path> paths(Host host) {
        if (resolved == null) { // standard input can be read but once
            List<Path> all = new ArrayList<>(paths);
            if (fileList != null) {
                all.addAll(listed(host));
            } else if (all.isEmpty()) {
                all.add(Path.of("."));
            }
            resolved = all.stream().map(host::resolve).toList();
        }
        return resolved;
    }

    private List<Path> listed(Host host) {
        List<Path> listed = new ArrayList<>();
        String text = new String(bytes(host), StandardCharsets.UTF_8);
        for (String line : text.indexOf('\0') >= 0 ? text.split("\0") : text.split("\r?\n")) {
            try {
                if (!line.isBlank()) {
                    listed.add(Path.of(line));
                }
            } catch (InvalidPathException e) {
                throw new UsageException("--file-list " + fileList + ": '" + line + "' is no path");
            }
        }
        return listed;
    }

    private byte[] bytes(Host host) {
        try {
            return fileList.equals("-")
                    ? host.in().readAllBytes()
                    : Files.readAllBytes(host.resolve(Path.of(fileList)));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("cannot read --file-list " + fileList + ": " + Failures.reasonOf(e));
        }
    }

    /**
     * What holds for the run, as far as nothing is looked for yet.
     *
     * @param options without a class path
     */
    record Sought(Options options, List<Path> paths) {}

    /** What the options and the configuration say. */
    Options options(Host host, List<Rule> rules, boolean quiet) {
        return withClasspath(sought(host, paths(host), rules, new Layer.Builder()), host, quiet);
    }

    /**
     * The same without a class path.
     *
     * @param layer what other options say, for this to be added to
     * @throws UsageException if an option or the configuration is wrong
     */
    Sought sought(Host host, List<Path> checked, List<Rule> rules, Layer.Builder layer) {
        Setup setup = new Setup(host, selection);
        Path root = base(host);
        List<String> names = rules.stream().map(Rule::name).toList();
        ruleOptions.addTo(layer, names);
        if (encoding != null) {
            layer.set(Key.ENCODING, encoding, Origin.COMMAND_LINE);
        }
        if (maxFileSize != null) {
            layer.set(Key.MAX_FILE_SIZE, maxFileSize, Origin.COMMAND_LINE);
        }
        if (classpath != null) {
            layer.set(Key.CLASSPATH, List.of(), Origin.COMMAND_LINE);
        }
        Configuration configuration = setup.configuration(root, checked, names, layer);
        return new Sought(
                Options.of(root, configuration).withThreads(threads).withForceExclude(selection.forceExclude()),
                checked);
    }

    Path base(Host host) {
        return new Setup(host, selection).base(Optional.ofNullable(base));
    }

    /** Finds the class path; unless the run is quiet, what was taken for one is told. */
    Options withClasspath(Sought sought, Host host, boolean quiet) {
        return sought.options().withClasspath(classpath(sought, host, quiet));
    }

    private List<Path> classpath(Sought sought, Host host, boolean quiet) {
        if (classpath != null) {
            return Converters.classpath(classpath, host);
        }
        List<PathEntry> configured = sought.options().configuration().run().value(Key.CLASSPATH);
        if (configured != null) {
            ClasspathEntries entries = ClasspathEntries.of(configured);
            for (PathEntry missing : quiet ? List.<PathEntry>of() : entries.missing()) {
                host.err()
                        .println("yieldwise: note: nothing is at '" + missing.text() + "', of the class path in "
                                + Places.shown(
                                        missing.origin(), sought.options().base()));
            }
            return entries.paths();
        }
        ClasspathGuess guess = ClasspathGuess.of(sought.paths(), ClasspathGuess.localRepository());
        if (!quiet) {
            host.err().println(guess.toString());
            host.err().flush();
        }
        return guess.entries();
    }
}
