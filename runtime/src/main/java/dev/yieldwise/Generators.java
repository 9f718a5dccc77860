package dev.yieldwise;

import dev.yieldwise.internal.Endless;
import dev.yieldwise.internal.Stages;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Generators of what is no generator: collections, iterators, streams, functions. Their stages are then what a generator
 * expression (PEP 289) is in Python:
 *
 * <pre>{@code
 * // (line.strip() for line in lines if line)
 * Generator<String> stripped = Generators.from(lines).filter(line -> !line.isEmpty()).map(String::strip);
 * }</pre>
 *
 * <p>None of them has a body, so they run on the thread that asks, and need no thread of their own. The way back is on
 * the generator: it is an {@link Iterator} and an {@link Iterable}, and has {@link Generator#spliterator()} and {@link
 * Generator#stream()}.
 */
public final class Generators {
    private Generators() {}

    /**
     * The elements of a collection or another iterable, which is asked for its iterator now, and for elements later. If
     * that iterator is {@link AutoCloseable}, it is closed when the generator ends or is closed; the iterable never is.
     *
     * @param source the iterable; not null
     * @param <T> the type of the elements
     * @return a new generator; if the iterator is a generator, that
     * @throws GeneratorStateException EXHAUSTED if it is a generator that is CLOSED
     */
    public static <T> Generator<T> from(Iterable<? extends T> source) {
        return Stages.from(source);
    }

    /**
     * What is left of an iterator. If it is {@link AutoCloseable}, it is closed when the generator ends or is closed. A
     * {@link NoSuchElementException} of an iterator that has said that it has an element comes out as the cause of
     * RAISED_STOP.
     *
     * @param source the iterator; not null
     * @param <T> the type of the elements
     * @return a new generator; if the iterator is a generator, that
     */
    public static <T> Generator<T> from(Iterator<? extends T> source) {
        return Stages.from(source);
    }

    /**
     * The generator itself: it is an {@link Iterable} and an {@link Iterator} already.
     *
     * @param source the generator; not null
     * @param <T> the type of the elements
     * @return the same generator
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    public static <T> Generator<T> from(Generator<? extends T> source) {
        return Stages.from((Iterable<? extends T>) source);
    }

    /**
     * The elements of a stream, drawn as they are asked for. The stream is closed when the generator ends or is closed.
     *
     * @param source the stream, not yet operated upon; not null
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> from(Stream<? extends T> source) {
        return Stages.from(source);
    }

    /**
     * What a function returns, called again and again until it returns the sentinel, which is left out: Python's {@code
     * iter(callable, sentinel)}. For example {@code
     * Generators.until(queue::poll, null)}.
     *
     * @param function the function; not null
     * @param sentinel what stands for the end; may be null
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> until(Supplier<? extends T> function, T sentinel) {
        Objects.requireNonNull(function, "function");
        return Endless.<T>supplied("until", function).takeWhile(value -> !Objects.equals(value, sentinel));
    }

    /**
     * A first element, and from then on what a function makes of the one before. It never ends by itself.
     *
     * @param first the first element; may be null
     * @param next makes an element of the one before, when it is asked for; not null
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> iterate(T first, UnaryOperator<T> next) {
        Objects.requireNonNull(next, "next");
        return Endless.iterated("iterate", first, next);
    }

    /**
     * The elements of a generator, which stays open however this view of it ends: what is left can be taken later.
     *
     * <pre>{@code
     * List<String> header = Generators.borrow(lines).take(3).toList();
     * for (String line : lines) process(line);
     * }</pre>
     *
     * @param source the generator; not null
     * @param <T> the type of the elements
     * @return a new generator, which does not own {@code source}
     * @throws GeneratorStateException EXHAUSTED if CLOSED
     */
    public static <T> Generator<T> borrow(Generator<? extends T> source) {
        return Stages.borrowed(source);
    }
}
