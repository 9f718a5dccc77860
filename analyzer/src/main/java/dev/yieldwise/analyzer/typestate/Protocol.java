package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import java.util.Optional;

/**
 * What a kind of object does: its states, and how operations move it from one to another. Stateless; asked for the same
 * question often, it must always give the same answer. The defaults say that nothing happens.
 *
 * @param <S> states, immutable, compared by {@code equals}, finitely many for one body
 * @param <E> events that the rule wants to hear of
 */
public interface Protocol<S, E> {
    /** The state of an object that the body did not see being made: a parameter's, a field's. */
    S unknown();

    /**
     * The state of the value of an expression that is given to the subject.
     *
     * @return empty if the value is of no interest, so that the subject then holds nothing
     */
    Optional<S> made(Expression value);

    /** What a state says of the object, for people: "it is used up". */
    String inWords(S state);

    /** Whether objects differ by who made them, so that it is worth to look into the method that returns one. */
    default boolean dependsOnMaker() {
        return true;
    }

    /** A handler takes an exception; what was done to the object before may have been cut short. */
    default S caught(CatchClause handler, S state) {
        return state;
    }

    /** A method is called on the object, or on what stands for it. */
    default Effect<S, E> call(MethodCallExpr call, Handle receiver, S state, Holders holders) {
        return Effect.none(state);
    }

    /** What the value of a call on the object is, seen from the object: itself, or something that stands for it. */
    default Optional<Handle> result(MethodCallExpr call, Handle receiver) {
        return Optional.empty();
    }

    /** What the value of a call is, seen from the object that is one of its arguments: a wrapper may stand for it. */
    default Optional<Handle> wrapped(MethodCallExpr call, int argument, Handle handle) {
        return Optional.empty();
    }

    /**
     * What the value of a call is that was given code and keeps it, seen from the object that the code speaks of.
     *
     * @param holders what the expressions of the code are to the object
     */
    default Optional<Handle> kept(MethodCallExpr call, LambdaExpr code, Holders holders) {
        return Optional.empty();
    }

    /** The object is an argument of a call or a creation, or is returned or stored where it is not followed. */
    default Effect<S, E> given(Node to, int argument, Handle handle, S state) {
        return Effect.none(state);
    }

    /** A lambda, method reference or class body is made that mentions the object. */
    default S captured(Node by, S state) {
        return state;
    }

    /** A for-each loop over the object asks for its iterator. */
    default Effect<S, E> iterator(ForEachStmt loop, Handle iterable, S state) {
        return Effect.none(state);
    }

    /** What the hidden iterator of a loop is to the object. */
    default Optional<Handle> iteratorOf(ForEachStmt loop, Handle iterable) {
        return Optional.empty();
    }

    /** A for-each loop asks its hidden iterator for hasNext. */
    default Effect<S, E> hasNext(ForEachStmt loop, Handle iterator, S state) {
        return Effect.none(state);
    }

    /** A for-each loop asks its hidden iterator for the next element. */
    default Effect<S, E> next(ForEachStmt loop, Handle iterator, S state) {
        return Effect.none(state);
    }

    /** What an element that is taken from an iterator is, beside the object. */
    default Optional<Handle> element(Handle iterator) {
        return Optional.empty();
    }

    /** What the first parameter of a function is that a call on the object runs, beside the object. */
    default Optional<Handle> parameter(MethodCallExpr call, Handle receiver) {
        return Optional.empty();
    }

    /** try-with-resources closes the object. */
    default Effect<S, E> close(Node resource, Handle handle, S state) {
        return Effect.none(state);
    }

    /**
     * A condition that speaks of the object came out.
     *
     * @param condition a call on it, or a for-each loop over it
     * @return empty if it cannot come out so
     */
    default Optional<S> assume(Node condition, Handle handle, boolean holds, S state) {
        return Optional.of(state);
    }

    /** What a story calls a state, in a word or two; empty if a reader would not understand it. */
    default Optional<String> told(S state) {
        return Optional.empty();
    }

    /** What to tell where {@link #assume} changed the state. */
    default String learned() {
        return "decided here";
    }

    /**
     * A call on the object, or on what stands for it, runs functions that it was given.
     *
     * @return the state of the object while they run
     */
    default S running(MethodCallExpr call, Handle receiver, S state) {
        return state;
    }

    /** The call has run its functions. */
    default Effect<S, E> ran(MethodCallExpr call, Handle receiver, S state) {
        return Effect.none(state);
    }

    /**
     * Whether {@link #running} says that the functions run at least once, if the operation is of any effect at all.
     */
    default boolean surelyRuns(MethodCallExpr call, Handle receiver) {
        return false;
    }

    /**
     * The state after a call has run a body, as the caller sees it: places within that body mean nothing to it.
     *
     * @param body that was run
     * @param call that ran it
     */
    default S seenBy(Node call, Node body, S state) {
        return state;
    }

    /** The handle that a call returns, as the caller sees it. */
    default Handle seenBy(Node call, Node body, Handle handle) {
        return handle;
    }

    /** No variable holds the handle any longer. */
    default S released(Handle handle, S state) {
        return state;
    }
}
