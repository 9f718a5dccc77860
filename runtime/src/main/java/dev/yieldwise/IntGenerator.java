package dev.yieldwise;

import dev.yieldwise.internal.IntHandle;
import java.lang.invoke.MethodHandles;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A {@link Generator} of {@code int}: the same states, errors, stages and consumers, and no boxes in what it takes and
 * gives.
 *
 * <pre>{@code
 * IntGenerator powers = IntGenerator.of(out -> {
 *     for (int i = 1; ; i *= 2) out.yield(i);
 * });
 * int[] first = powers.take(5).toArray(); // 1 2 4 8 16
 * }</pre>
 *
 * <p>It is a {@link PrimitiveIterator} and no {@link Iterable}, since a for-each loop boxes: where that does not matter,
 * loop over {@link #boxed()}. What is not said here is said of the method of the same name in {@link Generator}.
 */
public interface IntGenerator extends PrimitiveIterator.OfInt, AutoCloseable {
    /**
     * Makes a generator of a lambda. No code of it runs yet, and no thread is started.
     *
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static IntGenerator of(IntGeneratorLambda body) {
        return IntHandle.of(body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(IntGeneratorLambda)}.
     *
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static IntGenerator of(IntGeneratorBody body) {
        return IntHandle.of(body);
    }

    /**
     * Makes a generator of a lambda in a named module that does not open its package to this library. As {@link
     * Generator#of(MethodHandles.Lookup, GeneratorLambda)}.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static IntGenerator of(MethodHandles.Lookup lookup, IntGeneratorLambda body) {
        return IntHandle.of(lookup, body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(MethodHandles.Lookup, IntGeneratorLambda)}.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static IntGenerator of(MethodHandles.Lookup lookup, IntGeneratorBody body) {
        return IntHandle.of(lookup, body);
    }

    /**
     * What is left of an iterator. As {@link Generators#from(java.util.Iterator)}.
     *
     * @param source the iterator; not null
     * @return a new generator; if the iterator is one, that
     * @throws GeneratorStateException EXHAUSTED if it is a generator that is CLOSED
     */
    static IntGenerator from(PrimitiveIterator.OfInt source) {
        return IntHandle.from(source);
    }

    /**
     * The elements of a stream, which is closed when the generator ends or is closed.
     *
     * @param source the stream, not yet operated upon; not null
     * @return a new generator
     */
    static IntGenerator from(IntStream source) {
        return IntHandle.from(source);
    }

    /**
     * A first element, and from then on what a function makes of the one before. It never ends by itself.
     *
     * @param first the first element
     * @param next makes an element of the one before, when it is asked for; not null
     * @return a new generator
     */
    static IntGenerator iterate(int first, IntUnaryOperator next) {
        return IntHandle.iterate(first, next);
    }

    /**
     * Runs to the next yield and returns its value.
     *
     * @return the element
     * @throws NoSuchElementException at the end, and every time after
     * @throws GeneratorStateException ALREADY_EXECUTING, RAISED_STOP
     */
    @Override
    int nextInt();

    /**
     * Whether there is another element: looks ahead by exactly one.
     *
     * @return false at the end, and every time after
     * @throws GeneratorStateException ALREADY_EXECUTING, RAISED_STOP
     */
    @Override
    boolean hasNext();

    /**
     * Ends the body early: raises {@link GeneratorExit} at its yield.
     *
     * @throws GeneratorStateException IGNORED_EXIT, ALREADY_EXECUTING
     */
    @Override
    void close();

    /**
     * How far the body has come.
     *
     * @return never null
     */
    State state();

    /**
     * What the body is suspended in a {@code yieldFrom} of.
     *
     * @return the iterator it passed to {@code yieldFrom}, or a stream that stands for the one it passed; empty if it is
     *     not SUSPENDED in one
     */
    Optional<Object> delegate();

    /**
     * Raises an exception at the yield the body is suspended at.
     *
     * @param error what to raise; not null
     * @param <X> its type
     * @return what was yielded in answer
     * @throws X the same object, if the body does not catch it
     * @throws NoSuchElementException if the body ends in answer
     * @throws GeneratorStateException LOOKAHEAD_PENDING, ALREADY_EXECUTING, RAISED_STOP
     */
    <X extends Throwable> int throwIn(X error) throws X;

    // ---- the same elements, seen otherwise; all throw EXHAUSTED if CLOSED

    /**
     * This very generator as one of objects: both have one state, and closing one closes the other.
     *
     * @return its other face
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    Generator<Integer> boxed();

    /**
     * All that is left, one by one: ordered, of unknown size, never split, never looking ahead.
     *
     * @return a new spliterator of this
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    Spliterator.OfInt spliterator();

    /**
     * All that is left, as a stream. Closing the stream closes this.
     *
     * @return a new sequential stream
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    IntStream stream();

    // ---- consumers of the whole sequence; all throw EXHAUSTED if CLOSED

    /**
     * Passes all that is left to an action.
     *
     * @param action the action; not null
     */
    void forEach(IntConsumer action);

    /**
     * Collects all that is left.
     *
     * @return the elements, in a new array
     */
    int[] toArray();

    /**
     * Counts all that is left.
     *
     * @return how many elements there were
     */
    long count();

    /**
     * Adds up all that is left, from the left. As the operator {@code +} does: nothing tells of an overflow.
     *
     * @return the sum; 0 if there was no element
     */
    int sum();

    /**
     * The smallest of all that is left.
     *
     * @return the smallest; empty if there was no element
     */
    OptionalInt min();

    /**
     * The largest of all that is left.
     *
     * @return the largest; empty if there was no element
     */
    OptionalInt max();

    /**
     * Folds all that is left, from the left.
     *
     * @param identity what to begin with
     * @param step combines what there is with an element; not null
     * @return the last combination; {@code identity} if there was no element
     */
    int reduce(int identity, IntBinaryOperator step);

    /**
     * Folds all that is left, beginning with the first element.
     *
     * @param step combines what there is with an element; not null
     * @return the last combination; empty if there was no element
     */
    OptionalInt reduce(IntBinaryOperator step);

    // ---- stages; each owns this generator, and throws EXHAUSTED if it is CLOSED

    /**
     * A stage: each element through a function.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    IntGenerator map(IntUnaryOperator function);

    /**
     * A stage: what a function makes of each element.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    LongGenerator mapToLong(IntToLongFunction function);

    /**
     * A stage: what a function makes of each element.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    DoubleGenerator mapToDouble(IntToDoubleFunction function);

    /**
     * A stage: what a function makes of each element.
     *
     * @param function the function; not null
     * @param <U> what it makes, which may be null
     * @return a new generator, which owns this one
     */
    <U> Generator<U> mapToObj(IntFunction<? extends U> function);

    /**
     * A stage: the elements of what a function makes of each element, one after the other.
     *
     * @param function the function; not null, and does not return null
     * @return a new generator, which owns this one and, one at a time, what the function makes
     */
    IntGenerator flatMap(IntFunction<? extends PrimitiveIterator.OfInt> function);

    /**
     * A stage: the elements that a predicate accepts.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    IntGenerator filter(IntPredicate predicate);

    /**
     * A stage: the first elements. Does not ask for more than it takes.
     *
     * @param n how many at most; not negative
     * @return a new generator, which owns this one
     */
    IntGenerator take(long n);

    /**
     * A stage: all but the first elements.
     *
     * @param n how many to leave out; not negative
     * @return a new generator, which owns this one
     */
    IntGenerator skip(long n);

    /**
     * A stage: the elements before the first one that a predicate rejects. That one is taken and lost.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    IntGenerator takeWhile(IntPredicate predicate);

    /**
     * A stage: the elements from the first one on that a predicate rejects.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    IntGenerator dropWhile(IntPredicate predicate);

    /**
     * A stage: the same elements, each passed to an action on its way.
     *
     * @param action the action; not null
     * @return a new generator, which owns this one
     */
    IntGenerator peek(IntConsumer action);

    /**
     * A stage: running totals, the first element being the first.
     *
     * @param step makes a total of the one before and an element; not null
     * @return a new generator, which owns this one
     */
    IntGenerator accumulate(IntBinaryOperator step);

    /**
     * A stage: these elements, and then those of another iterator.
     *
     * @param next what follows; not null
     * @return a new generator, which owns both
     */
    IntGenerator chain(PrimitiveIterator.OfInt next);

    /**
     * A stage: what a function makes of these elements and those of another iterator, to the end of the shorter.
     *
     * @param other the other one, which is asked second; not null
     * @param combine the function; not null
     * @return a new generator, which owns both
     */
    IntGenerator zip(PrimitiveIterator.OfInt other, IntBinaryOperator combine);
}
