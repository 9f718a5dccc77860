package dev.yieldwise.analyzer.suppression;

import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;

/** A request for silence that is in vain. {@link Suppressing} finds it, for it shows after all other rules have run. */
public final class UnusedSuppression {
    public static final Rule RULE = Rule.named(UnusedSuppression.class)
            .summary("suppression that silences nothing")
            .levels(Level.WARNING, Level.NOTE)
            .category(Category.STYLE)
            .tags(Tag.SUPPRESSION)
            .since("0.1")
            .check(pass -> {});

    private UnusedSuppression() {}

    /** Whether a rule is about suppressions themselves. */
    static boolean isAboutRequests(String rule) {
        return rule.equals(RULE.name()) || rule.equals(UnexplainedSuppression.RULE.name());
    }
}
