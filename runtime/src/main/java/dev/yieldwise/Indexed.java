package dev.yieldwise;

/**
 * An element and its number, as {@link Itertools#enumerate(Iterable)} makes them.
 *
 * <pre>{@code
 * Generator<Long> blank = Itertools.enumerate(lines)
 *         .filter(line -> line.value().isBlank())
 *         .map(Indexed::index);
 * }</pre>
 *
 * @param index the number
 * @param value the element; may be null
 * @param <T> the type of the element
 */
public record Indexed<T>(long index, T value) {}
