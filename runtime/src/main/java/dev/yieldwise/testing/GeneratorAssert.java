package dev.yieldwise.testing;

import dev.yieldwise.Generator;
import dev.yieldwise.State;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Drives a generator step by step and asserts what each step does.
 *
 * <pre>{@code
 * assertThat(lines)
 *         .isInState(State.CREATED)
 *         .yields("first", "second")
 *         .isInState(State.SUSPENDED)
 *         .closes();
 * }</pre>
 *
 * <p>Each method does what it says to the generator, and throws an {@link AssertionError} that tells the steps before it if
 * the outcome is another one. It has a name of its own because an {@code assertThat} of AssertJ is ambiguous for what is an
 * Iterator and an Iterable.
 *
 * @param <T> the type of the elements
 */
public final class GeneratorAssert<T> {
    private final Generator<T> actual;
    private final Steps steps;

    private GeneratorAssert(Generator<T> actual, Trace trace) {
        this.actual = Objects.requireNonNull(actual, "actual");
        this.steps = new Steps(actual, actual::state, trace);
    }

    /**
     * Begins assertions.
     *
     * @param actual the generator; not null
     * @param <T> the type of the elements
     * @return assertions on it
     */
    public static <T> GeneratorAssert<T> assertThat(Generator<T> actual) {
        return new GeneratorAssert<>(actual, null);
    }

    /**
     * Begins assertions, with the trace that its body writes.
     *
     * @param actual the generator; not null
     * @param trace what {@link #traced} reads; not null
     * @param <T> the type of the elements
     * @return assertions on it
     */
    public static <T> GeneratorAssert<T> assertThat(Generator<T> actual, Trace trace) {
        return new GeneratorAssert<>(actual, Objects.requireNonNull(trace, "trace"));
    }

    /**
     * Its state is this one. Changes nothing.
     *
     * @param state the state; not null
     * @return this
     */
    public GeneratorAssert<T> isInState(State state) {
        steps.inState(state);
        return this;
    }

    /**
     * The next elements are these. Takes them, and not one more.
     *
     * @param elements the elements; they may be null
     * @return this
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final GeneratorAssert<T> yields(T... elements) {
        for (T element : Arrays.asList(elements)) {
            steps.equal("next()", element, actual::next);
        }
        return this;
    }

    /**
     * There are no more elements: {@code next()} throws {@link NoSuchElementException}, and it is CLOSED.
     *
     * @return this
     */
    public GeneratorAssert<T> ends() {
        steps.thrown("next()", NoSuchElementException.class, actual::next);
        steps.inState(State.CLOSED);
        return this;
    }

    /**
     * {@code next()} throws an exception of this class, and it is CLOSED.
     *
     * @param type the class; not null
     * @return this
     */
    public GeneratorAssert<T> fails(Class<? extends Throwable> type) {
        steps.thrown("next()", type, actual::next);
        steps.inState(State.CLOSED);
        return this;
    }

    /**
     * It catches what is thrown in, and answers with an element.
     *
     * @param error what to throw in; not null
     * @param answer the element; may be null
     * @return this
     */
    public GeneratorAssert<T> answersThrow(RuntimeException error, T answer) {
        steps.equal("throwIn(" + error + ")", answer, () -> actual.throwIn(error));
        return this;
    }

    /**
     * It lets what is thrown in out, as the same object, and is CLOSED.
     *
     * @param error what to throw in; not null
     * @return this
     */
    public GeneratorAssert<T> passesThrow(RuntimeException error) {
        String step = "throwIn(" + error + ")";
        Throwable out = steps.thrown(step, Throwable.class, () -> actual.throwIn(error));
        if (out != error) {
            throw steps.failure(step, "to let it out", "threw " + out, out);
        }
        steps.inState(State.CLOSED);
        return this;
    }

    /**
     * {@code close()} completes, and it is CLOSED.
     *
     * @return this
     */
    public GeneratorAssert<T> closes() {
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
    public GeneratorAssert<T> traced(String... events) {
        steps.traced(events);
        return this;
    }
}
