package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to check: paths, a list of them, or a text. */
final class InputOptions {
    @Parameters(paramLabel = "PATH", description = "Files and folders to check; default: the current folder.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--file-list",
            paramLabel = "FILE",
            description = "Check what this file names, one path a line or separated by NUL; - is standard input.")
    private String fileList;

    @Option(
            names = "--stdin",
            description = "Check the text of standard input as the file that --stdin-filename names.")
    private boolean stdin;

    @Option(names = "--stdin-filename", paramLabel = "PATH", description = "The file that --stdin stands for.")
    private Path stdinFilename;

    /** The file whose content comes from standard input, if that is asked for. */
    Optional<Path> text(Host host) {
        if (stdin && stdinFilename == null) {
            throw new UsageException("--stdin needs --stdin-filename: what the text is called, and where it belongs");
        }
        if (!stdin && stdinFilename != null) {
            throw new UsageException("--stdin-filename needs --stdin");
        }
        if (stdin && (!paths.isEmpty() || fileList != null)) {
            throw new UsageException("--stdin checks one text; it takes no paths");
        }
        return Optional.ofNullable(stdinFilename).map(host::resolve).map(file -> {
            if (Files.isDirectory(file)) {
                throw new UsageException("--stdin-filename names a folder: " + stdinFilename);
            }
            return file;
        });
    }

    /** What is to be checked, as the process sees it; the current folder where nobody said anything. */
    List<Path> paths(Host host) {
        List<Path> all = new ArrayList<>(paths);
        if (fileList != null) {
            all.addAll(listed(host));
        } else if (all.isEmpty()) {
            all.add(Path.of("."));
        }
        return all.stream().map(host::resolve).toList();
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

    /** All of standard input. */
    static byte[] read(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UsageException("cannot read standard input: " + Failures.reasonOf(e));
        }
    }
}
