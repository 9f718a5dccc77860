package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Effect;
import dev.yieldwise.analyzer.typestate.Handle;
import dev.yieldwise.analyzer.typestate.Holders;
import dev.yieldwise.analyzer.typestate.Protocol;
import java.util.Optional;
import java.util.Set;

/**
 * The beginning of a coroutine's life: CREATED until something advances it (PEP 342: a value other than null cannot be
 * sent to a coroutine that has not reached its first yield).
 */
public final class CoroutineStart implements Protocol<CoroutineStart.State, CoroutineStart.Sent> {
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

    private final Types types;
    private final State before;

    public CoroutineStart(Types types) {
        this(types, State.OTHER);
    }

    /** @param before the state of a coroutine that the body did not see being made */
    private CoroutineStart(Types types, State before) {
        this.types = types;
        this.before = before;
    }

    /** For the field of a coroutine that nothing but a send ever touches. */
    public CoroutineStart ofNeverAdvanced() {
        return new CoroutineStart(types, State.CREATED);
    }

    /** What is known of the coroutine. */
    public enum State {
        CREATED,
        /** Advanced, closed, in other hands, or never known. */
        OTHER;

        /** What a story calls it. */
        public String told() {
            return this == CREATED ? "created" : "advanced or unknown";
        }
    }

    /**
     * A value was sent to a coroutine that was not advanced yet.
     *
     * @param nonNull whether the value cannot be null; null would be taken as next()
     */
    public record Sent(boolean nonNull) {}

    @Override
    public State unknown() {
        return before;
    }

    @Override
    public String inWords(State state) {
        return state == State.CREATED
                ? "it has not reached its first yield"
                : "it was advanced or closed, or was in hands that could have done so";
    }

    @Override
    public Optional<String> told(State state) {
        return Optional.of(state.told());
    }

    @Override
    public Optional<State> made(Expression value) {
        return Optional.of(isNew(value) ? State.CREATED : State.OTHER);
    }

    /** Whether an expression makes a coroutine that is not advanced. */
    public boolean isNew(Expression value) {
        return Expressions.bare(value) instanceof MethodCallExpr call
                && BodyFactory.of(call, types)
                        .filter(BodyFactory.COROUTINE::equals)
                        .isPresent();
    }

    @Override
    public Effect<State, Sent> call(MethodCallExpr call, Handle receiver, State state, Holders holders) {
        String method = call.getNameAsString();
        if (state == State.OTHER || GeneratorApi.ASKING.contains(method) || isShown(call)) {
            return Effect.none(state);
        }
        if (GeneratorApi.ADVANCING.contains(method)) {
            return Effect.to(State.OTHER, "advanced here");
        }
        if (GeneratorApi.SENDING.contains(method) && call.getArguments().size() == 1) {
            Expression value = Expressions.bare(call.getArgument(0));
            if (value instanceof NullLiteralExpr) {
                return Effect.to(State.OTHER, "advanced here");
            }
            boolean nonNull = cannotBeNull(value);
            return new Effect<>(
                    nonNull ? Optional.empty() : Optional.of(State.OTHER),
                    State.CREATED,
                    Optional.empty(),
                    Optional.of(new Sent(nonNull)));
        }
        return Effect.to(State.OTHER, "used here");
    }

    /** Whether a state is asked for only to be printed. */
    private static boolean isShown(MethodCallExpr call) {
        Node parent = call.getParentNode().orElse(null);
        return call.getNameAsString().equals(GeneratorApi.STATE)
                && (parent instanceof BinaryExpr text && text.getOperator() == BinaryExpr.Operator.PLUS
                        || parent instanceof MethodCallExpr shown
                                && shown.getArguments().contains(call)
                                && shown.getNameAsString().startsWith("print"));
    }

    @Override
    public Optional<Handle> result(MethodCallExpr call, Handle receiver) {
        return call.getNameAsString().equals("prime") ? Optional.of(receiver) : Optional.empty();
    }

    @Override
    public Effect<State, Sent> given(Node to, int argument, Handle handle, State state) {
        return Effect.to(State.OTHER, "handed on here");
    }

    @Override
    public State captured(Node by, State state) {
        return State.OTHER;
    }

    @Override
    public Effect<State, Sent> iterator(ForEachStmt loop, Handle iterable, State state) {
        return Effect.to(State.OTHER, "iterated here");
    }

    @Override
    public Effect<State, Sent> close(Node resource, Handle handle, State state) {
        return Effect.to(State.OTHER, "closed here");
    }

    /** Whether the value of an expression is never null, as far as its form and type tell. */
    public boolean cannotBeNull(Expression value) {
        return value instanceof LiteralExpr && !(value instanceof NullLiteralExpr)
                || value instanceof ObjectCreationExpr
                || value instanceof ArrayCreationExpr
                || value instanceof BinaryExpr
                || value instanceof UnaryExpr
                || value instanceof LambdaExpr
                || value instanceof MethodReferenceExpr
                || value instanceof ThisExpr
                || types.of(value) instanceof TypeRef.Known known && PRIMITIVES.contains(known.name());
    }
}
