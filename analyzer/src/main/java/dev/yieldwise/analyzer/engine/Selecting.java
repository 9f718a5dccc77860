package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which files a run would check, without checking them. */
public final class Selecting {
    private final Options options;

    public Selecting(Options options) {
        this.options = options;
    }

    /**
     * The files that a run over these paths checks, by the names that reports give them, sorted.
     *
     * @throws UsageException as {@link Session#check} does
     */
    public List<String> files(List<Path> paths) {
        try {
            Sources sources = new Sources(options.base().toRealPath(), options.encoding(), options.maxFileSize());
            FileSelection selection = FileSelection.of(paths, options, sources);
            return selection.files().stream()
                    .filter(file -> selection.named().contains(file)
                            || Selector.generated(file, options.configuration()).isEmpty())
                    .map(sources::nameOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no base folder: " + options.base(), e);
        }
    }

    /** Why a run over the base folder leaves out a file or folder; empty if it does not. */
    public Optional<Skip> skipped(Path path) {
        Path real = TextSelection.real(path);
        boolean isFolder = Files.isDirectory(real);
        return new Selector(options.configuration())
                .onTheWay(TextSelection.real(options.base()), real, isFolder)
                .or(() -> isFolder ? Optional.empty() : Selector.generated(real, options.configuration()));
    }

    /** Why a text is not checked as the content of a file; empty if it is. */
    public Optional<Skip> skipped(Path file, byte[] content) {
        return TextSelection.skipped(TextSelection.real(file), content, options);
    }
}
