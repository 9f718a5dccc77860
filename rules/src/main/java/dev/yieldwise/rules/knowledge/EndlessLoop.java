package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.source.Expressions;

/** A body that comes to a loop which nothing leaves. */
final class EndlessLoop {
    private EndlessLoop() {}

    /** Whether one of the statements of a body is such a loop, with a yield in it, and no other one can end the body. */
    static boolean isIn(BlockStmt body) {
        return !leaves(body) && body.getStatements().stream().anyMatch(EndlessLoop::isEndless);
    }

    private static boolean isEndless(Statement statement) {
        boolean always = statement instanceof WhileStmt loop && isTrue(loop.getCondition())
                || statement instanceof DoStmt again && isTrue(again.getCondition())
                || statement instanceof ForStmt counted
                        && counted.getCompare().map(EndlessLoop::isTrue).orElse(true);
        return always
                && statement
                        .findFirst(MethodCallExpr.class, call -> GeneratorApi.YIELDING.contains(call.getNameAsString()))
                        .isPresent();
    }

    private static boolean isTrue(Expression condition) {
        return Expressions.bare(condition) instanceof BooleanLiteralExpr literal && literal.getValue();
    }

    /** Any break counts: that of an inner loop ends only that, but who can tell at a glance. */
    private static boolean leaves(Node code) {
        if (code instanceof ReturnStmt || code instanceof BreakStmt || code instanceof ThrowStmt) {
            return true;
        }
        return !(code instanceof LambdaExpr)
                && !(code instanceof BodyDeclaration<?>)
                && code.getChildNodes().stream().anyMatch(EndlessLoop::leaves);
    }
}
