package dev.yieldwise.analyzer.suppression;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;

/** Rules that report calls by the names of the methods. */
final class Calls {
    private Calls() {}

    /** Reports every call of {@code bad()}. */
    static final class BadCall {
        static final Rule RULE = rule(BadCall.class, "bad");
    }

    /** Reports every call of {@code worse()}. */
    static final class WorseCall {
        static final Rule RULE = rule(WorseCall.class, "worse");
    }

    private static Rule rule(Class<?> home, String method) {
        return Rule.named(home)
                .summary("for tests")
                .levels(Level.ERROR, Level.WARNING)
                .category(Category.STYLE)
                .since("0")
                .check(pass -> report(pass, home, method));
    }

    private static void report(Pass pass, Class<?> home, String method) {
        Rule rule = home == BadCall.class ? BadCall.RULE : WorseCall.RULE;
        for (MethodCallExpr call : pass.unit().findAll(MethodCallExpr.class)) {
            if (call.getNameAsString().equals(method)) {
                pass.report(
                        rule,
                        Certainty.DEFINITE,
                        call.getName(),
                        method + " is called",
                        List.of(pass.step(call.getName(), "called here")));
            }
        }
    }
}
