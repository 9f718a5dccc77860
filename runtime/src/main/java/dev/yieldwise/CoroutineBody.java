package dev.yieldwise;

/**
 * The code of a {@link Coroutine} that returns a value. It runs as a {@link GeneratorBody} does.
 *
 * <pre>{@code
 * class Sum implements CoroutineBody<Integer, Integer, Integer> {
 *     public Integer run(Exchange<Integer, Integer> self) {
 *         int sum = 0;
 *         for (Integer next = self.receive(); next != null; next = self.yield(sum)) sum += next;
 *         return sum;
 *     }
 * }
 * Coroutine<Integer, Integer, Integer> sum = Coroutine.of(new Sum()).prime();
 * }</pre>
 *
 * @param <Y> what it yields
 * @param <S> what is sent to it
 * @param <R> what it returns
 */
@FunctionalInterface
public interface CoroutineBody<Y, S, R> {
    /**
     * Runs the body, from its beginning to its end.
     *
     * @param self the handle to yield by; valid only inside this call
     * @return the result; may be null
     * @throws Exception whatever fails; see {@link GeneratorException} for checked ones
     */
    R run(Exchange<Y, S> self) throws Exception;
}
