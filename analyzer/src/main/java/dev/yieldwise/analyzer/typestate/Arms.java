package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value that a declaration or assignment gives: of a conditional expression, the arm that was taken. The condition was
 * decided on an edge before; where that is not known, both arms may be meant.
 */
final class Arms {
    private Arms() {}

    /**
     * @param decided how conditions came out on the way, by the condition
     * @return none if the element gives no value
     */
    static List<Expression> of(Element element, Map<Site, Boolean> decided) {
        List<Expression> arms = new ArrayList<>();
        value(element).ifPresent(value -> collect(value, decided, arms));
        return arms;
    }

    /** The conditions that decide which value an element gives. */
    static List<Site> choices(Element element) {
        List<Site> choices = new ArrayList<>();
        value(element).ifPresent(value -> collectChoices(value, choices));
        return choices;
    }

    private static Optional<Expression> value(Element element) {
        if (element.kind() == Element.Kind.DECLARE && element.node() instanceof VariableDeclarator variable) {
            return variable.getInitializer();
        }
        if (element.kind() == Element.Kind.RETURN) {
            return result(element.node());
        }
        return element.kind() == Element.Kind.EVALUATE
                        && element.node() instanceof AssignExpr assignment
                        && assignment.getOperator() == AssignExpr.Operator.ASSIGN
                ? Optional.of(assignment.getValue())
                : Optional.empty();
    }

    private static Optional<Expression> result(Node node) {
        if (node instanceof ReturnStmt statement) {
            return statement.getExpression();
        }
        if (node instanceof ExpressionStmt body) {
            return Optional.of(body.getExpression());
        }
        return node instanceof Expression body ? Optional.of(body) : Optional.empty();
    }

    private static void collect(Expression value, Map<Site, Boolean> decided, List<Expression> arms) {
        Expression bare = Expressions.withoutCasts(value);
        if (!(bare instanceof ConditionalExpr choice) || isCompound(choice)) {
            arms.add(bare);
            return;
        }
        Boolean holds = decided.get(new Site(leaf(choice.getCondition())));
        boolean then = holds == null || holds != isNegated(choice.getCondition());
        boolean otherwise = holds == null || holds == isNegated(choice.getCondition());
        if (then) {
            collect(choice.getThenExpr(), decided, arms);
        }
        if (otherwise) {
            collect(choice.getElseExpr(), decided, arms);
        }
    }

    private static void collectChoices(Expression value, List<Site> choices) {
        if (Expressions.withoutCasts(value) instanceof ConditionalExpr choice && !isCompound(choice)) {
            choices.add(new Site(leaf(choice.getCondition())));
            collectChoices(choice.getThenExpr(), choices);
            collectChoices(choice.getElseExpr(), choices);
        }
    }

    /** A condition that is decided by several edges; its conditional counts as one value, of which nothing is known. */
    private static boolean isCompound(ConditionalExpr choice) {
        return leaf(choice.getCondition()) instanceof BinaryExpr binary
                && (binary.getOperator() == BinaryExpr.Operator.AND || binary.getOperator() == BinaryExpr.Operator.OR);
    }

    /** The condition as edges carry it: without parentheses and negations. */
    private static Expression leaf(Expression condition) {
        Expression bare = Expressions.bare(condition);
        return Expressions.negated(bare).map(Arms::leaf).orElse(bare);
    }

    private static boolean isNegated(Expression condition) {
        return Expressions.negated(Expressions.bare(condition))
                .filter(negated -> !isNegated(negated))
                .isPresent();
    }
}
