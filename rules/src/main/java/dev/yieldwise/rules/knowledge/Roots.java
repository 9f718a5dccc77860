package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The variables of a body with the operations that start from them: {@code names} for {@code names.stream().map(f)}. Found
 * by name alone, so that the bodies in which nothing can happen cost next to nothing.
 */
public final class Roots {
    private Roots() {}

    /** The operations on each name, in source order: calls, and the expressions that for-each loops go over. */
    public static Map<String, List<Expression>> in(Body body, Predicate<MethodCallExpr> interesting) {
        Map<String, List<Expression>> uses = new LinkedHashMap<>();
        for (MethodCallExpr call : body.allCalls()) {
            if (interesting.test(call)) {
                call.getScope().ifPresent(scope -> collect(scope, uses));
                for (Expression argument : call.getArguments()) {
                    collect(argument instanceof MethodReferenceExpr reference ? reference.getScope() : argument, uses);
                }
            }
        }
        // Whoever hands out one variable may do so again and again.
        body.functions().forEach(function -> handedOut(function).ifPresent(name -> collect(name, uses)));
        body.allLoops().forEach(loop -> collect(loop.getIterable(), uses));
        return uses;
    }

    private static Optional<Expression> handedOut(Body function) {
        return function.owner() instanceof LambdaExpr lambda
                ? lambda.getExpressionBody().filter(NameExpr.class::isInstance)
                : Optional.empty();
    }

    private static void collect(Expression chain, Map<String, List<Expression>> uses) {
        root(chain)
                .ifPresent(root -> uses.computeIfAbsent(nameOf(root), key -> new ArrayList<>())
                        .add(root));
    }

    /** The variable that a chain of calls starts from: a name or {@code this.name}. */
    public static Optional<Expression> root(Expression expression) {
        Expression bare = Expressions.bare(expression);
        while (true) {
            if (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
                bare = Expressions.bare(call.getScope().get());
            } else if (bare instanceof CastExpr cast) {
                bare = Expressions.bare(cast.getExpression());
            } else {
                boolean variable = bare instanceof NameExpr
                        || bare instanceof TypeExpr type && type.getType().isClassOrInterfaceType()
                        || bare instanceof FieldAccessExpr access
                                && (access.getScope() instanceof ThisExpr
                                        || access.getScope() instanceof NameExpr type
                                                && Character.isUpperCase(
                                                        type.getNameAsString().charAt(0)));
                return variable ? Optional.of(bare) : Optional.empty();
            }
        }
    }

    /** Whether a node stands in a loop of its body. */
    public static boolean inLoop(Node node, Body body) {
        for (Node outer = node;
                outer != body.owner();
                outer = outer.getParentNode().orElseThrow()) {
            if (outer instanceof ForEachStmt
                    || outer instanceof LambdaExpr
                    || outer instanceof ForStmt
                    || outer instanceof WhileStmt
                    || outer instanceof DoStmt) {
                return true;
            }
        }
        return false;
    }

    static String nameOf(Expression root) {
        if (root instanceof TypeExpr type) {
            return type.toString();
        }
        return root instanceof NameExpr name ? name.getNameAsString() : ((FieldAccessExpr) root).getNameAsString();
    }
}
