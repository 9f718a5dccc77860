package dev.yieldwise.rules;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.rules.knowledge.Dropped;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.LazyMade;
import java.util.Optional;
import java.util.Set;

/** Reports something lazy that is made and dropped, so that nothing of it ever runs. */
final class DiscardedGenerator {
    static final Rule RULE = Rule.named(DiscardedGenerator.class)
            .summary("generator or stream that is made and never used, so that its code never runs")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.GENERATOR, Tag.COROUTINE, Tag.STREAM)
            .since("0.1")
            .check(DiscardedGenerator::check);

    /** What making one fails with, which tests for. */
    private static final Set<String> EXPECTED = Set.of(
            "GeneratorStateException", "IllegalStateException", "IllegalArgumentException", "NullPointerException");

    private DiscardedGenerator() {}

    private static void check(Pass pass) {
        LazyMade made = new LazyMade(pass);
        Dropped dropped = new Dropped(pass);
        for (ExpressionStmt statement : Nodes.of(pass.unit()).all(ExpressionStmt.class)) {
            Expression expression = Expressions.bare(statement.getExpression());
            if (expression instanceof MethodCallExpr call) {
                made.by(call)
                        .filter(kind -> dropped.isLost(statement))
                        .filter(kind -> !failsElsewhere(pass, dropped, call, kind))
                        .ifPresent(kind -> report(pass, call, kind, kind.noun()));
            } else if (expression instanceof VariableDeclarationExpr declaration) {
                declaration.getVariables().forEach(variable -> check(pass, made, dropped, variable));
            }
        }
    }

    private static void check(Pass pass, LazyMade made, Dropped dropped, VariableDeclarator variable) {
        if (call(variable.getInitializer()).flatMap(made::by).isPresent()) {
            Optional<MethodCallExpr> last = call(dropped.lastValue(variable));
            last.flatMap(made::by)
                    .filter(kind ->
                            Dropped.isOf(variable, last.get()) || !failsElsewhere(pass, dropped, last.get(), kind))
                    .ifPresent(kind ->
                            report(pass, last.get(), kind, kind.noun() + " '" + variable.getNameAsString() + "'"));
        }
    }

    /** One stream used twice: the second use throws. */
    private static boolean failsElsewhere(Pass pass, Dropped dropped, MethodCallExpr at, LazyMade.Kind kind) {
        boolean fails = kind == LazyMade.Kind.STREAM && dropped.isUsedElsewhere(at);
        if (fails) {
            pass.unsaid(at, "its stream is used by more than this, which is ExhaustedReuse's to tell");
        }
        return fails;
    }

    private static Optional<MethodCallExpr> call(Optional<Expression> value) {
        return value.map(Expressions::withoutCasts)
                .filter(MethodCallExpr.class::isInstance)
                .map(MethodCallExpr.class::cast);
    }

    private static void report(Pass pass, MethodCallExpr at, LazyMade.Kind kind, String name) {
        if (Dropped.isMocking(at)) {
            pass.unsaid(at, "the call tells a mock what to expect");
            return;
        }
        if (Expected.isMeant(pass, at, EXPECTED)) {
            return;
        }
        Story.start(pass)
                .then(at, "made here, and dropped: nobody asks it for anything", "never started")
                .report(
                        RULE,
                        Certainty.DEFINITE,
                        at,
                        name + " is never " + kind.used() + ": "
                                + (kind == LazyMade.Kind.STREAM ? "nothing of it runs" : "its body never runs"));
    }
}
