package dev.yieldwise;

import dev.yieldwise.internal.DoubleHandle;
import java.lang.invoke.MethodHandles;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A {@link Generator} of {@code double}: the same states, errors, stages and consumers, and no boxes in what it takes and
 * gives.
 *
 * <pre>{@code
 * DoubleGenerator powers = DoubleGenerator.of(out -> {
 *     for (double i = 1; ; i *= 2) out.yield(i);
 * });
 * double[] first = powers.take(5).toArray(); // 1 2 4 8 16
 * }</pre>
 *
 * <p>It is a {@link PrimitiveIterator} and no {@link Iterable}, since a for-each loop boxes: where that does not matter,
 * loop over {@link #boxed()}. What is not said here is said of the method of the same name in {@link Generator}.
 */
public interface DoubleGenerator extends PrimitiveIterator.OfDouble, AutoCloseable {
    /**
     * Makes a generator of a lambda. No code of it runs yet, and no thread is started.
     *
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static DoubleGenerator of(DoubleGeneratorLambda body) {
        return DoubleHandle.of(body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(DoubleGeneratorLambda)}.
     *
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static DoubleGenerator of(DoubleGeneratorBody body) {
        return DoubleHandle.of(body);
    }

    /**
     * Makes a generator of a lambda in a named module that does not open its package to this library. As {@link
     * Generator#of(MethodHandles.Lookup, GeneratorLambda)}.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static DoubleGenerator of(MethodHandles.Lookup lookup, DoubleGeneratorLambda body) {
        return DoubleHandle.of(lookup, body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(MethodHandles.Lookup, DoubleGeneratorLambda)}.
     *
     * @param lookup of the class that has the code, or of another one in its module; not null
     * @param body the code; not null
     * @return a new generator, CREATED
     */
    static DoubleGenerator of(MethodHandles.Lookup lookup, DoubleGeneratorBody body) {
        return DoubleHandle.of(lookup, body);
    }

    /**
     * What is left of an iterator. As {@link Generators#from(java.util.Iterator)}.
     *
     * @param source the iterator; not null
     * @return a new generator; if the iterator is one, that
     * @throws GeneratorStateException EXHAUSTED if it is a generator that is CLOSED
     */
    static DoubleGenerator from(PrimitiveIterator.OfDouble source) {
        return DoubleHandle.from(source);
    }

    /**
     * The elements of a stream, which is closed when the generator ends or is closed.
     *
     * @param source the stream, not yet operated upon; not null
     * @return a new generator
     */
    static DoubleGenerator from(DoubleStream source) {
        return DoubleHandle.from(source);
    }

    /**
     * A first element, and from then on what a function makes of the one before. It never ends by itself.
     *
     * @param first the first element
     * @param next makes an element of the one before, when it is asked for; not null
     * @return a new generator
     */
    static DoubleGenerator iterate(double first, DoubleUnaryOperator next) {
        return DoubleHandle.iterate(first, next);
    }

    /**
     * Runs to the next yield and returns its value.
     *
     * @return the element
     * @throws NoSuchElementException at the end, and every time after
     * @throws GeneratorStateException ALREADY_EXECUTING, RAISED_STOP
     */
    @Override
    double nextDouble();

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
    <X extends Throwable> double throwIn(X error) throws X;

    // ---- the same elements, seen otherwise; all throw EXHAUSTED if CLOSED

    /**
     * This very generator as one of objects: both have one state, and closing one closes the other.
     *
     * @return its other face
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    Generator<Double> boxed();

    /**
     * All that is left, one by one: ordered, of unknown size, never split, never looking ahead.
     *
     * @return a new spliterator of this
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    Spliterator.OfDouble spliterator();

    /**
     * All that is left, as a stream. Closing the stream closes this.
     *
     * @return a new sequential stream
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    DoubleStream stream();

    // ---- consumers of the whole sequence; all throw EXHAUSTED if CLOSED

    /**
     * Passes all that is left to an action.
     *
     * @param action the action; not null
     */
    void forEach(DoubleConsumer action);

    /**
     * Collects all that is left.
     *
     * @return the elements, in a new array
     */
    double[] toArray();

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
    double sum();

    /**
     * The smallest of all that is left.
     *
     * @return the smallest; empty if there was no element
     */
    OptionalDouble min();

    /**
     * The largest of all that is left.
     *
     * @return the largest; empty if there was no element
     */
    OptionalDouble max();

    /**
     * Folds all that is left, from the left.
     *
     * @param identity what to begin with
     * @param step combines what there is with an element; not null
     * @return the last combination; {@code identity} if there was no element
     */
    double reduce(double identity, DoubleBinaryOperator step);

    /**
     * Folds all that is left, beginning with the first element.
     *
     * @param step combines what there is with an element; not null
     * @return the last combination; empty if there was no element
     */
    OptionalDouble reduce(DoubleBinaryOperator step);

    // ---- stages; each owns this generator, and throws EXHAUSTED if it is CLOSED

    /**
     * A stage: each element through a function.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    DoubleGenerator map(DoubleUnaryOperator function);

    /**
     * A stage: what a function makes of each element.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    LongGenerator mapToLong(DoubleToLongFunction function);

    /**
     * A stage: what a function makes of each element.
     *
     * @param function the function; not null
     * @return a new generator, which owns this one
     */
    IntGenerator mapToInt(DoubleToIntFunction function);

    /**
     * A stage: what a function makes of each element.
     *
     * @param function the function; not null
     * @param <U> what it makes, which may be null
     * @return a new generator, which owns this one
     */
    <U> Generator<U> mapToObj(DoubleFunction<? extends U> function);

    /**
     * A stage: the elements of what a function makes of each element, one after the other.
     *
     * @param function the function; not null, and does not return null
     * @return a new generator, which owns this one and, one at a time, what the function makes
     */
    DoubleGenerator flatMap(DoubleFunction<? extends PrimitiveIterator.OfDouble> function);

    /**
     * A stage: the elements that a predicate accepts.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    DoubleGenerator filter(DoublePredicate predicate);

    /**
     * A stage: the first elements. Does not ask for more than it takes.
     *
     * @param n how many at most; not negative
     * @return a new generator, which owns this one
     */
    DoubleGenerator take(long n);

    /**
     * A stage: all but the first elements.
     *
     * @param n how many to leave out; not negative
     * @return a new generator, which owns this one
     */
    DoubleGenerator skip(long n);

    /**
     * A stage: the elements before the first one that a predicate rejects. That one is taken and lost.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    DoubleGenerator takeWhile(DoublePredicate predicate);

    /**
     * A stage: the elements from the first one on that a predicate rejects.
     *
     * @param predicate the predicate; not null
     * @return a new generator, which owns this one
     */
    DoubleGenerator dropWhile(DoublePredicate predicate);

    /**
     * A stage: the same elements, each passed to an action on its way.
     *
     * @param action the action; not null
     * @return a new generator, which owns this one
     */
    DoubleGenerator peek(DoubleConsumer action);

    /**
     * A stage: running totals, the first element being the first.
     *
     * @param step makes a total of the one before and an element; not null
     * @return a new generator, which owns this one
     */
    DoubleGenerator accumulate(DoubleBinaryOperator step);

    /**
     * A stage: these elements, and then those of another iterator.
     *
     * @param next what follows; not null
     * @return a new generator, which owns both
     */
    DoubleGenerator chain(PrimitiveIterator.OfDouble next);

    /**
     * A stage: what a function makes of these elements and those of another iterator, to the end of the shorter.
     *
     * @param other the other one, which is asked second; not null
     * @param combine the function; not null
     * @return a new generator, which owns both
     */
    DoubleGenerator zip(PrimitiveIterator.OfDouble other, DoubleBinaryOperator combine);
}
