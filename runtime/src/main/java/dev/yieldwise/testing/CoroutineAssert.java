package dev.yieldwise.testing;

import dev.yieldwise.Coroutine;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import java.util.Objects;

/**
 * Drives a coroutine step by step and asserts what each step does. As {@link GeneratorAssert}.
 *
 * <pre>{@code
 * assertThat(average.prime())
 *         .answers(10.0, 10.0)
 *         .answers(20.0, 15.0)
 *         .closes();
 * }</pre>
 *
 * @param <Y> what it yields
 * @param <S> what is sent to it
 * @param <R> what it returns
 */
public final class CoroutineAssert<Y, S, R> {
    private final Coroutine<Y, S, R> actual;
    private final Steps steps;

    private CoroutineAssert(Coroutine<Y, S, R> actual, Trace trace) {
        this.actual = Objects.requireNonNull(actual, "actual");
        this.steps = new Steps(actual, actual::state, trace);
    }

    /**
     * Begins assertions.
     *
     * @param actual the coroutine; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return assertions on it
     */
    public static <Y, S, R> CoroutineAssert<Y, S, R> assertThat(Coroutine<Y, S, R> actual) {
        return new CoroutineAssert<>(actual, null);
    }

    /**
     * Begins assertions, with the trace that its body writes.
     *
     * @param actual the coroutine; not null
     * @param trace what {@link #traced} reads; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return assertions on it
     */
    public static <Y, S, R> CoroutineAssert<Y, S, R> assertThat(Coroutine<Y, S, R> actual, Trace trace) {
        return new CoroutineAssert<>(actual, Objects.requireNonNull(trace, "trace"));
    }

    /**
     * Its state is this one. Changes nothing.
     *
     * @param state the state; not null
     * @return this
     */
    public CoroutineAssert<Y, S, R> isInState(State state) {
        steps.inState(state);
        return this;
    }

    /**
     * {@code next()} yields this value.
     *
     * @param value the value; may be null
     * @return this
     */
    public CoroutineAssert<Y, S, R> yields(Y value) {
        steps.equal("next()", value, actual::next);
        return this;
    }

    /**
     * It answers what is sent with this value.
     *
     * @param sent what to send; may be null
     * @param answer what it then yields; may be null
     * @return this
     */
    public CoroutineAssert<Y, S, R> answers(S sent, Y answer) {
        steps.equal("send(" + sent + ")", answer, () -> actual.send(sent));
        return this;
    }

    /**
     * It answers what is sent by returning this result, and is CLOSED.
     *
     * @param sent what to send; may be null
     * @param result the result; may be null
     * @return this
     */
    public CoroutineAssert<Y, S, R> returns(S sent, R result) {
        String step = "send(" + sent + ")";
        Step<Y, R> taken;
        try {
            taken = actual.resume(sent);
        } catch (Throwable thrown) {
            throw steps.failure(step, "to return " + result, "threw " + thrown, thrown);
        }
        if (!taken.equals(new Step.Returned<Y, R>(result))) {
            throw steps.failure(step, "to return " + result, "gave " + taken, null);
        }
        steps.tell(step + " returned " + result);
        steps.inState(State.CLOSED);
        return this;
    }

    /**
     * An exception of this class comes out when a value is sent, and it is CLOSED.
     *
     * @param sent what to send; may be null
     * @param type the class; not null
     * @return this
     */
    public CoroutineAssert<Y, S, R> fails(S sent, Class<? extends Throwable> type) {
        steps.thrown("send(" + sent + ")", type, () -> actual.send(sent));
        steps.inState(State.CLOSED);
        return this;
    }

    /**
     * {@code close()} completes, and it is CLOSED.
     *
     * @return this
     */
    public CoroutineAssert<Y, S, R> closes() {
        steps.completes("close()", actual::close);
        steps.inState(State.CLOSED);
        return this;
    }

    /**
     * The events since the last call, or since the beginning, are these. Takes them from the trace.
     *
     * @param events the events, in order; none for nothing ran
     * @return this
     * @throws IllegalStateException if no trace was given
     */
    public CoroutineAssert<Y, S, R> traced(String... events) {
        steps.traced(events);
        return this;
    }
}
