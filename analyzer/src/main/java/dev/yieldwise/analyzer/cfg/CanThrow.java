package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.yieldwise.analyzer.source.Expressions;

/**
 * Which operations count as throwing. Types are unknown here, so this goes by syntax; errors of the machine (memory,
 * stack, linkage), unboxing and the NullPointerException of a switch or of a method reference are left out, because an edge
 * for each of them would drown the ways that programs really take.
 */
final class CanThrow {
    private CanThrow() {}

    static boolean test(Element.Kind kind, Node node) {
        return switch (kind) {
            case ITERATOR, HAS_NEXT, NEXT, CLOSE, LOCK, THROW, ASSERT -> true;
            case DECLARE, UNLOCK, CATCH, BIND, RETURN -> false;
            case EVALUATE -> evaluationOf(node);
        };
    }

    private static boolean evaluationOf(Node node) {
        if (node instanceof MethodCallExpr
                || node instanceof ObjectCreationExpr
                || node instanceof ArrayAccessExpr
                || node instanceof ExplicitConstructorInvocationStmt) {
            return true;
        }
        if (node instanceof FieldAccessExpr field) {
            return mayBeNull(field.getScope());
        }
        if (node instanceof AssignExpr assignment) {
            return assignmentOf(assignment);
        }
        if (node instanceof BinaryExpr operation) {
            return divides(operation.getLeft(), operation.getRight());
        }
        if (node instanceof CastExpr cast) {
            return cast.getType().isReferenceType() && !alwaysFits(Expressions.bare(cast.getExpression()));
        }
        // Without a size the array is as large as its initializer.
        return node instanceof ArrayCreationExpr creation
                && creation.getLevels().stream()
                        .anyMatch(level -> level.getDimension()
                                .filter(size -> !(size instanceof IntegerLiteralExpr))
                                .isPresent());
    }

    private static boolean assignmentOf(AssignExpr assignment) {
        return switch (assignment.getOperator()) {
            case ASSIGN -> {
                Expression target = Expressions.bare(assignment.getTarget());
                yield target instanceof ArrayAccessExpr
                        || target instanceof FieldAccessExpr field && mayBeNull(field.getScope());
            }
            // A compound assignment has read its target before.
            case DIVIDE, REMAINDER -> divides(assignment.getTarget(), assignment.getValue());
            default -> false;
        };
    }

    /** Whether a division may be one by zero: not if a side is plainly floating, or the divisor plainly not zero. */
    private static boolean divides(Expression left, Expression right) {
        Expression divisor = Expressions.bare(right);
        if (divisor instanceof DoubleLiteralExpr || Expressions.bare(left) instanceof DoubleLiteralExpr) {
            return false;
        }
        boolean integral = divisor instanceof IntegerLiteralExpr || divisor instanceof LongLiteralExpr;
        return !integral
                || ((LiteralStringValueExpr) divisor).getValue().chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private static boolean alwaysFits(Expression operand) {
        return operand instanceof LambdaExpr
                || operand instanceof MethodReferenceExpr
                || operand instanceof LiteralExpr;
    }

    /** Whether an expression before a dot may be null: neither this nor super nor, by its looks, a type. */
    private static boolean mayBeNull(Expression scope) {
        Expression object = Expressions.bare(scope);
        return !(object instanceof ThisExpr || object instanceof SuperExpr || looksLikeType(object));
    }

    /** Whether an expression is a chain of plain names whose last one is capitalised. */
    static boolean looksLikeType(Expression expression) {
        Expression at = expression;
        if (at instanceof FieldAccessExpr last) {
            if (!capitalised(last.getNameAsString())) {
                return false;
            }
            while (at instanceof FieldAccessExpr field) {
                at = field.getScope();
            }
            return at instanceof NameExpr;
        }
        return at instanceof NameExpr name && capitalised(name.getNameAsString());
    }

    private static boolean capitalised(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }
}
