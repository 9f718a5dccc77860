package dev.yieldwise;

import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * The handle by which the body of an {@link LongGenerator} yields. It is valid only inside the call of the body that it
 * was given to, as a {@link Yielder} is.
 *
 * <pre>{@code
 * LongGenerator numbers = LongGenerator.of(out -> {
 *     out.yield(1);
 *     out.yieldFrom(LongGenerator.of(inner -> inner.yield(2)));
 * });
 * }</pre>
 */
public interface LongYielder {
    /**
     * Hands a value to the consumer and waits until it asks for the next one. As {@link Yielder#yield}.
     *
     * @param value the value
     * @throws GeneratorStateException YIELD_OUTSIDE if this is not the running body of this handle
     */
    void yield(long value);

    /**
     * Yields all that is left of an iterator, such as an {@link LongGenerator}. As {@link Yielder#yieldFrom(Generator)} if
     * it is one, else as {@link Yielder#yieldFrom(java.util.Iterator)}.
     *
     * @param source the iterator; not null
     */
    void yieldFrom(PrimitiveIterator.OfLong source);

    /**
     * Yields all elements of a stream, and closes it on every way out.
     *
     * @param source the stream, not yet operated upon; not null
     */
    void yieldFrom(LongStream source);
}
