package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.rule.Nearest;
import java.util.Collection;
import java.util.Optional;

/** Whether a name is a rule's. */
public final class RuleNames {
    private RuleNames() {}

    /** What is wrong with a name, and which one is meant; empty for a right one. */
    public static Optional<String> fault(String name, Collection<String> rules) {
        return rules.contains(name)
                ? Optional.empty()
                : Optional.of("there is no rule '" + name + "'"
                        + Nearest.hint(name, rules, "; 'yieldwise rules' lists them"));
    }
}
