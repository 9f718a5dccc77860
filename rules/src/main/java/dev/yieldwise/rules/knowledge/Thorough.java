package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.Set;

/** Iterations that surely go through all elements, so that they notice what was done to their collection. */
final class Thorough {
    private static final Set<String> SHORTENING = Set.of("limit", "takeWhile");

    private static final Set<String> KEEPING_SIZE =
            Set.of("map", "mapToObj", "mapToInt", "mapToLong", "mapToDouble", "boxed", "peek", "sorted");

    private Thorough() {}

    /** A stream's stage is none: it runs as often as those after it ask. */
    static boolean is(Site iteration) {
        return !(iteration.node() instanceof MethodCallExpr call)
                || Mutation.BEGINNING.contains(call.getNameAsString())
                || (Mutation.runs(call.getNameAsString()) || Mutation.TERMINAL.contains(call.getNameAsString()))
                        && !isShortened(call);
    }

    /** Whether a stage changes no size, and count() is all that is asked: it knows the size and runs nothing (JDK 9). */
    static boolean isPassedOver(MethodCallExpr stage) {
        return keepsSize(stage) && isOfKnownSize(stage) && isCounted(stage);
    }

    private static boolean isCounted(MethodCallExpr stage) {
        return stage.getParentNode().orElse(null) instanceof MethodCallExpr next
                && next.getScope().filter(scope -> scope == stage).isPresent()
                && (next.getNameAsString().equals("count") || keepsSize(next) && isCounted(next));
    }

    private static boolean isOfKnownSize(MethodCallExpr stage) {
        return stage.getScope().map(Expressions::bare).orElse(null) instanceof MethodCallExpr before
                && (before.getNameAsString().equals("stream") || keepsSize(before) && isOfKnownSize(before));
    }

    private static boolean keepsSize(MethodCallExpr stage) {
        return KEEPING_SIZE.contains(stage.getNameAsString());
    }

    private static boolean isShortened(MethodCallExpr operation) {
        return operation.getScope().map(Expressions::bare).orElse(null) instanceof MethodCallExpr before
                && (SHORTENING.contains(before.getNameAsString()) || isShortened(before));
    }
}
