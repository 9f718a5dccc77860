package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.finding.Certainty;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlTable;

/** Reads the level of a rule: one, or one for each certainty. */
final class LevelReader {
    private static final ValueType<RuleLevel> LEVEL = ValueType.choice(RuleLevel.values(), RuleLevel::label);

    private LevelReader() {}

    static Optional<RuleLevel> one(Object value, Place place) {
        return LEVEL.reader().apply(value, place);
    }

    /** {@code { definite = "error", possible = "off" }}; either may be left out. */
    static Optional<Levels> both(TomlTable table, Place place) {
        List<String> labels =
                Arrays.stream(Certainty.values()).map(Certainty::label).toList();
        Map<Certainty, RuleLevel> levels = new EnumMap<>(Certainty.class);
        for (String key : table.keySet()) {
            Place at = place.at(table.inputPositionOf(List.of(key)));
            int index = labels.indexOf(key);
            if (index < 0) {
                at.problem("there is no certainty '" + key + "'; a rule has findings that are "
                        + String.join(" and ", labels));
            } else {
                one(table.get(List.of(key)), at).ifPresent(level -> levels.put(Certainty.values()[index], level));
            }
        }
        return Optional.of(new Levels(
                Optional.ofNullable(levels.get(Certainty.DEFINITE)),
                Optional.ofNullable(levels.get(Certainty.POSSIBLE)),
                place.origin()));
    }
}
