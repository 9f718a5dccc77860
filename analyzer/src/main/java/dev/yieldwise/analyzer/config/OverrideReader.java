package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.rule.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads {@code [[overrides]]}. */
final class OverrideReader {
    /** What such a table may hold; the types are those of the keys of these names. */
    static final List<String> KEYS = List.of("paths", "ignore", "levels");

    private OverrideReader() {}

    static Optional<List<PathOverride>> read(Object value, Place place) {
        if (!(value instanceof TomlArray array)) {
            place.problem("overrides are tables of their own, each under a line [[overrides]]");
            return Optional.empty();
        }
        List<PathOverride> overrides = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Place at = place.at(array.inputPositionOf(i));
            if (array.get(i) instanceof TomlTable table) {
                overrides.add(read(table, at));
            } else {
                at.problem("expected a table, not " + ValueType.shown(array.get(i)));
            }
        }
        return Optional.of(overrides);
    }

    private static PathOverride read(TomlTable table, Place place) {
        List<FilePattern> paths = List.of();
        List<Setting<String>> ignore = List.of();
        Map<String, Levels> levels = Map.of();
        for (String key : table.keySet()) {
            Place at = place.at(table.inputPositionOf(List.of(key)));
            Object value = table.get(List.of(key));
            switch (key) {
                case "paths" ->
                    paths = ValueType.PATTERNS.reader().apply(value, at).orElse(paths);
                case "ignore" ->
                    ignore = ValueType.RULES.reader().apply(value, at).orElse(ignore);
                case "levels" ->
                    levels = ValueType.LEVELS.reader().apply(value, at).orElse(levels);
                default ->
                    at.problem("there is no key '" + key + "' in overrides"
                            + Nearest.hint(key, KEYS, "; there are " + String.join(", ", KEYS)));
            }
        }
        if (!table.contains(List.of("paths"))) {
            place.problem("overrides need 'paths': what is not about some paths stands at the top of the file");
        }
        return new PathOverride(paths, ignore, levels);
    }
}
