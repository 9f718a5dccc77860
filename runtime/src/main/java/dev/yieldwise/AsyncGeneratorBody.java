package dev.yieldwise;

/**
 * The code of an {@link AsyncGenerator}. It runs as a {@link GeneratorBody} does.
 *
 * <pre>{@code
 * class Pages implements AsyncGeneratorBody<String> {
 *     public void run(AsyncYielder<String> out) throws Exception {
 *         for (String line : out.await(client.fetch(1))) out.yield(line);
 *     }
 * }
 * AsyncGenerator<String> pages = AsyncGenerator.of(new Pages());
 * }</pre>
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
