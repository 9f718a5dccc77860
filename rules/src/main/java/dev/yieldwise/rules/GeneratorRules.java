package dev.yieldwise.rules;

import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;

/** The rules, in alphabetical order. */
public final class GeneratorRules {
    public static final List<Rule> ALL = List.of(
            EscapedResource.RULE,
            ExhaustedReuse.RULE,
            LeakedCapture.RULE,
            MutationDuringIteration.RULE,
            SwallowedClose.RULE,
            UnclosedGenerator.RULE,
            UnclosedSource.RULE,
            UnprimedSend.RULE,
            YieldDuringClose.RULE);

    private GeneratorRules() {}
}
