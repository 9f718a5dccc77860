package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.yieldwise.analyzer.source.Expressions;

/** Whether variables keep the value they are declared with. By name, so that it errs towards no. */
public final class Assigned {
    private Assigned() {}

    /** Whether a name is given another value somewhere in a piece of code. */
    public static boolean within(String name, Node code) {
        return code.findFirst(
                                AssignExpr.class,
                                assignment -> Expressions.bare(assignment.getTarget())
                                        .toString()
                                        .equals(name))
                        .isPresent()
                || code.findFirst(
                                UnaryExpr.class,
                                unary -> unary.getOperator() != UnaryExpr.Operator.LOGICAL_COMPLEMENT
                                        && unary.getExpression().toString().equals(name))
                        .isPresent();
    }

    /** Whether a local variable is given another value somewhere in its block. */
    public static boolean later(VariableDeclarator variable) {
        Node outer = variable;
        while (outer != null && !(outer instanceof BlockStmt)) {
            outer = outer.getParentNode().orElse(null);
        }
        return outer != null && within(variable.getNameAsString(), outer);
    }
}
