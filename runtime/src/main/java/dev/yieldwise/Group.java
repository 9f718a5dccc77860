package dev.yieldwise;

/**
 * Consecutive elements with equal keys, as {@link Itertools#groupBy} makes them.
 *
 * <pre>{@code
 * for (Group<Integer, String> group : Itertools.groupBy(List.of("a", "b", "cc"), String::length)) {
 *     System.out.println(group.key() + ": " + group.values().toList()); // 1: [a, b], then 2: [cc]
 * }
 * }</pre>
 *
 * @param key their key; may be null
 * @param values the elements, drawn from the common source as they are asked for. CLOSED as soon as the next group is
 *     asked for: keep {@code values().toList()} if they are needed later
 * @param <K> the type of the key
 * @param <T> the type of the elements
 */
public record Group<K, T>(K key, Generator<T> values) {}
