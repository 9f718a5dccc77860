package dev.yieldwise.rules;

import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.suppression.UnexplainedSuppression;
import dev.yieldwise.analyzer.suppression.UnusedSuppression;
import java.util.List;

/** The rules, in alphabetical order; with those of the engine, which are about suppressions. */
public final class GeneratorRules {
    public static final List<Rule> ALL = List.of(
            BrokenContextManager.RULE,
            DiscardedGenerator.RULE,
            EscapedResource.RULE,
            EscapedYielder.RULE,
            ExhaustedReuse.RULE,
            LazyArgumentCheck.RULE,
            LeakedCapture.RULE,
            LockAcrossYield.RULE,
            ManualDelegation.RULE,
            MutationDuringIteration.RULE,
            ReentrantResume.RULE,
            SharedGenerator.RULE,
            StopIterationLeak.RULE,
            SwallowedClose.RULE,
            UnboundedCollect.RULE,
            UnclosedGenerator.RULE,
            UnclosedSource.RULE,
            UnexplainedSuppression.RULE,
            UnprimedSend.RULE,
            UnusedSuppression.RULE,
            YieldDuringClose.RULE);

    private GeneratorRules() {}
}
