package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Local variables that keep the value with which they are declared. */
final class Locals {
    private final Types types;
    private final Map<VariableDeclarator, Boolean> kept = new IdentityHashMap<>();

    Locals(Types types) {
        this.types = types;
    }

    /** What the variable that an expression names always holds. */
    Optional<Expression> valueOf(Expression expression) {
        Expression bare = Expressions.withoutCasts(expression);
        return bare instanceof NameExpr
                ? types.declarationOf(bare)
                        .filter(VariableDeclarator.class::isInstance)
                        .map(VariableDeclarator.class::cast)
                        .filter(this::isKept)
                        .flatMap(VariableDeclarator::getInitializer)
                        .map(Expressions::withoutCasts)
                : Optional.empty();
    }

    /** Whether a local variable is given no other value than that of its declaration. */
    boolean isKept(VariableDeclarator variable) {
        return kept.computeIfAbsent(
                variable,
                key -> block(key)
                        .filter(block -> block.findFirst(
                                        AssignExpr.class,
                                        assignment -> Expressions.bare(assignment.getTarget())
                                                .toString()
                                                .equals(key.getNameAsString()))
                                .isEmpty())
                        .isPresent());
    }

    /** The block that a local variable is declared in. */
    static Optional<BlockStmt> block(VariableDeclarator variable) {
        return variable.getParentNode()
                .flatMap(Node::getParentNode)
                .flatMap(Node::getParentNode)
                .filter(BlockStmt.class::isInstance)
                .map(BlockStmt.class::cast);
    }
}
