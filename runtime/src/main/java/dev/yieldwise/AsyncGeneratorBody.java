package dev.yieldwise;

/**
 * The code of an {@link AsyncGenerator}. It runs as a {@link GeneratorBody} does.
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface AsyncGeneratorBody<T> {
    /**
     * Runs the body, from its beginning to its end.
     *
     * @param out the handle to yield and to await by; valid only inside this call
     * @throws Exception whatever fails
     */
    void run(AsyncYielder<T> out) throws Exception;
}
