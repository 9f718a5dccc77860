package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Effect;
import dev.yieldwise.analyzer.typestate.Handle;
import dev.yieldwise.analyzer.typestate.Holders;
import dev.yieldwise.analyzer.typestate.Protocol;
import java.util.Optional;
import java.util.Set;

/** The life of an object that can be gone through once: fresh as far as is known, then used up. */
public final class Exhaustion implements Protocol<Exhaustion.State, Exhaustion.Reuse> {
    private static final Set<String> SAME_STREAM = Set.of("parallel", "sequential", "unordered", "onClose");

    /** A stage or stream over a generator: it runs its source to the end when it is run itself. */
    private static final String STAGE = "stage";

    private static final Set<String> WHOLE = Set.of("toList", "forEach", "count", "collect", "reduce");
    private static final Set<String> LAZY = Set.of("map", "filter", "peek");

    private final SingleUse kind;
    private final Types types;

    public Exhaustion(SingleUse kind, Types types) {
        this.kind = kind;
        this.types = types;
    }

    /** What is known of the object. */
    public enum State {
        /** Nothing says that it is used up. */
        FRESH("fresh"),
        USED_UP("used up");

        private final String told;

        State(String told) {
            this.told = told;
        }
    }

    /** How an object that is used up was used again. */
    public enum Reuse {
        /** The use throws. */
        FAILS,
        /** The use does nothing, and says nothing. */
        SEES_NOTHING
    }

    @Override
    public State unknown() {
        return State.FRESH;
    }

    @Override
    public String inWords(State state) {
        return state == State.FRESH ? "nothing says that it is used up" : "it is used up";
    }

    @Override
    public Optional<State> made(Expression value) {
        return Mocks.makes(value) ? Optional.empty() : Optional.of(State.FRESH);
    }

    @Override
    public Optional<String> told(State state) {
        return Optional.of(state.told);
    }

    @Override
    public boolean dependsOnMaker() {
        return false;
    }

    @Override
    public Effect<State, Reuse> call(MethodCallExpr call, Handle receiver, State state, Holders holders) {
        if (Mocks.isTaught(call)) {
            return Effect.none(state);
        }
        SingleUse.Action action = kind.action(call);
        if (receiver.role().equals(STAGE)) {
            return WHOLE.contains(call.getNameAsString()) ? uses(state, "run to its end here") : Effect.none(state);
        }
        if (state == State.USED_UP && kind == SingleUse.ITERATOR && isLoopOver(call)) {
            return Effect.<State, Reuse>none(state).telling(Reuse.SEES_NOTHING);
        }
        return switch (action) {
            case ASKS -> Effect.none(state);
            case UNKNOWN -> Effect.to(State.FRESH, "moved here");
            case CLOSES -> Effect.<State, Reuse>to(State.USED_UP, "closed here").butOnException(state);
            case NEEDS -> state == State.USED_UP ? Effect.fails(state, Reuse.FAILS) : Effect.none(state);
            case CONSUMES -> uses(state, "consumed here");
            case LINKS -> uses(state, "linked to another stage here").butOnException(state);
            case RUNS_TO_END -> uses(state, "run to its end here");
            case RUNS_REST ->
                state == State.USED_UP
                        ? Effect.<State, Reuse>none(state).telling(Reuse.SEES_NOTHING)
                        : Effect.<State, Reuse>to(State.USED_UP, "run to its end here")
                                .butOnException(state);
        };
    }

    /** Whether a loop runs as long as the iterator has more: a second one has nothing to do. */
    private static boolean isLoopOver(MethodCallExpr call) {
        return call.getNameAsString().equals("hasNext")
                && call.getParentNode().orElse(null) instanceof WhileStmt loop
                && loop.getCondition() == call;
    }

    private static Effect<State, Reuse> uses(State state, String note) {
        return state == State.USED_UP ? Effect.fails(state, Reuse.FAILS) : Effect.to(State.USED_UP, note);
    }

    @Override
    public Optional<Handle> result(MethodCallExpr call, Handle receiver) {
        boolean stage = kind == SingleUse.GENERATOR
                && (GeneratorApi.STAGES.contains(call.getNameAsString())
                        || call.getNameAsString().equals("stream"));
        if (stage) {
            return Optional.of(Handle.of(STAGE));
        }
        if (receiver.role().equals(STAGE)) {
            return LAZY.contains(call.getNameAsString()) ? Optional.of(receiver) : Optional.empty();
        }
        return kind == SingleUse.STREAM && SAME_STREAM.contains(call.getNameAsString())
                        || kind == SingleUse.GENERATOR && call.getNameAsString().equals("iterator")
                        || kind == SingleUse.COROUTINE && call.getNameAsString().equals("prime")
                ? Optional.of(receiver)
                : Optional.empty();
    }

    @Override
    public Effect<State, Reuse> given(Node to, int argument, Handle handle, State state) {
        if (kind == SingleUse.STREAM
                && to instanceof MethodCallExpr call
                && call.getNameAsString().equals("concat")
                && types.classOfStaticCall(call).filter(kind.types()::contains).isPresent()) {
            return uses(state, "linked to another stream here").butOnException(state);
        }
        // Whoever gets an iterator may turn it back, if it is more than that.
        return kind == SingleUse.ITERATOR ? Effect.to(State.FRESH, "handed on here") : Effect.none(state);
    }

    @Override
    public State captured(Node by, State state) {
        return kind == SingleUse.ITERATOR ? State.FRESH : state;
    }

    @Override
    public Effect<State, Reuse> iterator(ForEachStmt loop, Handle iterable, State state) {
        return switch (kind.action(SingleUse.LOOP)) {
            case CONSUMES -> uses(state, "iterated here");
            case NEEDS -> state == State.USED_UP ? Effect.fails(state, Reuse.FAILS) : Effect.none(state);
            case RUNS_REST ->
                state == State.USED_UP
                        ? Effect.<State, Reuse>none(state).telling(Reuse.SEES_NOTHING)
                        : Effect.none(state);
            default -> Effect.none(state);
        };
    }

    @Override
    public Optional<Handle> iteratorOf(ForEachStmt loop, Handle iterable) {
        return Optional.of(Handle.of("loop", loop));
    }

    @Override
    public Effect<State, Reuse> close(Node resource, Handle handle, State state) {
        return Effect.<State, Reuse>to(State.USED_UP, "closed here").butOnException(state);
    }

    @Override
    public Optional<State> assume(Node condition, Handle handle, boolean holds, State state) {
        boolean asksForMore = condition instanceof ForEachStmt
                || condition instanceof MethodCallExpr call
                        && call.getNameAsString().equals("hasNext")
                        && kind.action("hasNext") == SingleUse.Action.ASKS;
        if (!asksForMore) {
            return Optional.of(state);
        }
        if (holds) {
            return condition instanceof MethodCallExpr && state == State.USED_UP
                    ? Optional.empty()
                    : Optional.of(state);
        }
        return Optional.of(State.USED_UP);
    }

    @Override
    public String learned() {
        return "run to its end here";
    }
}
