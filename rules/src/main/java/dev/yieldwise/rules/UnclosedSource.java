package dev.yieldwise.rules;

import com.github.javaparser.ast.expr.Expression;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.rules.fixes.TryAround;
import dev.yieldwise.rules.knowledge.SourceLoops;
import dev.yieldwise.rules.knowledge.SourceLoops.Unclosed;

/** Reports a loop of a generator's body over another generator that stays open when the body is closed at its yield. */
final class UnclosedSource {
    static final Rule RULE = Rule.named(UnclosedSource.class)
            .summary("generator that goes over another one does not close it when it is closed early")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.RESOURCE)
            .tags(Tag.GENERATOR)
            .weaknesses(Weakness.CWE_772)
            .since("0.1")
            .check(UnclosedSource::check);

    private UnclosedSource() {}

    private static void check(Pass pass) {
        pass.resultOf(SourceLoops.ANALYSIS).unclosed().forEach(loop -> report(pass, loop));
    }

    private static void report(Pass pass, Unclosed found) {
        Story.start(pass)
                .then(found.source(), "the source comes from here")
                .then(found.yield(), "GeneratorExit is raised here when the generator is closed early", Story.CLOSING)
                .then(found.asked(), "the loop is left, and its source stays suspended", Story.LOST)
                .mendedBy(TryAround.loop(pass, found.loop(), found.asked()))
                .report(
                        RULE,
                        found.cleansUp() ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        found.asked(),
                        "the source " + named(found.asked()) + "is not closed when the generator is closed early"
                                + (found.cleansUp() ? ": its clean-up does not run" : ""));
    }

    private static String named(Expression source) {
        Expression bare = Expressions.bare(source);
        return bare.isNameExpr() ? "'" + bare + "' " : "";
    }
}
