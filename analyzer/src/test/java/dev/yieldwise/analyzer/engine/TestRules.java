package dev.yieldwise.analyzer.engine;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;
import java.util.function.Consumer;

/** Rules as small as rules can be. */
final class TestRules {
    /** Reports every call of a method named {@code bad}. */
    static final Rule BAD_CALL = rule(BadCall.class, Level.ERROR, BadCall::check);

    /** Does all that rules do, to every body and expression: makes graphs, asks for types and declarations. */
    static final Rule EVERYTHING = rule(Everything.class, Level.NOTE, Everything::check);

    private TestRules() {}

    static Rule rule(Class<?> home, Level level, Consumer<Pass> check) {
        return Rule.named(home)
                .summary("for tests")
                .levels(level, level)
                .category(Category.STYLE)
                .since("0")
                .check(check);
    }

    private static final class BadCall {
        private static void check(Pass pass) {
            for (Body body : pass.resultOf(Bodies.ANALYSIS)) {
                for (MethodCallExpr call : body.calls()) {
                    if (call.getNameAsString().equals("bad")) {
                        pass.report(
                                BAD_CALL,
                                Certainty.DEFINITE,
                                call.getName(),
                                "bad is called",
                                List.of(pass.step(call.getName(), "called here")));
                    }
                }
            }
        }
    }

    private static final class Everything {
        private static void check(Pass pass) {
            for (Body body : pass.resultOf(Bodies.ANALYSIS)) {
                body.cfg(pass);
                body.calls().forEach(call -> call.getScope().ifPresent(pass.types()::ofCandidate));
            }
            pass.unit().walk(Expression.class, expression -> {
                pass.types().declarationOf(expression).ifPresent(pass.types()::ofDeclaration);
                pass.locationOf(expression);
            });
        }
    }
}
