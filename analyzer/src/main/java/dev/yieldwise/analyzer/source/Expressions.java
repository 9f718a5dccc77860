package dev.yieldwise.analyzer.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.Optional;

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

    /** What a negation negates: {@code a} in {@code !a}, {@code a == false} and {@code a != true}. */
    public static Optional<Expression> negated(Expression bare) {
        if (bare instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return Optional.of(bare(unary.getExpression()));
        }
        return bare instanceof BinaryExpr comparison
                        && comparison.getRight() instanceof BooleanLiteralExpr literal
                        && comparison.getOperator()
                                == (literal.getValue() ? BinaryExpr.Operator.NOT_EQUALS : BinaryExpr.Operator.EQUALS)
                ? Optional.of(bare(comparison.getLeft()))
                : Optional.empty();
    }
}
