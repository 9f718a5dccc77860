package dev.yieldwise.analyzer.source;

import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;

/** Looks through what wraps an expression and leaves its value alone. */
public final class Expressions {
    private Expressions() {}

    /** The expression without parentheses. */
    public static Expression bare(Expression expression) {
        Expression inner = expression;
        while (inner instanceof EnclosedExpr enclosed) {
            inner = enclosed.getInner();
        }
        return inner;
    }

    /** The expression without parentheses and casts: the same object, for all that is known of references. */
    public static Expression withoutCasts(Expression expression) {
        Expression inner = bare(expression);
        while (inner instanceof CastExpr cast) {
            inner = bare(cast.getExpression());
        }
        return inner;
    }
}
