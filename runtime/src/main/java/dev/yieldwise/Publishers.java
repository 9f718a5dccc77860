package dev.yieldwise;

import dev.yieldwise.internal.AsyncHandle;
import dev.yieldwise.internal.Inbox;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/**
 * Generators as publishers, and publishers as generators.
 *
 * <pre>{@code
 * Flow.Publisher<String> published = Publishers.of(lines);
 * try (Generator<String> again = Publishers.toGenerator(published, 16)) {
 *     for (String line : again) System.out.println(line);
 * }
 * }</pre>
 */
public final class Publishers {
    private Publishers() {}

    /**
     * The elements of a generator, on the default executor of {@link CompletableFuture}. As {@link #of(Executor,
     * Generator)}.
     *
     * @param generator the generator; not null
     * @param <T> the type of the elements
     * @return a new publisher, which owns the generator
     */
    public static <T> Flow.Publisher<T> of(Generator<T> generator) {
        return of(new CompletableFuture<>().defaultExecutor(), generator);
    }

    /**
     * The elements of a generator, on an executor: for one subscriber, one element at a time and no more than it has
     * requested. Cancelling closes the generator. Its exceptions arrive as {@code onError}, checked ones unwrapped; an
     * element that is null closes it and arrives as a {@link NullPointerException}.
     *
     * @param executor what runs the generator and the subscriber; not null
     * @param generator the generator; not null
     * @param <T> the type of the elements
     * @return a new publisher, which owns the generator
     */
    public static <T> Flow.Publisher<T> of(Executor executor, Generator<T> generator) {
        return AsyncHandle.of(executor, Objects.requireNonNull(generator, "generator"));
    }

    /**
     * The elements of a publisher, for a consumer that may wait. It subscribes at the first {@code next()} and keeps at most
     * {@code buffer} elements that have not been asked for. {@code next()} blocks until there is one; an interrupt ends
     * that, and the generator, with a {@link GeneratorException}. Closing it cancels the subscription. An {@code onError}
     * comes out of {@code next()}, a checked one wrapped. A publisher that sends more than was requested is cancelled, and
     * ends the generator with an {@link IllegalStateException}.
     *
     * @param publisher the publisher; not null
     * @param buffer how many elements to request ahead; positive
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     * @throws IllegalArgumentException if {@code buffer} is not positive
     */
    public static <T> Generator<T> toGenerator(Flow.Publisher<? extends T> publisher, int buffer) {
        Objects.requireNonNull(publisher, "publisher");
        if (buffer <= 0) {
            throw new IllegalArgumentException("a buffer must hold an element, not " + buffer);
        }
        return Generator.of(out -> {
            try (Inbox<T> inbox = new Inbox<>(buffer)) {
                publisher.subscribe(inbox);
                while (inbox.await()) {
                    out.yield(inbox.take());
                }
            }
        });
    }
}
