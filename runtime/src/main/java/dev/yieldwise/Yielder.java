package dev.yieldwise;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The handle by which the body of a {@link Generator} yields. It is not the object the consumer has.
 *
 * <p>Valid only inside the call of the body that it was given to: used by another thread, from the body of another
 * generator, or after the end, it throws a {@link GeneratorStateException} with reason YIELD_OUTSIDE. Lambdas and
 * methods called by the body may use it.
 *
 * <pre>{@code
 * Generator<String> both = Generator.of(out -> {
 *     out.yield("header");
 *     out.yieldFrom(List.of("a", "b"));
 * });
 * }</pre>
 *
 * @param <T> what is yielded
 */
public interface Yielder<T> {
    /**
     * Hands a value to the consumer and waits until it asks for the next one.
     *
     * <p>What the consumer throws in is raised here as the very object it is, checked or not; {@link GeneratorExit} is
     * raised here when the consumer closes the generator.
     *
     * @param value the value; may be null
     * @throws GeneratorStateException YIELD_OUTSIDE if this is not the running body of this handle
     */
    void yield(T value);

    /**
     * Delegates to a coroutine, or to another delegate, until it ends (PEP 380). Until then the consumer talks to the
     * delegate: what it sends, throws in and closes goes there.
     *
     * @param source the delegate; not null. One that has ended gives null at once
     * @param <R> what it returns
     * @return what it returned
     * @throws GeneratorStateException ALREADY_EXECUTING if it is running, YIELD_OUTSIDE as {@code yield}
     */
    <R> R yieldFrom(Delegate<? extends T, ?, ? extends R> source);

    /**
     * Yields all that is left of a generator. As {@link #yieldFrom(Delegate)}, with nothing returned; a closed
     * generator ends at once.
     *
     * @param source the generator; not null
     */
    void yieldFrom(Generator<? extends T> source);

    /**
     * Yields all elements of a collection or another iterable. As {@link #yieldFrom(Iterator)}; the iterable itself is
     * never closed.
     *
     * @param source the iterable; not null
     */
    void yieldFrom(Iterable<? extends T> source);

    /**
     * Yields all that is left of an iterator. An exception thrown in is raised here and leaves the iterator as it is; a
     * non-null value sent gives an {@link UnsupportedOperationException} here; when this body is closed, an iterator
     * that is {@link AutoCloseable} is closed.
     *
     * @param source the iterator; not null
     */
    void yieldFrom(Iterator<? extends T> source);

    /**
     * Yields all elements of a stream, and closes it on every way out.
     *
     * @param source the stream, not yet operated upon; not null
     */
    void yieldFrom(Stream<? extends T> source);
}
