package dev.yieldwise;

/**
 * Two elements that belong together, as {@link Itertools#zip(Iterable, Iterable)} and {@link Itertools#pairwise} make
 * them.
 *
 * <pre>{@code
 * Generator<String> ages = Itertools.zip(List.of("Ada", "Alan"), List.of(36, 41))
 *         .map(pair -> pair.first() + " is " + pair.second());
 * }</pre>
 *
 * @param first the first; may be null
 * @param second the second; may be null
 * @param <A> the type of the first
 * @param <B> the type of the second
 */
public record Pair<A, B>(A first, B second) {}
