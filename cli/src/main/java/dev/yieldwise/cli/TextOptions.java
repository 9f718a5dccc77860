package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Selecting;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a text is checked as if it were a file, as an editor holds it. */
final class TextOptions {
    @Option(
            names = "--stdin",
            description = "Check the text of standard input as the file that --stdin-filename names.")
    private boolean stdin;

    @Option(names = "--stdin-filename", paramLabel = "PATH", description = "The file that --stdin stands for.")
    private Path filename;

    boolean isAsked() {
        return stdin;
    }

    /** The file whose content comes from standard input, if that is asked for. */
    Optional<Path> file(Host host) {
        if (stdin && filename == null) {
            throw new UsageException("--stdin needs --stdin-filename: what the text is called, and where it belongs");
        }
        if (!stdin && filename != null) {
            throw new UsageException("--stdin-filename needs --stdin");
        }
        if (stdin && Files.isDirectory(host.resolve(filename))) {
            throw new UsageException("--stdin-filename names a folder: " + filename);
        }
        return Optional.ofNullable(filename).map(host::resolve);
    }

    /** Checks the text; unless the run is quiet, it is told why it is not checked. */
    Outcome check(Session session, Options options, boolean quiet, Host host) {
        byte[] content = read(host);
        Path file = host.resolve(filename);
        if (!quiet) {
            new Selecting(options)
                    .skipped(file, content)
                    .ifPresent(skip ->
                            host.err().println("yieldwise: note: not checked: " + skip.because(options.base())));
        }
        return session.check(file, content, Progress.SILENT);
    }

    private static byte[] read(Host host) {
        try {
            return host.in().readAllBytes();
        } catch (IOException e) {
            throw new UsageException("cannot read standard input: " + Failures.reasonOf(e));
        }
    }
}
