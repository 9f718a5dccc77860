package dev.yieldwise;

import dev.yieldwise.internal.Arrangements;
import java.util.Arrays;
import java.util.List;

/**
 * The combinatoric part of {@link Itertools}. Each draws its sources to their ends at the call, closes them, and keeps
 * their elements; the lists that it makes are then made one by one. Elements are told apart by their place in the source,
 * not by their value, and the lists come in the lexicographic order of these places.
 */
abstract sealed class Combinatorics permits Itertools {
    Combinatorics() {}

    /**
     * All lists that have their first element from the first source, their second from the second, and so on; the last
     * one moves fastest. One empty list for no source. Draws all sources to their ends at the call.
     *
     * @param sources the sources
     * @param <T> the type of the elements
     * @return a new generator
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> Generator<List<T>> product(Iterable<? extends T>... sources) {
        return Arrangements.product(Arrays.asList(sources), 1);
    }

    /**
     * The product of a source with itself. Draws it to its end at the call.
     *
     * @param source the source
     * @param repeat how many elements each list has; not negative
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<List<T>> product(Iterable<? extends T> source, int repeat) {
        return Arrangements.product(List.of(source), repeat);
    }

    /**
     * All orders of all elements. Draws the source to its end at the call.
     *
     * @param source the source
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<List<T>> permutations(Iterable<? extends T> source) {
        return Arrangements.permutations(source);
    }

    /**
     * All ways to take some elements in an order. Draws the source to its end at the call.
     *
     * @param source the source
     * @param r how many to take; not negative. There are none if the source has fewer
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<List<T>> permutations(Iterable<? extends T> source, int r) {
        return Arrangements.permutations(source, r);
    }

    /**
     * All ways to take some elements in the order of the source. Draws it to its end at the call.
     *
     * @param source the source
     * @param r how many to take; not negative. There are none if the source has fewer
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<List<T>> combinations(Iterable<? extends T> source, int r) {
        return Arrangements.combinations(source, r);
    }

    /**
     * As {@link #combinations}, where each element may be taken more than once.
     *
     * @param source the source
     * @param r how many to take; not negative
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<List<T>> combinationsWithReplacement(Iterable<? extends T> source, int r) {
        return Arrangements.combinationsWithReplacement(source, r);
    }
}
