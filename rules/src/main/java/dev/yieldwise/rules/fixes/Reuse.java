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
import dev.yieldwise.analyzer.types.TypeRef;
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
    public static Optional<Fix> fix(Pass pass, Body body, SingleUse kind, Node at, Certainty certainty) {
        return used(at).flatMap(pass.types()::declarationOf)
                .filter(VariableDeclarator.class::isInstance)
                .map(VariableDeclarator.class::cast)
                .filter(Reuse::isSettled)
                .filter(variable -> isOfKind(pass, kind, variable))
                .map(variable -> new Reuse(pass, body, kind, variable, at, certainty))
                .flatMap(reuse -> StreamAnew.of(reuse).or(() -> CollectOnce.of(reuse)));
    }

    /** The variable under whose name it is used again; aliases have others. */
    private static Optional<Expression> used(Node at) {
        Optional<Expression> receiver = at instanceof ForEachStmt loop ? Optional.of(loop.getIterable()) : receiver(at);
        return receiver.map(Expressions::bare).filter(NameExpr.class::isInstance);
    }

    private static Optional<Expression> receiver(Node at) {
        return at instanceof MethodCallExpr call ? call.getScope() : Optional.empty();
    }

    /** The call may be one of a helper, whose receiver is something else. */
    private static boolean isOfKind(Pass pass, SingleUse kind, VariableDeclarator variable) {
        return pass.types().ofDeclaration(variable) instanceof TypeRef.Known known
                && kind.types().contains(known.name());
    }

    private static boolean isSettled(VariableDeclarator variable) {
        return variable.getInitializer().isPresent()
                && !(Expressions.bare(variable.getInitializer().get()) instanceof NameExpr)
                && !Assigned.later(variable)
                && Code.statementAround(variable).isPresent();
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
