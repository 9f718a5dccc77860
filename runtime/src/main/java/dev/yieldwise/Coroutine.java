package dev.yieldwise;

import dev.yieldwise.internal.CoroutineHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/**
 * A body that yields values, is answered by values, and returns a result (PEP 342, 380); {@code typing.Generator[Y, S,
 * R]} in Python.
 *
 * <pre>{@code
 * Coroutine<Double, Double, Void> average = Coroutine.consumer(self -> {
 *     double sum = 0;
 *     Double latest = null;
 *     for (int n = 1; ; n++) {
 *         sum += self.yield(latest);
 *         latest = sum / n;
 *     }
 * });
 * try (var running = average.prime()) {
 *     running.send(10.0); // 10.0
 *     running.send(20.0); // 15.0
 * }
 * }</pre>
 *
 * <p>It is no {@link java.util.Iterator}: looking ahead by {@code hasNext} would run the body before the answer to its
 * yield is known. {@link #asGenerator()} gives a view for loops.
 *
 * <p>Exceptions of the body come out of the operation that resumed it: unchecked ones and errors as the same object,
 * checked ones wrapped once in a {@link GeneratorException}, a {@link java.util.NoSuchElementException} as the cause of
 * a {@link GeneratorStateException} with reason RAISED_STOP (PEP 479). The coroutine is then CLOSED.
 *
 * <p>Threads: resumptions may come from different threads, one after the other, and are ordered by happens-before. An
 * operation that meets the body running, from the body itself or from another thread, is refused at once with
 * ALREADY_EXECUTING and changes nothing. The body runs on an unspecified thread. An interrupt of a thread that waits
 * here goes to the body. {@link #state()}, {@link #delegate()} and {@code toString()} never block. The table of all
 * states and operations is in the package's description.
 *
 * @param <Y> what it yields
 * @param <S> what is sent to it
 * @param <R> what it returns
 */
public interface Coroutine<Y, S, R> extends Delegate<Y, S, R>, AutoCloseable {
    /**
     * Makes a coroutine of a lambda. No code of it runs yet, and no thread is started.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return a new coroutine, CREATED
     */
    static <Y, S, R> Coroutine<Y, S, R> of(CoroutineLambda<Y, S, R> body) {
        return CoroutineHandle.of(body);
    }

    /**
     * Makes a coroutine of a named or anonymous class. As {@link #of(CoroutineLambda)}.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return a new coroutine, CREATED
     */
    static <Y, S, R> Coroutine<Y, S, R> of(CoroutineBody<Y, S, R> body) {
        return CoroutineHandle.of(body);
    }

    /**
     * Makes a coroutine of a lambda in a named module that does not open its package to this library. As {@link
     * Generator#of(MethodHandles.Lookup, GeneratorLambda)}.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return a new coroutine, CREATED
     */
    static <Y, S, R> Coroutine<Y, S, R> of(MethodHandles.Lookup lookup, CoroutineLambda<Y, S, R> body) {
        return CoroutineHandle.of(lookup, body);
    }

    /**
     * Makes a coroutine of a named or anonymous class. As {@link #of(MethodHandles.Lookup, CoroutineLambda)}.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return a new coroutine, CREATED
     */
    static <Y, S, R> Coroutine<Y, S, R> of(MethodHandles.Lookup lookup, CoroutineBody<Y, S, R> body) {
        return CoroutineHandle.of(lookup, body);
    }

    /**
     * Makes a coroutine of a lambda that returns nothing. As {@link #of(CoroutineLambda)}; its result is null.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @return a new coroutine, CREATED
     */
    static <Y, S> Coroutine<Y, S, Void> consumer(ConsumerLambda<Y, S> body) {
        return CoroutineHandle.consumer(body);
    }

    /**
     * Makes a coroutine of a named or anonymous class that returns nothing. As {@link #of(CoroutineLambda)}; its result
     * is null.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @return a new coroutine, CREATED
     */
    static <Y, S> Coroutine<Y, S, Void> consumer(ConsumerBody<Y, S> body) {
        return CoroutineHandle.consumer(body);
    }

