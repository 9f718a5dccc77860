package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import dev.yieldwise.analyzer.typestate.Effect;
import dev.yieldwise.analyzer.typestate.Handle;
import dev.yieldwise.analyzer.typestate.Holders;
import dev.yieldwise.analyzer.typestate.Protocol;
import java.util.Optional;

/** The handle of a context manager's body: it yields exactly once, whether the scope completes or throws. */
final class OneYield implements Protocol<OneYield.State, OneYield.Again> {
    /** How far the body has got. */
    enum State {
        BEFORE,
        /** An exception was caught before the yield; which one, and whether it can come, is not known. */
        CUT_OFF,
        /** The scope has completed. */
        COMPLETED,
        /** The scope has thrown. */
        THREW,
        /** Others have the handle, or it yields as often as some source likes. */
        UNKNOWN
    }

    /** What is told. */
    enum Again {
        A_SECOND_YIELD
    }

    /** How stories call a scope that has thrown. */
    static final String FAILED = "failed";

    /** That is: of the handle that the body is given. */
    @Override
    public State unknown() {
        return State.BEFORE;
    }

    @Override
    public Optional<State> made(Expression value) {
        return Optional.of(State.UNKNOWN);
    }

    @Override
    public String inWords(State state) {
        return switch (state) {
            case BEFORE -> "the body has not yielded";
            case CUT_OFF -> "an exception was caught before the body could yield";
            case COMPLETED -> "the scope has completed";
            case THREW -> "the scope has thrown";
            case UNKNOWN -> "the body may have yielded any number of times";
        };
    }

    @Override
    public Optional<String> told(State state) {
        return switch (state) {
            case BEFORE, CUT_OFF -> Optional.of("set up");
            case COMPLETED -> Optional.of("in its scope");
            case THREW -> Optional.of(FAILED);
            case UNKNOWN -> Optional.empty();
        };
    }

    @Override
    public Effect<State, Again> call(MethodCallExpr call, Handle receiver, State state, Holders holders) {
        String method = call.getNameAsString();
        if (method.equals(GeneratorApi.DELEGATING)) {
            return Effect.to(State.UNKNOWN, "yields as often as its source likes");
        }
        if (!GeneratorApi.YIELDING.contains(method) || state == State.UNKNOWN) {
            return Effect.none(state);
        }
        return switch (state) {
            case BEFORE, CUT_OFF ->
                Effect.<State, Again>to(State.COMPLETED, "the scope runs here").butOnException(State.THREW);
            default -> Effect.fails(state, Again.A_SECOND_YIELD);
        };
    }

    @Override
    public State caught(CatchClause handler, State state) {
        return state == State.BEFORE ? State.CUT_OFF : state;
    }

    @Override
    public Effect<State, Again> given(Node to, int argument, Handle handle, State state) {
        return Effect.to(State.UNKNOWN, "handed on here");
    }

    @Override
    public State captured(Node by, State state) {
        return State.UNKNOWN;
    }
}
