package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.yieldwise.analyzer.interproc.Reach;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;

/** The calls of a body that may use the fields of its own object out of sight. */
public final class OwnCalls {
    private OwnCalls() {}

    /** Whether a method of the object itself is called that speaks of a field, by names alone. */
    public static boolean speakOf(Pass pass, Body body, String field) {
        return body.allCalls().stream().anyMatch(call -> speaksOf(pass.program().reach(), call, field));
    }

    /** Whether a call is of a method of the object itself that speaks of a field, by names alone. */
    static boolean speaksOf(Reach reach, MethodCallExpr call, String field) {
        boolean own = call.getScope().isEmpty()
                || call.getScope().get() instanceof ThisExpr
                || call.getArguments().stream().anyMatch(ThisExpr.class::isInstance);
        return own
                && reach.named(call.getNameAsString(), call).stream().anyMatch(method -> reach.mentions(method, field));
    }
}
