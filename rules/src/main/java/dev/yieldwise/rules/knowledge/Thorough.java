package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.Set;

/** Iterations that surely go through all elements, so that they notice what was done to their collection. */
final class Thorough {
    private static final Set<String> SHORTENING = Set.of("limit", "takeWhile");

    private Thorough() {}

    /** A stream's stage is none: it runs as often as those after it ask. */
    static boolean is(Site iteration) {
        return !(iteration.node() instanceof MethodCallExpr call)
                || Mutation.BEGINNING.contains(call.getNameAsString())
                || (Mutation.runs(call.getNameAsString()) || Mutation.TERMINAL.contains(call.getNameAsString()))
                        && !isShortened(call);
    }

    private static boolean isShortened(MethodCallExpr operation) {
        return operation.getScope().map(Expressions::bare).orElse(null) instanceof MethodCallExpr before
                && (SHORTENING.contains(before.getNameAsString()) || isShortened(before));
    }
}
