package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.rules.knowledge.Consuming;
import dev.yieldwise.rules.knowledge.Endless;
import dev.yieldwise.rules.knowledge.Expected;
import java.util.Optional;
import java.util.Set;

/** Reports who asks for all of something that has no end. */
final class UnboundedCollect {
    static final Rule RULE = Rule.named(UnboundedCollect.class)
            .summary("all of an endless stream or generator is asked for")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.GENERATOR, Tag.STREAM)
            .weaknesses(Weakness.CWE_835)
            .since("0.1")
            .check(UnboundedCollect::check);

    private UnboundedCollect() {}

    private static void check(Pass pass) {
        Endless endless = new Endless(pass);
        Consuming consuming = new Consuming(pass.types());
        for (MethodCallExpr call : Nodes.of(pass.unit()).all(MethodCallExpr.class)) {
            if (Consuming.mayBe(call)) {
                endless.in(call.getScope().orElseThrow()).ifPresent(found -> check(pass, consuming, call, found));
            }
            consuming.gathers(call).stream()
                    .flatMap(source -> endless.in(source).stream())
                    .findFirst()
                    .ifPresent(found -> report(pass, call, found, found.sure() && !isHandled(call)));
        }
    }

    private static void check(Pass pass, Consuming consuming, MethodCallExpr call, Endless.Found found) {
        Optional<Boolean> never = consuming.neverReturns(call, found);
        if (never.isEmpty()) {
            return;
        }
        if (Consuming.isLoop(call) && !found.stuck() && !isFollowed(call)) {
            pass.unsaid(call, "nothing comes after it: an endless loop that is meant to be one");
            return;
        }
        if (!Expected.isMeant(pass, call, Set.of("OutOfMemoryError"))) {
            boolean sure = never.get() && !isHandled(call);
            report(pass, call, found, sure);
        }
    }

    private static void report(Pass pass, MethodCallExpr call, Endless.Found found, boolean sure) {
        String source = found.source().getNameAsString();
        Story.start(pass)
                .then(found.source(), "this " + found.noun() + " has no end", "endless")
                .then(
                        call,
                        found.stuck() ? "sorting needs all of it before the first element" : "asks for all of it",
                        "never done")
                .report(
                        RULE,
                        sure ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        call,
                        "'" + call.getNameAsString() + "' " + (sure ? "never returns" : "may never return") + ": the "
                                + found.noun() + " of '" + source + "' has no end"
                                + (found.stuck() ? ", and is sorted" : ""));
    }

    /** Whether a statement comes after it in its block, which would wait for ever. */
    private static boolean isFollowed(MethodCallExpr call) {
        return call.getParentNode().orElse(null) instanceof ExpressionStmt statement
                && statement.getParentNode().orElse(null) instanceof BlockStmt block
                && block.getStatement(block.getStatements().size() - 1) != statement;
    }

    /** Whether an exception is caught around it, by which its author may mean to get out. */
    private static boolean isHandled(Node node) {
        Node child = node;
        for (Node outer = node.getParentNode().orElse(null);
                outer != null && !(child instanceof BodyDeclaration<?>) && !(child instanceof LambdaExpr);
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt
                    && child == attempt.getTryBlock()
                    && !attempt.getCatchClauses().isEmpty()) {
                return true;
            }
            child = outer;
        }
        return false;
    }
}
