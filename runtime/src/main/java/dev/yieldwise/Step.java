package dev.yieldwise;

/**
 * What a coroutine answers when it is resumed: a value on the way, or the end. In contrast to an exception at the end,
 * a step cannot be mistaken for something else.
 *
 * <pre>{@code
 * Step<Double, Void> step = average.resume(10.0);
 * if (step instanceof Step.Yielded<Double, Void> yielded) {
 *     System.out.println(yielded.value());
 * }
 * }</pre>
 *
 * @param <Y> what is yielded
 * @param <R> what is returned
 */
public sealed interface Step<Y, R> {
    /**
     * The coroutine is suspended at a yield.
     *
     * @param value what it yielded; may be null
     * @param <Y> what is yielded
     * @param <R> what is returned
     */
    record Yielded<Y, R>(Y value) implements Step<Y, R> {}

    /**
     * The coroutine has ended.
     *
     * @param value what it returned; null if it had ended before
     * @param <Y> what is yielded
     * @param <R> what is returned
     */
    record Returned<Y, R>(R value) implements Step<Y, R> {}
}
