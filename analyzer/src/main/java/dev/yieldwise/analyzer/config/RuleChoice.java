package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.Map;
import java.util.Optional;

/** Which rules apply to a file, and at which levels. Immutable. */
public final class RuleChoice {
    private final Map<String, Choice> choices;

    RuleChoice(Map<String, Choice> choices) {
        this.choices = Map.copyOf(choices);
    }

    /** Whether a rule can have a finding. */
    public boolean on(Rule rule) {
        Choice choice = choices.get(rule.name());
        return choice.applies()
                && (choice.definite().value() != RuleLevel.OFF
                        || choice.possible().value() != RuleLevel.OFF);
    }

    /** What was chosen for a rule, and by whom. */
    public Choice of(Rule rule) {
        return choices.get(rule.name());
    }

    /** Whoever said whether a rule applies. */
    public Origin by(Rule rule) {
        Choice choice = choices.get(rule.name());
        return choice.applies() ? choice.definite().origin() : choice.switched().origin();
    }

    /**
     * A finding at the level that was chosen for it; empty where that is off.
     *
     * <p>A finding that its rule holds milder than it promises, such as what a protocol accepts, gets no harder by that.
     */
    public Optional<Finding> applied(Finding finding, Rule rule) {
        Optional<Level> chosen =
                choices.get(rule.name()).of(finding.certainty()).value().level();
        boolean milder = finding.level() != rule.level(finding.certainty());
        return chosen.map(level -> milder && level.atLeast(finding.level()) ? finding.level() : level)
                .map(finding::with);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleChoice choice && choices.equals(choice.choices);
    }

    @Override
    public int hashCode() {
        return choices.hashCode();
    }

    /**
     * What holds for one rule.
     *
     * @param switched whether it applies at all, levels aside
     */
    public record Choice(Setting<Boolean> switched, Setting<RuleLevel> definite, Setting<RuleLevel> possible) {
        static Choice of(Rule rule) {
            return new Choice(
                    new Setting<>(true, Origin.DEFAULT),
                    new Setting<>(RuleLevel.of(rule.level(Certainty.DEFINITE)), Origin.DEFAULT),
                    new Setting<>(RuleLevel.of(rule.level(Certainty.POSSIBLE)), Origin.DEFAULT));
        }

        public boolean applies() {
            return switched.value();
        }

        /** The level of its findings of that certainty. */
        public Setting<RuleLevel> of(Certainty certainty) {
            return certainty == Certainty.DEFINITE ? definite : possible;
        }

        Choice off(Origin by) {
            return new Choice(new Setting<>(false, by), definite, possible);
        }

        /** Applies, with the levels of the file, but with none that are off. */
        Choice wanted(Origin by, Rule rule) {
            Choice own = of(rule);
            return new Choice(
                    new Setting<>(true, by),
                    definite.value() == RuleLevel.OFF ? own.definite : definite,
                    possible.value() == RuleLevel.OFF ? own.possible : possible);
        }

        Choice with(Levels levels) {
            return new Choice(
                    switched,
                    levels.definite()
                            .map(level -> new Setting<>(level, levels.origin()))
                            .orElse(definite),
                    levels.possible()
                            .map(level -> new Setting<>(level, levels.origin()))
                            .orElse(possible));
        }
    }
}
