package dev.yieldwise;

/**
 * The code of a {@link Generator}. It runs when the consumer asks for a value, up to the next {@code out.yield(..)}.
 *
 * <p>On which thread it runs is unspecified: locks the consumer holds and its thread-locals are not the body's.
 * Resumptions are ordered by happens-before, so plain local variables and fields are safe.
 *
 * <pre>{@code
 * class Countdown implements GeneratorBody<Integer> {
 *     public void run(Yielder<Integer> out) {
 *         for (int left = 3; left > 0; left--) out.yield(left);
 *     }
 * }
 * List<Integer> counts = Generator.of(new Countdown()).toList(); // 3, 2, 1
 * }</pre>
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface GeneratorBody<T> {
    /**
     * Runs the body, from its beginning to its end.
     *
     * @param out the handle to yield by; valid only inside this call
     * @throws Exception whatever fails; see {@link GeneratorException} for checked ones
     */
    void run(Yielder<T> out) throws Exception;
}
