package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.FilePattern;
import dev.yieldwise.analyzer.config.Generated;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.engine.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which files to check, and which yieldwise.toml to heed. */
final class SelectionOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Heed this file and no other; default: the nearest yieldwise.toml around each file.")
    private Path file;

    @Option(
            names = {"--no-config", "--isolated"},
            description = "Heed no yieldwise.toml.")
    private boolean none;

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Leave out files and folders, as 'exclude' of yieldwise.toml does, relative to the current"
                    + " folder; may be repeated.")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--no-gitignore", description = "Check what git ignores, too.")
    private boolean noGitignore;

    @Option(names = "--include-generated", description = "Check generated code, too.")
    private boolean includeGenerated;

    @Option(
            names = "--force-exclude",
            description = "Leave out a file that is named, too, where a walk would leave it out; for hooks.")
    private boolean forceExclude;

    boolean forceExclude() {
        return forceExclude;
    }

    /** Whether no file is to be heeded. */
    boolean isolated() {
        if (none && file != null) {
            throw new UsageException("--config and --no-config exclude each other");
        }
        return none;
    }

    /** The one file to heed. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** @throws UsageException for what is no pattern */
    void addTo(Layer.Builder layer, Path folder) {
        if (!exclude.isEmpty()) {
            List<FilePattern> patterns = new ArrayList<>();
            for (String text : exclude) {
                FilePattern.fault(text).ifPresent(fault -> {
                    throw new UsageException("--exclude: " + fault);
                });
                patterns.add(FilePattern.of(text, folder, Origin.COMMAND_LINE));
            }
            layer.set(Key.EXCLUDE, patterns, Origin.COMMAND_LINE);
        }
        if (noGitignore) {
            layer.set(Key.GITIGNORE, false, Origin.COMMAND_LINE);
        }
        if (includeGenerated) {
            layer.set(Key.GENERATED, Generated.CHECK, Origin.COMMAND_LINE);
        }
    }
}