    /**
     * Makes a coroutine of a lambda that returns nothing. As {@link #of(MethodHandles.Lookup, CoroutineLambda)}; its
     * result is null.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @return a new coroutine, CREATED
     */
    static <Y, S> Coroutine<Y, S, Void> consumer(MethodHandles.Lookup lookup, ConsumerLambda<Y, S> body) {
        return CoroutineHandle.consumer(lookup, body);
    }

    /**
     * Makes a coroutine of a named or anonymous class that returns nothing. As {@link #of(MethodHandles.Lookup,
     * CoroutineLambda)}; its result is null.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @return a new coroutine, CREATED
     */
    static <Y, S> Coroutine<Y, S, Void> consumer(MethodHandles.Lookup lookup, ConsumerBody<Y, S> body) {
        return CoroutineHandle.consumer(lookup, body);
    }

    /**
     * Advances to the first yield, drops its value, and returns this: then values can be sent.
     *
     * @return this
     * @throws GeneratorReturn if the body ends before it yields
     * @throws GeneratorStateException ALREADY_STARTED, ALREADY_EXECUTING, or EXHAUSTED if it is CLOSED
     */
    Coroutine<Y, S, R> prime();

    /**
     * Runs to the next yield. The yield it was suspended at answers null. Takes a value read ahead through {@link
     * #asGenerator()}.
     *
     * @return what was yielded; may be null
     * @throws GeneratorReturn at the end, with what was returned, and every time after, with null
     * @throws GeneratorStateException ALREADY_EXECUTING
     */
    Y next();

    /**
     * Answers the yield it is suspended at, and runs to the next one. {@code send(null)} is {@code next()}.
     *
     * @param value the answer; may be null
     * @return what was yielded; may be null
     * @throws GeneratorReturn at the end, with what was returned, and every time after, with null
     * @throws GeneratorStateException NOT_STARTED for a value other than null while CREATED; LOOKAHEAD_PENDING for a
     *     value other than null while one read ahead is pending; ALREADY_EXECUTING
     */
    Y send(S value);

    /**
     * As {@link #send}, but answers with a {@link Step} and throws nothing at the end.
     *
     * @param value the answer; may be null
     * @return the step taken; {@code Returned(null)} if it had ended before
     * @throws GeneratorStateException as {@link #send}
     */
    @Override
    Step<Y, R> resume(S value);

    /**
     * Raises an exception at the yield the body is suspended at. While CREATED it is raised before the body is entered,
     * which is then CLOSED; while CLOSED it comes back as it is. A {@link GeneratorExit} is not passed to a delegate,
     * but closes it.
     *
     * @param error what to raise; not null
     * @param <X> its type
     * @return what was yielded in answer; may be null
     * @throws X the same object, if the body does not catch it
     * @throws GeneratorReturn if the body ends in answer
     * @throws GeneratorStateException LOOKAHEAD_PENDING, ALREADY_EXECUTING; RAISED_STOP if a NoSuchElementException
     *     thrown in was not caught
     */
    @Override
    <X extends Throwable> Y throwIn(X error) throws X;

    /**
     * Ends the body early: raises {@link GeneratorExit} at its yield, so that its {@code finally} blocks run. While
     * CREATED the body is never entered; while CLOSED nothing happens.
     *
     * @throws GeneratorStateException IGNORED_EXIT if the body yields in answer, and is SUSPENDED still;
     *     ALREADY_EXECUTING
     */
    @Override
    void close();

    /**
     * What the body returned.
     *
     * @return the result; may be null
     * @throws GeneratorStateException NO_RESULT unless the body has returned; if it failed, with its exception as the
     *     cause
     */
    R result();

    /**
     * How far the body has come.
     *
     * @return never null
     */
    State state();

    /**
     * What the body is suspended in a {@code yieldFrom} of.
     *
     * @return the very object it passed to {@code yieldFrom}; empty if it is not SUSPENDED in one
     */
    Optional<Object> delegate();

    /**
     * How the body is run, and why. Tells what things cost; nothing else depends on it.
     *
     * @return the choice for what is left
     * @throws GeneratorStateException EXHAUSTED if CLOSED: nothing is kept of the body then
     */
    EngineChoice engine();

    /**
     * The same body as a generator: for loops and streams. Not a copy: what one of them does, the other sees.
     *
     * @return a new view of this
     */
    Generator<Y> asGenerator();
}
