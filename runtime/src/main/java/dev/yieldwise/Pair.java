package dev.yieldwise;

/**
 * Two elements that belong together, as {@link Itertools#zip(Iterable, Iterable)} and {@link Itertools#pairwise} make
 * them: {@code zip(names, ages).map(p -> p.first() + " is " + p.second())}.
 *
 * @param first the first; may be null
 * @param second the second; may be null
 * @param <A> the type of the first
 * @param <B> the type of the second
 */
public record Pair<A, B>(A first, B second) {}
