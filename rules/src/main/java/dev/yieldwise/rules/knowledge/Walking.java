package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Handle;
import dev.yieldwise.analyzer.typestate.Holders;
import java.util.Optional;

/**
 * Generators whose body iterates a collection and rests at a yield within: whoever advances the generator goes on with
 * that iteration.
 */
final class Walking {
    static final String GENERATOR = "generator";

    private final Types types;

    Walking(Types types) {
        this.types = types;
    }

    /** The generator that a call makes of a body, if that walks over the collection or a view of it. */
    Optional<Handle> made(MethodCallExpr call, LambdaExpr body, Holders holders) {
        boolean generator = BodyFactory.of(call, types)
                .filter(BodyFactory.GENERATOR::equals)
                .isPresent();
        return generator && walks(body, holders) ? Optional.of(Handle.of(GENERATOR, call)) : Optional.empty();
    }

    private static boolean walks(LambdaExpr body, Holders holders) {
        return body.findFirst(ForEachStmt.class, loop -> isOver(loop.getIterable(), holders) && yields(loop))
                        .isPresent()
                || body.findFirst(
                                MethodCallExpr.class,
                                call -> call.getNameAsString().equals(GeneratorApi.DELEGATING)
                                        && call.getArguments().size() == 1
                                        && isOver(call.getArgument(0), holders))
                        .isPresent();
    }

    private static boolean isOver(Expression iterable, Holders holders) {
        return holders.handleOf(iterable)
                .filter(handle -> handle.site().isEmpty())
                .isPresent();
    }

    private static boolean yields(ForEachStmt loop) {
        return loop.findFirst(
                        MethodCallExpr.class,
                        call -> GeneratorApi.YIELDING.contains(call.getNameAsString())
                                || call.getNameAsString().equals(GeneratorApi.DELEGATING))
                .isPresent();
    }
}
