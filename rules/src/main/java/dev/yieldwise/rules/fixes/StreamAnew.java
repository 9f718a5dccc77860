package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.rules.knowledge.Assigned;
import dev.yieldwise.rules.knowledge.SingleUse;
import java.util.Optional;
import java.util.Set;

/** Asks the collection for another stream, instead of using the same one again. */
final class StreamAnew {
    private static final Set<String> STREAMING = Set.of("stream", "parallelStream", "chars", "codePoints");
    private static final Set<String> SAME = Set.of("parallel", "sequential", "unordered");

    /** Stages whose element type may follow from the variable's, which a chain has not. */
    private static final Set<String> INFERRED = Set.of("map", "mapToObj", "flatMap", "mapMulti", "gather");

    /** What is longer is better kept in a variable. */
    private static final int LONGEST = 80;

    private final Reuse reuse;

    private StreamAnew(Reuse reuse) {
        this.reuse = reuse;
    }

    static Optional<Fix> of(Reuse reuse) {
        return new StreamAnew(reuse).fix();
    }

    private Optional<Fix> fix() {
        Rewrite rewrite = new Rewrite(reuse.pass());
        String again = rewrite.textOf(reuse.initializer());
        boolean fits = reuse.kind() == SingleUse.STREAM
                && again.length() <= LONGEST
                && again.lines().count() == 1
                && isRepeatable(reuse.initializer());
        return !fits || !(reuse.at() instanceof MethodCallExpr call)
                ? Optional.empty()
                : call.getScope()
                        .filter(scope -> Code.isName(scope, reuse.name()))
                        .flatMap(scope ->
                                rewrite.replace(scope, again).fix("make the stream anew: " + again, applicability()));
    }

    private Applicability applicability() {
        return reuse.certainty() == Certainty.DEFINITE ? Applicability.SAFE : Applicability.UNSAFE;
    }

    /** Whether it gives a stream of the same elements each time, and does nothing else. */
    private boolean isRepeatable(Expression value) {
        if (!(Expressions.bare(value) instanceof MethodCallExpr call)
                || call.getScope().isEmpty()) {
            return false;
        }
        Expression scope = call.getScope().get();
        if (STREAMING.contains(call.getNameAsString()) && call.getArguments().isEmpty()) {
            return isSteady(scope);
        }
        if (call.getNameAsString().equals("stream") && call.getArguments().size() == 1) {
            return isSteady(call.getArgument(0))
                    && reuse.pass()
                            .types()
                            .classOfStaticCall(call)
                            .filter("java.util.Arrays"::equals)
                            .isPresent();
        }
        boolean stage = SAME.contains(call.getNameAsString())
                || SingleUse.STREAM.action(call.getNameAsString()) == SingleUse.Action.LINKS;
        return stage
                && (reuse.isVar() || !INFERRED.contains(call.getNameAsString()))
                && call.getArguments().stream().allMatch(this::isSteadyArgument)
                && isRepeatable(scope);
    }

    /** Whether the expression is a variable that holds one value throughout the method. */
    private boolean isSteady(Expression source) {
        Expression bare = Expressions.bare(source);
        boolean variable = bare instanceof NameExpr
                || bare instanceof FieldAccessExpr field && field.getScope().isThisExpr();
        return variable && !Assigned.within(bare.toString(), reuse.body().owner());
    }

    private boolean isSteadyArgument(Expression argument) {
        Expression bare = Expressions.bare(argument);
        return bare instanceof MethodReferenceExpr reference
                ? reference.getScope() instanceof TypeExpr || isSteady(reference.getScope())
                : Code.isInert(bare)
                        && bare.findAll(NameExpr.class).stream()
                                .noneMatch(name -> Assigned.within(
                                        name.getNameAsString(), reuse.body().owner()));
    }
}
