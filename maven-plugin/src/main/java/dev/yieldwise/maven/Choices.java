package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.FilePattern;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.config.RuleNames;
import dev.yieldwise.analyzer.config.Setting;
import dev.yieldwise.analyzer.engine.Configurations;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the files of a module: the parameters first, then {@code yieldwise.toml}.
 *
 * @param base the folder to which reports are relative
 * @param around the folder whose {@code yieldwise.toml} holds for the run as a whole
 * @param folders the sources, to which patterns are relative
 */
record Choices(Path base, Path around, List<Path> folders, List<Rule> rules, Layer.Builder layer) {

    /** @throws UsageException for what is no pattern */
    void patterns(String parameter, Key<List<FilePattern>> key, List<String> texts) {
        List<FilePattern> patterns = new ArrayList<>();
        for (String text : texts) {
            FilePattern.fault(text).ifPresent(fault -> {
                throw new UsageException(parameter + ": " + fault);
            });
            folders.forEach(folder -> patterns.add(FilePattern.of(text, real(folder), Origin.COMMAND_LINE)));
        }
        if (!texts.isEmpty()) {
            layer.set(key, patterns, Origin.COMMAND_LINE);
        }
    }

    /** @throws UsageException for a name that is no rule's */
    void rules(String parameter, Key<List<Setting<String>>> key, List<String> names) {
        List<String> known = rules.stream().map(Rule::name).toList();
        List<Setting<String>> named = new ArrayList<>();
        for (String name : names) {
            RuleNames.fault(name.strip(), known).ifPresent(fault -> {
                throw new UsageException(parameter + ": " + fault);
            });
            named.add(new Setting<>(name.strip(), Origin.COMMAND_LINE));
        }
        if (!names.isEmpty()) {
            layer.set(key, named, Origin.COMMAND_LINE);
        }
    }

    /**
     * All of it.
     *
     * @param file the only file to heed; else the nearest one of each source is
     * @throws UsageException if a file is wrong
     */
    Configuration configuration(Optional<Path> file) {
        List<String> known = rules.stream().map(Rule::name).toList();
        Configuration.Builder builder = new Configuration.Builder(real(base), real(around), known, layer.build());
        file.filter(named -> !Files.exists(named)).ifPresent(named -> {
            throw new UsageException("there is no file " + named + " for yieldwise.configFile");
        });
        Configuration configuration =
                file.map(named -> builder.with(real(named))).orElseGet(builder::searching);
        Configurations.requireSound(configuration, base);
        return configuration;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e, e);
        }
    }
}
