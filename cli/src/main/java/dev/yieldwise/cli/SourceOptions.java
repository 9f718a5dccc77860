package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.UsageException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of every command that checks: what is checked, and what is known beside. */
final class SourceOptions {
    @Parameters(paramLabel = "PATH", description = "Files and folders to check; default: the current folder.")
    private List<Path> paths = List.of(Path.of("."));

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

    List<Path> paths(Host host) {
        return paths.stream().map(host::resolve).toList();
    }

    /** What the options say; unless the run is quiet, what was taken for a class path is told. */
    Options options(Host host, boolean quiet) {
        return new Options(base(host), classpath(host, quiet), threads, encoding, maxFileSize);
    }

    Path base(Host host) {
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

    private List<Path> classpath(Host host, boolean quiet) {
        if (classpath != null) {
            return Converters.classpath(classpath, host);
        }
        ClasspathGuess guess = ClasspathGuess.of(paths(host), ClasspathGuess.localRepository());
        if (!quiet) {
            host.err().println(guess.toString());
            host.err().flush();
        }
        return guess.entries();
    }
}
