package dev.yieldwise;

import dev.yieldwise.internal.Endless;
import dev.yieldwise.internal.Grouping;
import dev.yieldwise.internal.Stages;
import dev.yieldwise.internal.Tee;
import dev.yieldwise.internal.Zips;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Python's itertools (CPython 3.12), with its {@code zip} and {@code enumerate}: the same elements, drawn from the
 * sources in the same order, no earlier and no later.
 *
 * <pre>{@code
 * for (var line : Itertools.enumerate(lines, 1)) System.out.println(line.index() + ": " + line.value());
 * List<Integer> firstSums = Itertools.accumulate(Itertools.count(1), Integer::sum).take(4).toList(); // 1 3 6 10
 * }</pre>
 *
 * <p>What is made is a {@link Generator}: it is used once, has stages, and is closed. It needs no thread of its own.
 *
 * <p><b>Sources</b> are any {@link Iterable}; for an iterator or a stream there is {@link Generators}. They are not null,
 * and a generator among them must not be CLOSED: that is refused at the call, with EXHAUSTED. Every tool owns its
 * sources, as stages do: however it ends, by its own end, by {@code close()} or by a failure, all generators among them
 * are closed, and so is every iterator that is {@link AutoCloseable}. CPython has reference counts for that. To keep a
 * source open, hand over {@link Generators#borrow}.
 *
 * <p>The combinatoric ones ({@link #product}, {@link #permutations}, {@link #combinations}) draw their sources to the end
 * at the call.
 *
 * <p><b>Functions</b> are not null. What one throws comes out as it is, and the tool has then ended. Lists that are made
 * are unmodifiable and may hold null.
 */
public final class Itertools extends Combinatorics {
    private Itertools() {}

    // ---- endless

    /**
     * {@code start, start + 1, ..}: an ArithmeticException, not an overflow, is what follows {@link Integer#MAX_VALUE}.
     *
     * @param start the first number
     * @return a new generator, which does not end by itself
     */
    public static Generator<Integer> count(int start) {
        return count(start, 1);
    }

    /**
     * {@code start, start + step, ..}: an ArithmeticException follows the last number that is an {@code int}.
     *
     * @param start the first number
     * @param step what to add each time
     * @return a new generator, which does not end by itself
     */
    public static Generator<Integer> count(int start, int step) {
        return Endless.iterated("count", start, last -> Math.addExact(last, step));
    }

    /**
     * As {@link #count(int, int)}, for {@code long}.
     *
     * @param start the first number
     * @param step what to add each time
     * @return a new generator, which does not end by itself
     */
    public static Generator<Long> count(long start, long step) {
        return Endless.iterated("count", start, last -> Math.addExact(last, step));
    }

    /**
     * The elements of a source, and then the same ones again and again. Keeps all of them.
     *
     * @param source the source
     * @param <T> the type of the elements
     * @return a new generator, which ends only if there is no element
     */
    public static <T> Generator<T> cycle(Iterable<? extends T> source) {
        return Endless.cycle(source);
    }

    /**
     * One element, again and again.
     *
     * @param element the element; may be null
     * @param <T> its type
     * @return a new generator, which does not end by itself
     */
    public static <T> Generator<T> repeat(T element) {
        return Endless.supplied("repeat", () -> element);
    }

    /**
     * One element, a number of times.
     *
     * @param element the element; may be null
     * @param times how often; not at all if negative, as in Python
     * @param <T> its type
     * @return a new generator
     */
    public static <T> Generator<T> repeat(T element, long times) {
        return repeat(element).take(Math.max(0, times));
    }

    // ---- one source

    /**
     * Running totals, the first element being the first.
     *
     * @param source the source
     * @param step makes a total of the one before and an element
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> accumulate(
            Iterable<? extends T> source, BiFunction<? super T, ? super T, ? extends T> step) {
        return Stages.accumulate(source, step);
    }

    /**
     * Running totals, one more than there are elements: the first comes before anything is drawn.
     *
     * @param source the source
     * @param initial the first total; may be null
     * @param step makes a total of the one before and an element
     * @param <T> the type of the elements
     * @param <A> the type of the totals
     * @return a new generator
     */
    public static <T, A> Generator<A> accumulate(
            Iterable<? extends T> source, A initial, BiFunction<? super A, ? super T, ? extends A> step) {
        return Stages.accumulate(source, initial, step);
    }

    /**
     * The elements in lists of a size; the last one may be shorter.
     *
     * @param source the source
     * @param size the size; at least 1
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<List<T>> batched(Iterable<? extends T> source, int size) {
        return Stages.batched(source, size);
    }

    /**
     * The elements from the first one on that a predicate rejects.
     *
     * @param source the source
     * @param predicate the predicate, which is not asked again after that one
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> dropWhile(Iterable<? extends T> source, Predicate<? super T> predicate) {
        return Stages.<T>from(source).dropWhile(predicate);
    }

    /**
     * The elements with their numbers, from 0 on.
     *
     * @param source the source
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<Indexed<T>> enumerate(Iterable<? extends T> source) {
        return enumerate(source, 0);
    }

    /**
     * The elements with their numbers.
     *
     * @param source the source
     * @param start the number of the first
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<Indexed<T>> enumerate(Iterable<? extends T> source, long start) {
        return Stages.enumerate(source, start);
    }

    /**
     * The elements that a predicate rejects.
     *
     * @param source the source
     * @param predicate the predicate
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> filterFalse(Iterable<? extends T> source, Predicate<? super T> predicate) {
        return Stages.<T>from(source).filter(predicate.negate());
    }

    /**
     * Groups of consecutive elements with equal keys; sort the source first if equal keys are apart. The groups share the
     * source: to ask for the next group skips what is left of the one before, and closes it. Groups and their elements
     * are used by one thread at a time.
     *
     * @param source the source
     * @param key gives the key of an element, which may be null
     * @param <K> the type of the keys
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <K, T> Generator<Group<K, T>> groupBy(
            Iterable<? extends T> source, Function<? super T, ? extends K> key) {
        return Grouping.of(source, key);
    }

    /**
     * The first elements. Does not ask for more than that.
     *
     * @param source the source
     * @param stop how many; not negative
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> islice(Iterable<? extends T> source, long stop) {
        return islice(source, 0, stop, 1);
    }

    /**
     * Every {@code step}-th element from {@code start} on. Draws the elements up to {@code stop} and no more, even if the
     * last of them are left out.
     *
     * @param source the source
     * @param start the number of the first, from 0; not negative
     * @param stop the number of the one not to come to; not negative, {@link Long#MAX_VALUE} for all
     * @param step how far to go each time; at least 1
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> islice(Iterable<? extends T> source, long start, long stop, long step) {
        return Stages.slice(source, start, stop, step);
    }

    /**
     * Each element with the one after it.
     *
     * @param source the source
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<Pair<T, T>> pairwise(Iterable<? extends T> source) {
        return Stages.pairwise(source);
    }

    /**
     * What a function makes of the two parts of each pair.
     *
     * @param source the source
     * @param function the function
     * @param <A> the type of the first parts
     * @param <B> the type of the second parts
     * @param <R> what it makes
     * @return a new generator
     */
    public static <A, B, R> Generator<R> starmap(
            Iterable<? extends Pair<? extends A, ? extends B>> source,
            BiFunction<? super A, ? super B, ? extends R> function) {
        Objects.requireNonNull(function, "function");
        return Stages.<Pair<? extends A, ? extends B>>from(source)
                .map(pair -> function.apply(pair.first(), pair.second()));
    }

    /**
     * The elements before the first one that a predicate rejects. That one is drawn and lost.
     *
     * @param source the source
     * @param predicate the predicate
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> takeWhile(Iterable<? extends T> source, Predicate<? super T> predicate) {
        return Stages.<T>from(source).takeWhile(predicate);
    }

    /**
     * Several generators, each of which has all elements of one source. Each element is drawn once, by whichever asks
     * first, and is kept until the slowest has had it: memory is bounded by how far they are apart. If one is to read all
     * before another begins, a list is better; one that is closed or has ended holds nothing back.
     *
     * <p>They take over the source, which must not be used any more: what somebody else draws from it, none of them gets.
     * It is closed with the last of them. A failure of the source reaches the one that asked; for the others the source
     * then ends. Different threads may use different ones at once: one that would have to resume the
     * source while another does is refused with ALREADY_EXECUTING, and loses nothing by that.
     *
     * @param source the source
     * @param n how many; not negative
     * @param <T> the type of the elements
     * @return the generators
     */
    public static <T> List<Generator<T>> tee(Iterable<? extends T> source, int n) {
        return Tee.of(source, n);
    }

    // ---- several sources

    /**
     * The elements of sources one after the other. Each is asked for its iterator when the one before has ended.
     *
     * @param sources the sources
     * @param <T> the type of the elements
     * @return a new generator
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> Generator<T> chain(Iterable<? extends T>... sources) {
        return Stages.chain("chain", Arrays.asList(sources));
    }

    /**
     * The elements of the sources that a source has: Python's {@code chain.from_iterable}. Each is drawn when the one
     * before has ended.
     *
     * @param sources the source of sources
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> chainFrom(Iterable<? extends Iterable<? extends T>> sources) {
        return Stages.flatMap(sources, source -> source);
    }

    /**
     * The elements whose selector is true. An element is drawn before its selector.
     *
     * @param source the elements
     * @param selectors the selectors, none of them null; it ends with the shorter of both
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<T> compress(Iterable<? extends T> source, Iterable<Boolean> selectors) {
        return Zips.compress(source, selectors);
    }

    /**
     * Pairs of what two sources have, to the end of the shorter. The first is asked first, so that one element of it is
     * lost if the second is shorter.
     *
     * @param first the first source
     * @param second the second source
     * @param <A> the type of the first elements
     * @param <B> the type of the second elements
     * @return a new generator
     */
    public static <A, B> Generator<Pair<A, B>> zip(Iterable<? extends A> first, Iterable<? extends B> second) {
        return Zips.zip(first, second, Pair::new);
    }

    /**
     * What a function makes of the elements of two sources, as {@link #zip(Iterable, Iterable)} has them: Python's {@code
     * map} of two sources.
     *
     * @param first the first source
     * @param second the second source
     * @param combine the function
     * @param <A> the type of the first elements
     * @param <B> the type of the second elements
     * @param <R> what it makes
     * @return a new generator
     */
    public static <A, B, R> Generator<R> zip(
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            BiFunction<? super A, ? super B, ? extends R> combine) {
        return Zips.zip(first, second, combine);
    }

    /**
     * As {@link #zip(Iterable, Iterable)}, for any number of sources.
     *
     * @param sources the sources
     * @param <T> the type of the elements
     * @return a new generator
     */
    public static <T> Generator<List<T>> zip(List<? extends Iterable<? extends T>> sources) {
        return Zips.zip(sources);
    }

    /**
     * Pairs of what two sources have, to the end of the longer.
     *
     * @param first the first source
     * @param fillFirst stands for what the first lacks; may be null
     * @param second the second source
     * @param fillSecond stands for what the second lacks; may be null
     * @param <A> the type of the first elements
     * @param <B> the type of the second elements
     * @return a new generator
     */
    public static <A, B> Generator<Pair<A, B>> zipLongest(
            Iterable<? extends A> first, A fillFirst, Iterable<? extends B> second, B fillSecond) {
        return Zips.zipLongest(first, fillFirst, second, fillSecond, Pair::new);
    }
}
