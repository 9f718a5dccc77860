package dev.yieldwise;

import java.util.concurrent.CompletionStage;

/**
 * The handle by which the body of an {@link AsyncGenerator} yields and awaits. Valid where a {@link Yielder} is.
 *
 * <pre>{@code
 * AsyncGenerator<String> pages = AsyncGenerator.of(out -> {
 *     for (int page = 1; page <= 3; page++) {
 *         for (String line : out.await(client.fetch(page))) out.yield(line);
 *     }
 * });
 * }</pre>
 *
 * @param <T> what is yielded
 */
public interface AsyncYielder<T> {
    /**
     * Hands a value to the consumer and waits until it asks for the next one. {@link GeneratorExit} is raised here when
     * the consumer closes the generator or cancels its subscription.
     *
     * @param value the value; not null, which a {@link java.util.concurrent.Flow} cannot carry
     * @throws NullPointerException if it is null
     * @throws GeneratorStateException YIELD_OUTSIDE if this is not the running body of this handle
     */
    void yield(T value);

    /**
     * Waits for a stage to complete. Neither the consumer's thread nor one of the executor waits meanwhile. If the
     * generator is closed before that, {@link GeneratorExit} is raised here; the stage itself is left alone.
     *
     * @param stage what to wait for; not null
     * @param <R> what it completes with
     * @return its value; may be null
     * @throws Exception what the stage has failed with, as the very object it is, without the {@link
     *     java.util.concurrent.CompletionException} around it
     * @throws GeneratorStateException YIELD_OUTSIDE if it has to wait and this is not the running body of this handle
     */
    <R> R await(CompletionStage<? extends R> stage) throws Exception;
}
