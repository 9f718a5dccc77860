package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.Optional;

/** Conditions that depend on nothing that changes: who waits for one to change waits for ever. */
final class Unchanging {
    private Unchanging() {}

    /** Whether an expression has the same value in every round of a loop, or at every call of a function. */
    static boolean is(Expression expression, Node round, Types types) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof NameExpr) {
            return types.declarationOf(bare)
                    .filter(declaration -> keepsValue(declaration, round))
                    .isPresent();
        }
        if (bare instanceof UnaryExpr unary) {
            return !unary.getOperator().name().endsWith("CREMENT") && is(unary.getExpression(), round, types);
        }
        return bare.isLiteralExpr()
                || bare instanceof BinaryExpr both
                        && is(both.getLeft(), round, types)
                        && is(both.getRight(), round, types);
    }

    /** Whether a condition is always true, as far as literals tell. */
    static boolean isTrue(Expression condition, Types types) {
        return value(condition, types).filter(value -> value).isPresent();
    }

    private static Optional<Boolean> value(Expression condition, Types types) {
        Expression bare = Expressions.bare(condition);
        if (bare instanceof BooleanLiteralExpr literal) {
            return Optional.of(literal.getValue());
        }
        if (bare instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return value(unary.getExpression(), types).map(value -> !value);
        }
        return types.declarationOf(bare)
                .filter(VariableDeclarator.class::isInstance)
                .map(VariableDeclarator.class::cast)
                .filter(variable -> !Subject.isField(variable) && !Assigned.later(variable))
                .flatMap(VariableDeclarator::getInitializer)
                .filter(BooleanLiteralExpr.class::isInstance)
                .map(literal -> ((BooleanLiteralExpr) literal).getValue());
    }

    /** A field may be set by others, unless it is final. */
    private static boolean keepsValue(Node declaration, Node round) {
        if (Subject.isField(declaration)) {
            return declaration.getParentNode().orElse(null) instanceof FieldDeclaration field && field.isFinal();
        }
        return !new Site(declaration).isWithin(round) && !Assigned.within(Subject.nameOf(declaration), round);
    }
}
