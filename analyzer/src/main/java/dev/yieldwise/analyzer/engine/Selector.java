package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.FilePattern;
import dev.yieldwise.analyzer.config.Generated;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.config.Setting;
import dev.yieldwise.analyzer.config.Settings;
import dev.yieldwise.analyzer.engine.Skip.Reason;
import dev.yieldwise.analyzer.paths.GitIgnores;
import dev.yieldwise.analyzer.paths.PathPattern;
import dev.yieldwise.analyzer.paths.Slashes;
import dev.yieldwise.analyzer.source.GeneratedCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a file or a folder is left out, and why. Paths are absolute, without links and dots. An answer is about the entry
 * by itself: what lies in a folder that is left out is left out with it. Belongs to one thread.
 */
final class Selector {
    /** Where build tools put what they generate. */
    private static final List<String> GENERATED_FOLDERS = List.of(
            "**/target/generated-sources",
            "**/target/generated-test-sources",
            "**/build/generated",
            "**/build/generated-src");

    private static final List<PathPattern> GENERATED =
            GENERATED_FOLDERS.stream().map(PathPattern::of).toList();

    private final Configuration configuration;
    private final Optional<GitIgnores> ignores;

    Selector(Configuration configuration) {
        this.configuration = configuration;
        this.ignores = configuration.run().value(Key.GITIGNORE) ? Optional.of(new GitIgnores()) : Optional.empty();
    }

    /** Why an entry is left out, whatever is around it and in it. */
    Optional<Skip> skipped(Path entry, boolean isFolder) {
        if (entry.getParent() == null) {
            return Optional.empty();
        }
        String name = entry.getFileName().toString();
        if (isFolder && name.startsWith(".")) {
            return Optional.of(new Skip(Reason.HIDDEN, name, Optional.empty()));
        }
        Settings settings = configuration.forEntriesOf(entry.getParent());
        return ignored(entry, isFolder)
                .or(() -> excluded(entry, isFolder, settings))
                .or(() -> isFolder ? generatedFolder(entry, settings) : notIncluded(entry, settings));
    }

    private Optional<Skip> ignored(Path entry, boolean isFolder) {
        return ignores.flatMap(git -> git.ignoring(entry, isFolder))
                .map(line -> Skip.ignored(line.file(), line.number(), line.text()));
    }

    private static Optional<Skip> excluded(Path entry, boolean isFolder, Settings settings) {
        return settings.excluded().stream()
                .filter(pattern -> pattern.matches(entry, isFolder))
                .findFirst()
                .map(pattern -> new Skip(Reason.EXCLUDED, pattern.text(), Optional.of(pattern.origin())));
    }

    private static Optional<Skip> notIncluded(Path file, Settings settings) {
        Optional<Setting<List<FilePattern>>> included = settings.set(Key.INCLUDE);
        if (included.isEmpty() || included.get().value().stream().anyMatch(pattern -> pattern.covers(file))) {
            return Optional.empty();
        }
        Origin by = included.get().origin();
        return Optional.of(new Skip(Reason.NOT_INCLUDED, Key.INCLUDE.name(), Optional.of(by)));
    }

    private static Optional<Skip> generatedFolder(Path folder, Settings settings) {
        if (settings.value(Key.GENERATED) == Generated.CHECK) {
            return Optional.empty();
        }
        String path = Slashes.of(folder);
        for (int i = 0; i < GENERATED.size(); i++) {
            if (GENERATED.get(i).matches(path, true)) {
                String mark = "the folder " + GENERATED_FOLDERS.get(i).substring("**/".length());
                return Optional.of(new Skip(Reason.GENERATED, mark, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** Why a file is left out for what stands in it. */
    static Optional<Skip> generated(Path file, Configuration configuration) {
        return generated(file, configuration, () -> GeneratedCode.markIn(file));
    }

    /** @param mark what says that a program wrote the file */
    static Optional<Skip> generated(Path file, Configuration configuration, Supplier<Optional<String>> mark) {
        if (configuration.forEntriesOf(file.getParent()).value(Key.GENERATED) == Generated.CHECK) {
            return Optional.empty();
        }
        return mark.get().map(found -> new Skip(Reason.GENERATED, "'" + found + "'", Optional.empty()));
    }

    /** Why a walk from a folder never comes to an entry: the first reason on the way down. */
    Optional<Skip> onTheWay(Path from, Path entry, boolean isFolder) {
        if (!entry.startsWith(from) || entry.equals(from)) {
            return entry.equals(from) ? Optional.empty() : skipped(entry, isFolder);
        }
        Path step = from;
        for (Path name : from.relativize(entry)) {
            step = step.resolve(name);
            Optional<Skip> skip = skipped(step, isFolder || !step.equals(entry));
            if (skip.isPresent()) {
                return skip;
            }
        }
        return Optional.empty();
    }
}
