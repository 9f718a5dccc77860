package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a stream to its end before its resource is closed, and hands out a stream of what was read. Never safe: what was
 * read when it was asked for is read at once.
 */
public final class CollectInside {
    /** Stages that keep the type of the elements; others may have it from where the stream goes, which a chain has not. */
    private static final Set<String> KEEPING = Set.of(
            "lines", "filter", "distinct", "sorted", "peek", "limit", "skip", "takeWhile", "dropWhile", "unordered");

    private CollectInside() {}

    /** @param at the return statement or assignment by which the stream leaves */
    public static Optional<Fix> of(Pass pass, Node at) {
        Optional<Expression> value = at instanceof ReturnStmt back
                ? back.getExpression()
                : at instanceof AssignExpr assignment ? Optional.of(assignment.getValue()) : Optional.empty();
        return value.filter(CollectInside::standsAlone)
                .filter(stream -> pass.types().of(stream).is("java.util.stream.Stream"))
                .flatMap(stream -> new Rewrite(pass)
                        .append(stream, ".toList().stream()")
                        .unsafe("read the stream to its end before the resource is closed"));
    }

    private static boolean standsAlone(Expression value) {
        Expression bare = Expressions.bare(value);
        return bare instanceof NameExpr
                || bare instanceof MethodCallExpr call && KEEPING.contains(call.getNameAsString());
    }
}
