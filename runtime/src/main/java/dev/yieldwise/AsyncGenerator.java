package dev.yieldwise;

import dev.yieldwise.internal.AsyncHandle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * A sequence made by code that awaits other work between its elements (PEP 525), and a {@link Flow.Publisher} to the
 * outside.
 *
 * <pre>{@code
 * AsyncGenerator<String> names = AsyncGenerator.of(out -> {
 *     for (int page = 1; ; page++) {
 *         List<String> found = out.await(client.fetch(page)); // a CompletionStage
 *         if (found.isEmpty()) return;
 *         for (String name : found) out.yield(name);
 *     }
 * });
 * names.forEach(System.out::println).thenRun(() -> System.out.println("that was all"));
 * }</pre>
 *
 * <p>The body runs only while somebody has asked for an element and it awaits nothing: there is never more than one element
 * ahead of the demand, and no page is fetched before the one before it is used up.
 *
 * <p>It is used once, in one of two ways: element by element through {@link #next()}, or as a whole through {@link
 * #subscribe} or {@link #forEach}, which take what is left. Whichever it is, {@link #close()} or cancelling the subscription
 * raises {@link GeneratorExit} in the body at its yield or await, so that its {@code finally} blocks run. They may await, but
 * not yield.
 *
 * <p>Exceptions of the body end it and come out of what asked for the element, checked ones unwrapped: as {@code onError},
 * or in the stage that was returned. A {@link java.util.NoSuchElementException} of the body is the cause of a {@link
 * GeneratorStateException} with reason RAISED_STOP (PEP 479).
 *
 * <p>Threads: the body, the subscriber's methods and the actions run one after the other, on threads of the executor; the
 * callers of the methods here never run them and never wait. If the executor refuses a task, the thread that gave it runs
 * it. As in a {@link Generator} the body may run on a stack of its own.
 *
 * @param <T> the type of the elements, which are never null
 */
public interface AsyncGenerator<T> extends Flow.Publisher<T> {
    /**
     * Makes a generator of a lambda, to run on the default executor of {@link CompletableFuture}. No code of it runs yet.
     *
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> AsyncGenerator<T> of(AsyncGeneratorLambda<T> body) {
        return of((AsyncGeneratorBody<T>) body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(AsyncGeneratorLambda)}.
     *
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> AsyncGenerator<T> of(AsyncGeneratorBody<T> body) {
        return AsyncHandle.of(new CompletableFuture<>().defaultExecutor(), body);
    }

    /**
     * Makes a generator of a lambda, to run on an executor. No code of it runs yet.
     *
     * @param executor what runs the body and the subscriber; not null
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> AsyncGenerator<T> of(Executor executor, AsyncGeneratorLambda<T> body) {
        return AsyncHandle.of(executor, body);
    }

    /**
     * Makes a generator of a named or anonymous class. As {@link #of(Executor, AsyncGeneratorLambda)}.
     *
     * @param executor what runs the body and the subscriber; not null
     * @param body the code; not null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    static <T> AsyncGenerator<T> of(Executor executor, AsyncGeneratorBody<T> body) {
        return AsyncHandle.of(executor, body);
    }

    /**
     * Asks for the next element.
     *
     * @return a stage that completes with it; with empty at the end, and every time after. It fails with what the body has
     *     thrown; with a {@link java.util.concurrent.CancellationException} if this is closed meanwhile; with
     *     ALREADY_EXECUTING while another element is being waited for; with ALREADY_USED after {@code subscribe} or {@code forEach}
     */
    CompletionStage<Optional<T>> next();

    /**
     * Passes all that is left to an action. If the action throws, the body is closed, and what fails then is suppressed onto
     * what it has thrown. Refused as {@link #subscribe} is.
     *
     * @param action the action; not null
     * @return a stage that completes with null at the end, or fails with what the body or the action has thrown; with a
     *     {@link java.util.concurrent.CancellationException} if this is closed meanwhile
     */
    CompletionStage<Void> forEach(Consumer<? super T> action);

    /**
     * Ends the body early, as {@link Generator#close()} does: at its yield, or at its await.
     *
     * @return a stage that completes with null when the body has ended. It fails with what the clean-up has thrown, or with
     *     IGNORED_EXIT if the body yields in answer, and is SUSPENDED still
     */
    CompletionStage<Void> close();

    /**
     * How far the body has come: RUNNING while it awaits, too.
     *
     * @return never null
     */
    State state();

    /**
     * Passes all that is left to a subscriber, as it requests it. There can be one only; another one gets ALREADY_USED by
     * {@code onError}, one that comes while {@link #next()} is waiting ALREADY_EXECUTING, one after the end EXHAUSTED. A
     * non-positive request ends it with an {@link IllegalArgumentException}. Cancelling closes the body; what fails then is logged, since
     * nobody listens any more.
     *
     * @param subscriber the subscriber; not null
     */
    @Override
    void subscribe(Flow.Subscriber<? super T> subscriber);
}
