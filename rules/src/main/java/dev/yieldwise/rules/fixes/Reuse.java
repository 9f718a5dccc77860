package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.rules.knowledge.Assigned;
import dev.yieldwise.rules.knowledge.SingleUse;
import java.util.Optional;

/**
 * A second use of something that can be used once, in a local variable that is given its value where it is declared, and
 * neither another one later nor that of another variable.
 *
 * @param at the call or the loop that uses it again
 */
public record Reuse(Pass pass, Body body, SingleUse kind, VariableDeclarator variable, Node at, Certainty certainty) {
    /** The best way to mend it. */
    public static Optional<Fix> fix(
            Pass pass, Body body, SingleUse kind, Node declaration, Node at, Certainty certainty) {
        if (!(declaration instanceof VariableDeclarator variable)
                || variable.getInitializer().isEmpty()
                || Assigned.later(variable)
                || Expressions.bare(variable.getInitializer().get()) instanceof NameExpr
                || Code.statementAround(variable).isEmpty()
                || !isOf(at, variable.getNameAsString())) {
            return Optional.empty();
        }
        Reuse reuse = new Reuse(pass, body, kind, variable, at, certainty);
        return StreamAnew.of(reuse).or(() -> CollectOnce.of(reuse));
    }

    /** Whether it is used under this name, and under no other. */
    private static boolean isOf(Node at, String name) {
        return at instanceof MethodCallExpr call
                ? call.getScope().filter(scope -> Code.isName(scope, name)).isPresent()
                : at instanceof ForEachStmt loop && Code.isName(loop.getIterable(), name);
    }

    String name() {
        return variable.getNameAsString();
    }

    Expression initializer() {
        return Expressions.bare(variable.getInitializer().orElseThrow());
    }

    boolean isVar() {
        return Code.isVar(variable);
    }
}
