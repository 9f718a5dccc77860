package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.Optional;
import java.util.stream.Stream;

/** What conditions say of the tracked object. */
final class Conditions<S, E> {
    private static final Optional<Boolean> SURELY = Optional.of(true);
    private static final Optional<Boolean> NEVER = Optional.of(false);

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
            boolean contradicted = bare instanceof BinaryExpr comparison
                    && compared(comparison, world)
                            .filter(answer -> answer != holds)
                            .isPresent();
            if (contradicted || isNull(condition, holds, world)) {
                return Optional.empty();
            }
        }
        return Optional.of(world);
    }

    /** How a comparison of a parameter comes out that was given a constant. */
    private Optional<Boolean> compared(BinaryExpr comparison, World<S> world) {
        boolean equality = comparison.getOperator() == BinaryExpr.Operator.EQUALS;
        if (!equality && comparison.getOperator() != BinaryExpr.Operator.NOT_EQUALS) {
            return Optional.empty();
        }
        return isSame(comparison.getLeft(), comparison.getRight(), world).map(same -> same == equality);
    }

    private Optional<Boolean> isSame(Expression held, Expression written, World<S> world) {
        return Constant.of(written)
                .flatMap(constant ->
                        values.any(held, world).flatMap(Handle::constant).flatMap(constant::is));
    }

    /** Whether a switch may come to an entry. */
    boolean mayEnter(SwitchEntry entry, World<S> world) {
        SwitchNode choice = (SwitchNode) entry.getParentNode().orElseThrow();
        boolean otherwise = entry.isDefault() || entry.getLabels().isEmpty();
        return otherwise
                ? choice.getEntries().stream()
                        .filter(other -> other.getGuard().isEmpty())
                        .noneMatch(other -> answers(choice, other, world).anyMatch(SURELY::equals))
                : !answers(choice, entry, world).allMatch(NEVER::equals);
    }

    /** For each label of an entry, whether it is the selector's value. */
    private Stream<Optional<Boolean>> answers(SwitchNode choice, SwitchEntry entry, World<S> world) {
        return entry.getLabels().stream().map(label -> isSame(choice.getSelector(), label, world));
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
