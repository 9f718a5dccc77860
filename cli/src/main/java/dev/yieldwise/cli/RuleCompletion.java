package dev.yieldwise.cli;

import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.rules.GeneratorRules;
import java.util.Iterator;

/** What completion offers where the name of a rule is typed. */
final class RuleCompletion implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return GeneratorRules.ALL.stream().map(Rule::name).iterator();
    }
}
