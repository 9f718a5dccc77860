package dev.yieldwise;

/**
 * What a body can delegate to by {@code yieldFrom} (PEP 380). Every {@link Coroutine} is one; others may be written by
 * hand.
 *
 * <p>While a body is suspended in {@code yieldFrom(d)}, what its consumer does goes to {@code d}: {@code next} and
 * {@code send} to {@link #resume}, {@code throwIn} to {@link #throwIn}, and {@code close}, as well as a {@link
 * GeneratorExit} thrown in, to {@link #close}. Whatever the delegate throws is raised at the {@code yieldFrom}, where
 * the body may catch it.
 *
 * <pre>{@code
 * class Countdown implements Delegate<Integer, Object, String> {
 *     private int left = 3;
 *
 *     public Step<Integer, String> resume(Object sent) {
 *         return left > 0 ? new Step.Yielded<>(left--) : new Step.Returned<>("done");
 *     }
 *
 *     public void close() {
 *         left = 0;
 *     }
 * }
 * Generator<Integer> counts = Generator.of(out -> out.yieldFrom(new Countdown())); // 3, 2, 1
 * }</pre>
 *
 * @param <Y> what it yields
 * @param <S> what may be sent to it
 * @param <R> what it returns
 */
public interface Delegate<Y, S, R> {
    /**
     * Runs to the next yield or to the end.
     *
     * @param value the answer to the yield it is suspended at; null for {@code next()}
     * @return the step taken; never null
     */
    Step<Y, R> resume(S value);

    /**
     * Raises an exception where this is suspended. The default raises it at the {@code yieldFrom} and leaves this as it
     * is, as Python does for an iterator without {@code throw}.
     *
     * @param error what to raise; not null
     * @param <X> its type
     * @return what is yielded in answer; may be null
     * @throws X if it is not caught
     * @throws GeneratorReturn if this ends in answer; the {@code yieldFrom} then has its value
     */
    default <X extends Throwable> Y throwIn(X error) throws X {
        throw error;
    }

    /** Ends this early. Called when the delegating body is closed; must do nothing if this has ended. */
    void close();
}
