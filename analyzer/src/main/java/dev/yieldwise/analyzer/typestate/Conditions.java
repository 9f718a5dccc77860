package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.Optional;

/** What conditions say of the tracked object. */
final class Conditions<S, E> {
    private final Protocol<S, E> protocol;
    private final Values<S, E> values;

    Conditions(Protocol<S, E> protocol, Values<S, E> values) {
        this.protocol = protocol;
        this.values = values;
    }

    /**
     * A condition came out.
     *
     * @return empty if it cannot come out so
     */
    Optional<World<S>> assume(Node condition, boolean holds, World<S> world) {
        if (condition instanceof ForEachStmt loop) {
            Site hidden = new Site(loop);
            Optional<Handle> iterator = world.handleOf(hidden);
            if (iterator.isEmpty()) {
                return Optional.of(world);
            }
            Optional<World<S>> after =
                    protocol.assume(loop, iterator.get(), holds, world.state()).map(world::in);
            return holds ? after : after.map(ended -> values.drop(ended, hidden));
        }
        if (condition instanceof Expression expression) {
            Expression bare = Expressions.bare(expression);
            if (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
                Optional<Handle> receiver = values.handle(call.getScope().get(), world);
                return receiver.isEmpty()
                        ? Optional.of(world)
                        : protocol.assume(call, receiver.get(), holds, world.state())
                                .map(world::in);
            }
            if (isNull(condition, holds, world)) {
                return Optional.empty();
            }
        }
        return Optional.of(world);
    }

    /** Whether a condition came out so that the subject is null. */
    boolean isNull(Node condition, boolean holds, World<S> world) {
        return condition instanceof Expression expression
                && Expressions.bare(expression) instanceof BinaryExpr comparison
                && (comparison.getOperator() == BinaryExpr.Operator.EQUALS) == holds
                && nullCheckOf(comparison, world);
    }

    private boolean nullCheckOf(BinaryExpr comparison, World<S> world) {
        boolean equality = comparison.getOperator() == BinaryExpr.Operator.EQUALS
                || comparison.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
        return equality
                && comparison.getRight() instanceof NullLiteralExpr
                && values.handle(comparison.getLeft(), world).isPresent();
    }
}
