package dev.yieldwise;

import dev.yieldwise.internal.DoubleHandle;
import dev.yieldwise.internal.GeneratorHandle;
import dev.yieldwise.internal.IntHandle;
import dev.yieldwise.internal.LongHandle;
import dev.yieldwise.internal.Stages;
import java.lang.invoke.MethodHandles;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * A sequence made by code that yields its elements one by one, when they are asked for (PEP 255, 342, 380, 479).
 *
 * <pre>{@code
 * Generator<Integer> countdown = Generator.of(out -> {
 *     for (int i = 3; i > 0; i--) out.yield(i);
 * });
 * for (int i : countdown) System.out.println(i);
 * }</pre>
 *
 * <p>The element type is inferred from where the generator goes. Where nothing tells it, as in a chain or with {@code
 * var}, write {@code Generator.<Integer>of(..)} or {@code Generator.of((Yielder<Integer> out) -> ..)}.
 *
 * <p>It is used once, from its beginning to its end. It is an {@link Iterator} and an {@link Iterable} at once, as in
 * Python: a loop takes up where {@link #next()} or another loop has left off. A CLOSED generator, in contrast to
 * Python, refuses to be iterated or consumed again, since an empty pass over it is nearly always a bug; {@link
 * #hasNext()} and {@link #next()} just go on saying that there is nothing.
 *
 * <p>A loop that is left early does not close the generator. If its body has something to clean up, use
 * try-with-resources:
 *
 * <pre>{@code
 * try (var lines = linesOf(file)) {
 *     for (String line : lines) if (line.isBlank()) break;
 * }
 * }</pre>
 *
 * <p>Exceptions of the body come out of the operation that resumed it: unchecked ones and errors as the same object,
 * checked ones wrapped once in a {@link GeneratorException}, a {@link NoSuchElementException} as the cause of a {@link
 * GeneratorStateException} with reason RAISED_STOP (PEP 479). The generator is then CLOSED.
 *
 * <p><b>Whole-sequence consumers</b> ({@link #forEach}, {@link #toList}, {@link #count}, {@code reduce}, {@link
 * #collect}) take all that is left. The generator is RUNNING until they return: any operation on it, from the action
 * too, is refused with ALREADY_EXECUTING. If the action throws, the body gets {@link GeneratorExit} at its yield, the
 * generator ends, and the very same throwable comes out, never wrapped; what fails in the clean-up is suppressed onto
 * it. All of them throw EXHAUSTED if CLOSED.
 *
 * <p><b>Lazy stages</b> ({@link #map}, {@link #filter}, {@link #take}, ..) make a new generator that owns this one:
 * however the stage ends, by its limit, by {@code close()} (even before its start) or by a failure, this one is closed
 * with it. If the stage's function throws, the very same throwable comes out. What is thrown into a stage by {@code
 * throwIn} ends the stage and is not passed on. All of them throw EXHAUSTED if this is CLOSED.
 *
 * <p>Threads: operations may come from different threads, one after the other, and are ordered by happens-before. An
 * operation that meets the generator running, from the body itself or from another thread, is refused at once with
 * ALREADY_EXECUTING and changes nothing. The body runs on an unspecified thread. An interrupt of a thread that waits
 * here goes to the body. {@link #state()}, {@link #delegate()} and {@code toString()} never block. The table of all
 * states and operations is in the package's description.
 *
 * @param <T> the type of the elements, which may be null
 */
public interface Generator<T> extends Iterator<T>, Iterable<T>, AutoCloseable {
    /**
     * Makes a generator of a lambda. No code of it runs yet, and no thread is started.
     *
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> Generator<T> of(GeneratorLambda<T> body) {
        return GeneratorHandle.of(body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(GeneratorLambda)}.
     *
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> Generator<T> of(GeneratorBody<T> body) {
        return GeneratorHandle.of(body);
    }

    /**
     * Makes a generator of a lambda in a named module that does not open its package to this library: with the lookup it
     * is woven all the same, without one it would run on a thread. Of other code the lookup is not needed, and does no
     * harm.
     *
     * <pre>{@code
     * Generator<Integer> squares = Generator.of(MethodHandles.lookup(), out -> {
     *     for (int i = 1; ; i++) out.yield(i * i);
     * });
     * }</pre>
     *
     * <p>The lookup is asked for nothing but a class beside the one that has the code, at the first use of the body. One
     * that does not suffice, since it comes from another module or has dropped a mode, is no error: it is as if there
     * were none, and {@link #engine()} tells it.
     *
     * @param lookup {@link MethodHandles#lookup()} of the class that has the code, or of another one in its module; not
     *     null
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> Generator<T> of(MethodHandles.Lookup lookup, GeneratorLambda<T> body) {
        return GeneratorHandle.of(lookup, body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(MethodHandles.Lookup, GeneratorLambda)}.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> Generator<T> of(MethodHandles.Lookup lookup, GeneratorBody<T> body) {
        return GeneratorHandle.of(lookup, body);
    }

    /**
     * Runs to the next yield and returns its value; the value that {@link #hasNext()} has read ahead, if there is one.
     *
     * @return the element; may be null
     * @throws NoSuchElementException at the end, and every time after
     * @throws GeneratorStateException ALREADY_EXECUTING, RAISED_STOP
     */
    @Override
    T next();

    /**
     * Whether there is another element. Runs to the next yield, once, and keeps the value for {@link #next()}: it looks
     * ahead by exactly one element.
     *
     * @return false at the end, and every time after
     * @throws GeneratorStateException ALREADY_EXECUTING, RAISED_STOP
     */
    @Override
    boolean hasNext();

    /**
     * Ends the body early: raises {@link GeneratorExit} at its yield, so that its {@code finally} blocks run. A value
     * read ahead is dropped. While CREATED the body is never entered; while CLOSED nothing happens.
     *
     * @throws GeneratorStateException IGNORED_EXIT if the body yields in answer, and is SUSPENDED still;
     *     ALREADY_EXECUTING
     */
    @Override
    void close();

    /**
     * This generator, to go on from where it is.
     *
     * @return this
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    @Override
    Iterator<T> iterator();

    /**
     * All that is left, one by one: ordered, of unknown size, never split, never looking ahead.
     *
     * @return a new spliterator of this
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    @Override
    Spliterator<T> spliterator();

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
     * How the body is run, and why. For a stage: its source's. Tells what things cost; nothing else depends on it.
     *
     * @return the choice for what is left
     * @throws GeneratorStateException EXHAUSTED if CLOSED: nothing is kept of the body then
     */
    EngineChoice engine();

    /**
     * Raises an exception at the yield the body is suspended at. While CREATED it is raised before the body is entered,
     * which is then CLOSED; while CLOSED it comes back as it is.
     *
     * @param error what to raise; not null
     * @param <X> its type
     * @return what was yielded in answer; may be null
     * @throws X the same object, if the body does not catch it
     * @throws NoSuchElementException if the body ends in answer
     * @throws GeneratorStateException LOOKAHEAD_PENDING if a value read ahead is pending, ALREADY_EXECUTING;
     *     RAISED_STOP if a NoSuchElementException thrown in was not caught
     */
    <X extends Throwable> T throwIn(X error) throws X;

    /**
     * Passes all that is left to an action. A whole-sequence consumer.
     *
     * @param action the action; not null
     */
    @Override
    void forEach(Consumer<? super T> action);

    /**
     * Collects all that is left. A whole-sequence consumer.
     *
     * @return the elements, in an unmodifiable list; they may be null
     */
    List<T> toList();

    /**
     * Counts all that is left. A whole-sequence consumer.
     *
     * @return how many elements there were
     */
    long count();

    /**
     * Folds all that is left, from the left. A whole-sequence consumer.
     *
     * @param identity what to begin with; may be null
     * @param step combines what there is with an element; not null
     * @param <A> the type of the result
     * @return the last combination; {@code identity} if there was no element
     */
    <A> A reduce(A identity, BiFunction<A, ? super T, ? extends A> step);

    /**
     * Folds all that is left, beginning with the first element. A whole-sequence consumer.
     *
     * @param step combines what there is with an element; not null
     * @return the last combination; empty if there was no element
     * @throws NullPointerException if the result is null
     */
    Optional<T> reduce(BinaryOperator<T> step);

    /**
     * Collects all that is left. A whole-sequence consumer.
     *
     * @param collector the collector; not null
     * @param <A> its container
     * @param <R> its result
     * @return the result
     */
    <A, R> R collect(Collector<? super T, A, R> collector);

    /**
     * All that is left, as a stream. Closing the stream closes this; a short-circuiting operation takes no more than it
     * needs.
     *
     * @return a new sequential stream
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    Stream<T> stream();

    /**
     * A stage: each element through a function.
     *
     * @param function the function; not null
     * @param <U> what it makes
     * @return a new generator, which owns this one
     */
    <U> Generator<U> map(Function<? super T, ? extends U> function);

    /**
     * A stage: the elements that a predicate accepts.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    Generator<T> filter(Predicate<? super T> predicate);

    /**
     * A stage: the first elements. Does not ask for more than it takes.
     *
     * @param n how many at most; not negative
     * @return a new generator, which owns this one
     */
    Generator<T> take(long n);

    /**
     * A stage: all but the first elements.
     *
     * @param n how many to leave out; not negative
     * @return a new generator, which owns this one
     */
    Generator<T> skip(long n);

    /**
     * A stage: the elements before the first one that a predicate rejects. That one is taken from this generator and
     * lost.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    Generator<T> takeWhile(Predicate<? super T> predicate);

    /**
     * A stage: the elements from the first one on that a predicate rejects.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    Generator<T> dropWhile(Predicate<? super T> predicate);

    /**
     * A stage: the same elements, each passed to an action on its way.
     *
     * @param action the action; not null
     * @return a new generator, which owns this one
     */
    Generator<T> peek(Consumer<? super T> action);

    /**
     * A stage: the elements of what a function makes of each element, one after the other.
     *
     * @param function the function; not null, and does not return null
     * @param <U> the type of these elements
     * @return a new generator, which owns this one and, one at a time, what the function makes
     */
    default <U> Generator<U> flatMap(Function<? super T, ? extends Iterable<? extends U>> function) {
        return Stages.flatMap(this, function);
    }

    /**
     * A stage: these elements, and then those of another iterable. As {@link Itertools#chain}.
     *
     * @param next what follows; not null
     * @return a new generator, which owns both
     */
    default Generator<T> chain(Iterable<? extends T> next) {
        return Itertools.chain(this, next);
    }

    /**
     * A stage: pairs of these elements and those of another iterable. As {@link Itertools#zip(Iterable, Iterable)}.
     *
     * @param other the other one; not null
     * @param <U> the type of its elements
     * @return a new generator, which owns both
     */
    default <U> Generator<Pair<T, U>> zip(Iterable<? extends U> other) {
        return Itertools.zip(this, other);
    }

    /**
     * A stage: the elements with their numbers, from 0 on. As {@link Itertools#enumerate(Iterable)}.
     *
     * @return a new generator, which owns this one
     */
    default Generator<Indexed<T>> enumerate() {
        return Itertools.enumerate(this);
    }

    /**
     * A stage: the elements in lists of a size. As {@link Itertools#batched}.
     *
     * @param size the size; at least 1
     * @return a new generator, which owns this one
     */
    default Generator<List<T>> batched(int size) {
        return Itertools.batched(this, size);
    }

    /**
     * A stage: each element with the one after it. As {@link Itertools#pairwise}.
     *
     * @return a new generator, which owns this one
     */
    default Generator<Pair<T, T>> pairwise() {
        return Itertools.pairwise(this);
    }

    /**
     * A stage: what a function makes of each element, without boxes.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    default IntGenerator mapToInt(ToIntFunction<? super T> function) {
        return IntHandle.over(map(function::applyAsInt));
    }

    /**
     * A stage: what a function makes of each element, without boxes.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    default LongGenerator mapToLong(ToLongFunction<? super T> function) {
        return LongHandle.over(map(function::applyAsLong));
    }

    /**
     * A stage: what a function makes of each element, without boxes.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    default DoubleGenerator mapToDouble(ToDoubleFunction<? super T> function) {
        return DoubleHandle.over(map(function::applyAsDouble));
    }
}
