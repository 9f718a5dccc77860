package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the terminal operations of streams and the consumers of generators ask for. As run on the JDK by a test. */
public final class Consuming {
    /** They ask for everything, and have nothing to give before the end. */
    static final Set<String> ALL = Set.of(
            "collect", "toList", "toArray", "count", "reduce", "sum", "average", "min", "max", "summaryStatistics");

    /** They ask for everything, and do something with each: a loop. */
    static final Set<String> LOOPS = Set.of("forEach", "forEachOrdered", "forEachRemaining");

    /** They ask for as much as it takes. */
    static final Set<String> SHORT = Set.of("findFirst", "findAny", "anyMatch", "allMatch", "noneMatch");

    /** They draw all of their sources before they give anything. */
    static final Set<String> GATHERING =
            Set.of("product", "permutations", "combinations", "combinationsWithReplacement");

    private final Types types;
    private final Total total;

    public Consuming(Types types) {
        this.types = types;
        this.total = new Total(types);
    }

    /** Whether a call is one, by its name. */
    public static boolean mayBe(MethodCallExpr call) {
        String method = call.getNameAsString();
        return call.getScope().isPresent()
                && (ALL.contains(method) || LOOPS.contains(method) || SHORT.contains(method));
    }

    /** What a call gathers, if it is one of a tool that does. */
    public List<Expression> gathers(MethodCallExpr call) {
        return GATHERING.contains(call.getNameAsString())
                        && types.classOfStaticCall(call)
                                .filter(GeneratorApi.TOOLS::contains)
                                .isPresent()
                ? call.getArguments()
                : List.of();
    }

    public static boolean isLoop(MethodCallExpr call) {
        return LOOPS.contains(call.getNameAsString());
    }

    /** Whether a call on something endless never returns, and whether that is sure; empty if it well may return. */
    public Optional<Boolean> neverReturns(MethodCallExpr call, Endless.Found source) {
        String method = call.getNameAsString();
        if (SHORT.contains(method) && !source.stuck() || method.equals("count") && source.sized()) {
            return Optional.empty();
        }
        boolean sure = source.sure() && total.are(call.getArguments());
        if (isLoop(call) && !source.stuck()) {
            // To throw is how one gets out of a loop; and without that, it may still be meant to run for ever.
            return sure ? Optional.of(false) : Optional.empty();
        }
        return Optional.of(sure);
    }
}
