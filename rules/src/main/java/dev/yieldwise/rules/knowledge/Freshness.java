package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.typestate.Subject;

/** Whether an object is known to nobody but the method that makes it. */
final class Freshness {
    private Freshness() {}

    /** Whether a local variable is given a new object, and that is only called upon: nobody else can change it later. */
    static boolean isOnlyHere(Node declaration) {
        return declaration instanceof VariableDeclarator variable
                && !Subject.isField(variable)
                && variable.getInitializer()
                        .filter(ObjectCreationExpr.class::isInstance)
                        .isPresent()
                && !Assigned.later(variable)
                && Helpers.memberAround(variable)
                        .findAll(NameExpr.class, use -> use.getNameAsString().equals(variable.getNameAsString()))
                        .stream()
                        .allMatch(Freshness::isCalledUpon);
    }

    private static boolean isCalledUpon(Expression use) {
        Node outer = use.getParentNode().orElse(null);
        return outer instanceof MethodCallExpr call
                        && call.getScope().filter(scope -> scope == use).isPresent()
                || outer instanceof MethodReferenceExpr
                || outer instanceof ForEachStmt loop && loop.getIterable() == use;
    }
}
