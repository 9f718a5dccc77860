package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.rule.Contract;
import dev.yieldwise.analyzer.rule.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What holds for some files: the command line first, then the file nearest to them, then what that one extends. Immutable.
 */
public final class Settings {
    private final Layer commandLine;
    private final List<TextLayer> texts;

    Settings(Layer commandLine, List<TextLayer> texts) {
        this.commandLine = commandLine;
        this.texts = List.copyOf(texts);
    }

    /** What one file says. */
    record TextLayer(Path file, Layer layer) {}

    /** The files, the strongest first. */
    public List<Path> files() {
        return texts.stream().map(TextLayer::file).toList();
    }

    List<TextLayer> texts() {
        return texts;
    }

    /** What somebody set, by the strongest who did. */
    public <T> Optional<Setting<T>> set(Key<T> key) {
        return commandLine.get(key).or(() -> written(key));
    }

    private <T> Optional<Setting<T>> written(Key<T> key) {
        return texts.stream()
                .map(text -> text.layer().get(key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The value that holds; null where there is none unless somebody sets it. */
    public <T> T value(Key<T> key) {
        return set(key).map(Setting::value).orElse(key.otherwise());
    }

    /** Patterns that leave files out: those of the command line are added to those of the file. */
    public List<FilePattern> excluded() {
        List<FilePattern> patterns = new ArrayList<>();
        commandLine.get(Key.EXCLUDE).ifPresent(said -> patterns.addAll(said.value()));
        written(Key.EXCLUDE).ifPresent(said -> patterns.addAll(said.value()));
        return patterns;
    }

    /** What is said of types, each by the strongest file that says anything of it. */
    public Map<String, Setting<Contract>> protocols() {
        Map<String, Setting<Contract>> protocols = new TreeMap<>();
        for (TextLayer text : texts) {
            text.layer().get(Key.PROTOCOLS).ifPresent(said -> said.value().forEach(protocols::putIfAbsent));
        }
        return protocols;
    }

    /** Which rules apply to a file, and at which levels. */
    public RuleChoice rulesFor(Path file, Collection<Rule> rules) {
        Map<String, RuleChoice.Choice> choices = new HashMap<>();
        rules.forEach(rule -> choices.put(rule.name(), RuleChoice.Choice.of(rule)));
        List<TextLayer> weakestFirst = new ArrayList<>(texts);
        Collections.reverse(weakestFirst);
        for (TextLayer text : weakestFirst) {
            text.layer().get(Key.LEVELS).ifPresent(levels -> level(levels.value(), choices));
        }
        written(Key.SELECT).ifPresent(selected -> select(selected, choices));
        written(Key.IGNORE).ifPresent(ignored -> ignore(ignored.value(), choices));
        // whoever names a rule on the command line means it, whatever the file says of all files
        commandLine.get(Key.SELECT).ifPresent(selected -> {
            rules.forEach(rule ->
                    choices.computeIfPresent(rule.name(), (name, choice) -> choice.wanted(selected.origin(), rule)));
            select(selected, choices);
        });
        for (TextLayer text : weakestFirst) {
            for (PathOverride override :
                    text.layer().get(Key.OVERRIDES).map(Setting::value).orElse(List.of())) {
                if (override.covers(file)) {
                    level(override.levels(), choices);
                    ignore(override.ignore(), choices);
                }
            }
        }
        commandLine.get(Key.IGNORE).ifPresent(ignored -> ignore(ignored.value(), choices));
        return new RuleChoice(choices);
    }

    private static void select(Setting<List<Setting<String>>> selected, Map<String, RuleChoice.Choice> choices) {
        List<String> names = selected.value().stream().map(Setting::value).toList();
        choices.replaceAll((rule, choice) -> names.contains(rule) ? choice : choice.off(selected.origin()));
    }

    private static void ignore(List<Setting<String>> ignored, Map<String, RuleChoice.Choice> choices) {
        ignored.forEach(rule -> choices.computeIfPresent(rule.value(), (name, choice) -> choice.off(rule.origin())));
    }

    private static void level(Map<String, Levels> levels, Map<String, RuleChoice.Choice> choices) {
        levels.forEach((rule, level) -> choices.computeIfPresent(rule, (name, choice) -> choice.with(level)));
    }
}
