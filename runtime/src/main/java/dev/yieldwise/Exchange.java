package dev.yieldwise;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The handle by which the body of a {@link Coroutine} yields and receives. It is not the object the consumer has, and
 * valid where a {@link Yielder} is.
 *
 * <pre>{@code
 * Coroutine<Integer, String, Integer> lengths = Coroutine.of(self -> {
 *     int sum = 0;
 *     for (String word = self.receive(); word != null; word = self.yield(sum)) {
 *         sum += word.length();
 *     }
 *     return sum;
 * });
 * lengths.prime().send("four"); // 4
 * }</pre>
 *
 * @param <Y> what is yielded
 * @param <S> what is received
 */
public interface Exchange<Y, S> {
    /**
     * Hands a value to the consumer and waits for its answer. As {@link Yielder#yield}, but with an answer.
     *
     * @param value the value; may be null
     * @return what was sent; null if the consumer called {@code next()}
     * @throws GeneratorStateException YIELD_OUTSIDE if this is not the running body of this handle
     */
    S yield(Y value);

    /**
     * Yields null, as a bare {@code yield} does, and waits for the answer: the usual line of a consumer.
     *
     * @return what was sent; null if the consumer called {@code next()}
     * @throws GeneratorStateException YIELD_OUTSIDE if this is not the running body of this handle
     */
    S receive();

    /**
     * Delegates to a coroutine, or to another delegate, until it ends (PEP 380). Until then the consumer talks to the
     * delegate: what it sends, throws in and closes goes there.
     *
     * @param source the delegate; not null. One that has ended gives null at once
     * @param <R> what it returns
     * @return what it returned
     * @throws GeneratorStateException ALREADY_EXECUTING if it is running, YIELD_OUTSIDE as {@code yield}
     */
    <R> R yieldFrom(Delegate<? extends Y, ? super S, ? extends R> source);

    /**
     * Yields all that is left of a generator. As {@link #yieldFrom(Delegate)}, with nothing returned; a closed
     * generator ends at once.
     *
     * @param source the generator; not null
     */
    void yieldFrom(Generator<? extends Y> source);

    /**
     * Yields all elements of a collection or another iterable. As {@link #yieldFrom(Iterator)}; the iterable itself is
     * never closed.
     *
     * @param source the iterable; not null
     */
    void yieldFrom(Iterable<? extends Y> source);

    /**
     * Yields all that is left of an iterator. An exception thrown in is raised here and leaves the iterator as it is; a
     * non-null value sent gives an {@link UnsupportedOperationException} here; when this body is closed, an iterator
     * that is {@link AutoCloseable} is closed.
     *
     * @param source the iterator; not null
     */
    void yieldFrom(Iterator<? extends Y> source);

    /**
     * Yields all elements of a stream, and closes it on every way out.
     *
     * @param source the stream, not yet operated upon; not null
     */
    void yieldFrom(Stream<? extends Y> source);
}
