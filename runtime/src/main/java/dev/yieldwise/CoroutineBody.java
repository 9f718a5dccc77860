package dev.yieldwise;

/**
 * The code of a {@link Coroutine} that returns a value. It runs as a {@link GeneratorBody} does.
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
