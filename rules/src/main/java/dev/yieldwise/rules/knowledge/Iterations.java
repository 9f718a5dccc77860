package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which variables of a body are iterated while something may change them. */
public final class Iterations {
    private static final Set<String> BEGINNING = Set.of("iterator", "listIterator");

    private Iterations() {}

    /** Their declarations, in the order of the first iteration; none if the body changes no collection at all. */
    public static List<Node> iterated(Pass pass, Body body) {
        boolean changes = body.calls().stream().anyMatch(call -> Operation.named(call.getNameAsString()));
        List<Expression> roots = new ArrayList<>();
        if (changes) {
            for (ForEachStmt loop : body.loops()) {
                Roots.root(loop.getIterable()).ifPresent(roots::add);
            }
        }
        for (MethodCallExpr call : body.calls()) {
            boolean begins = changes && BEGINNING.contains(call.getNameAsString());
            boolean runs = Mutation.runs(call.getNameAsString())
                    && call.getArguments().stream().anyMatch(Iterations::isFunction);
            if (begins || runs) {
                Roots.root(call).ifPresent(roots::add);
            }
        }
        return roots.isEmpty() ? List.of() : Followed.withOwners(pass, body, roots);
    }

    private static boolean isFunction(Expression argument) {
        Expression bare = Expressions.bare(argument);
        return bare instanceof LambdaExpr || bare instanceof MethodReferenceExpr;
    }
}
