package dev.yieldwise.analyzer.suppression;

import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;

/** A request for silence that does not say why. {@link Suppressing} finds it. */
public final class UnexplainedSuppression {
    public static final Rule RULE = Rule.named(UnexplainedSuppression.class)
            .summary("comment that silences a rule without a reason")
            .levels(Level.NOTE, Level.NOTE)
            .category(Category.STYLE)
            .tags(Tag.SUPPRESSION)
            .since("0.1")
            .check(pass -> {});

    private UnexplainedSuppression() {}
}
