package dev.yieldwise.rules;

import com.github.javaparser.ast.expr.Expression;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.rules.fixes.Delegate;
import dev.yieldwise.rules.knowledge.ByHand;
import dev.yieldwise.rules.knowledge.ByHand.Found;
import dev.yieldwise.rules.knowledge.ByHand.Unheard;

/** Reports a loop of a body that only yields what it gets, and so keeps from its source what the consumer does. */
final class ManualDelegation {
    static final Rule RULE = Rule.named(ManualDelegation.class)
            .summary("loop that only yields what it gets, instead of yieldFrom")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.STYLE)
            .tags(Tag.GENERATOR, Tag.COROUTINE)
            .since("0.1")
            .check(ManualDelegation::check);

    private ManualDelegation() {}

    private static void check(Pass pass) {
        new ByHand(pass).loops().forEach(found -> report(pass, found));
    }

    private static void report(Pass pass, Found found) {
        String signals = found.sends() ? "send(), throwIn() and close()" : "throwIn() and close()";
        Story.start(pass)
                .then(found.loop().head(), "asks for one element after the other", "asked by hand")
                .then(
                        found.loop().yield(),
                        found.unheard() == Unheard.NOTHING
                                ? "and yields each as it is"
                                : "and yields each as it is: " + signals + " end here",
                        found.unheard() == Unheard.NOTHING ? "suspended" : "not told")
                .mendedBy(Delegate.of(pass, found))
                .report(
                        RULE,
                        found.unheard() == Unheard.PERHAPS ? Certainty.POSSIBLE : Certainty.DEFINITE,
                        found.unheard() == Unheard.NOTHING ? Level.NOTE : Level.WARNING,
                        found.loop().head(),
                        message(found, signals));
    }

    private static String message(Found found, String signals) {
        String loop = "the loop only yields what it gets";
        return switch (found.unheard()) {
            case NOTHING -> loop + ", as yieldFrom does" + (found.sends() ? ", and drops what is sent" : "");
            case PERHAPS -> loop + ": " + signals + " do not reach " + named(found.source());
            case CLEAN_UP ->
                loop + ": " + signals + " do not reach " + named(found.source()) + ", whose clean-up does not run";
        };
    }

    private static String named(Expression source) {
        Expression bare = Expressions.bare(source);
        return bare.isNameExpr() ? "'" + bare + "'" : "its source";
    }
}
