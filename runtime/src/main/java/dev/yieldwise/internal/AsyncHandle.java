package dev.yieldwise.internal;

import dev.yieldwise.AsyncGenerator;
import dev.yieldwise.AsyncGeneratorBody;
import dev.yieldwise.Exchange;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The consumer's side of an asynchronous generator: a synchronous body that is resumed for an element, and once more for
 * each stage that it awaits on the way.
 *
 * <p>Invariant: all that happens, happens in a task of the mailbox, so no field is shared. {@code state} is volatile only
 * because any thread may ask for it.
 */
public final class AsyncHandle<T> implements AsyncGenerator<T> {
    private final String name;
    private final Source body;

    /** What closes the body. A body that may await in its clean-up needs a throw: a close would refuse its yield. */
    private final Supplier<Resumption> exit;

    private final Mailbox mailbox;
    private volatile State state = State.CREATED;

    /** Who takes the whole sequence; null if nobody does. */
    private AsyncConsumer<T> whole;

    /** Who waits for an element; null if nobody does. */
    private AsyncConsumer<T> waiting;

    /** What the body awaits; null if it does not, or if it was taken away from there. */
    private Awaited<?> awaited;

    /** Completed when the body has been closed; null unless it is being closed. */
    private CompletableFuture<Void> closing;

    private AsyncHandle(String name, Executor executor, Source body, Supplier<Resumption> exit) {
        this.name = name;
        this.body = body;
        this.exit = exit;
        mailbox = new Mailbox(Objects.requireNonNull(executor, "executor"));
    }

    /** Backs {@link AsyncGenerator#of}. */
    public static <T> AsyncGenerator<T> of(Executor executor, AsyncGeneratorBody<T> body) {
        Objects.requireNonNull(body, "body");
        HasLifeline steps = (HasLifeline) CoroutineHandle.of(
                (Exchange<Object, Object> self) -> {
                    body.run(new AsyncBodyHandle<>(self));
                    return null;
                },
                body);
        return new AsyncHandle<>(
                Bodies.name(body), executor, steps.lifeline(), () -> new Resumption.Throw(new GeneratorExit()));
    }

    /** Backs {@link dev.yieldwise.Publishers#of}. */
    public static <T> AsyncGenerator<T> of(Executor executor, Generator<T> generator) {
        Source source = generator instanceof HasLifeline ours ? ours.lifeline() : Sources.of((Iterator<?>) generator);
        return new AsyncHandle<>(generator.toString(), executor, source, () -> Resumption.CLOSE);
    }

    @Override
    public CompletionStage<Optional<T>> next() {
        CompletableFuture<Optional<T>> element = new CompletableFuture<>();
        mailbox.post(() -> {
            if (whole != null) {
                element.completeExceptionally(Refusals.because(Reason.ALREADY_USED));
            } else {
                ask(new One<>(element));
            }
        });
        return element.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Void> forEach(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        CompletableFuture<Void> end = new CompletableFuture<>();
        mailbox.post(() -> {
            Each each = new Each(action, end);
            GeneratorStateException refusal = claim(each);
            if (refusal == null) {
                ask(each);
            } else {
                end.completeExceptionally(refusal);
            }
        });
        return end.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        mailbox.post(() -> {
            AsyncConsumer<T> cancelled = waiting != null ? waiting : whole;
            if (cancelled != null && state != State.CLOSED && closing == null) {
                cancelled.failed(new CancellationException("the generator was closed"));
            }
            shut(done);
        });
        return done.minimalCompletionStage();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        AsyncSubscription<T> subscription =
                new AsyncSubscription<>(this, Objects.requireNonNull(subscriber, "subscriber"));
        post(subscription::begin);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public String toString() {
        return "AsyncGenerator[" + name + ", " + state + "]";
    }

    void post(Runnable task) {
        mailbox.post(task);
    }

    // ---- in the mailbox

    /** Makes this the consumer of the whole sequence; answers why not, or null. */
    GeneratorStateException claim(AsyncConsumer<T> consumer) {
        if (whole != null) {
            return Refusals.because(Reason.ALREADY_USED);
        }
        if (state == State.CLOSED) {
            return Refusals.because(Reason.EXHAUSTED);
        }
        if (waiting != null || closing != null) {
            return Refusals.because(Reason.ALREADY_EXECUTING);
        }
        whole = consumer;
        return null;
    }

    void ask(AsyncConsumer<T> consumer) {
        if (waiting != null || closing != null) {
            consumer.failed(Refusals.because(Reason.ALREADY_EXECUTING));
        } else if (state == State.CLOSED) {
            consumer.ended();
        } else {
            waiting = consumer;
            resume(Resumption.NEXT);
        }
    }

    /** Closes the body, wherever it is suspended; nobody waits for an element any more. */
    void shut(CompletableFuture<Void> done) {
        if (closing != null) {
            closing.whenComplete((nothing, failure) -> settle(done, failure));
        } else if (state == State.CLOSED) {
            done.complete(null);
        } else {
            closing = done;
            waiting = null;
            awaited = null;
            resume(exit.get());
        }
    }

    private void resume(Resumption resumption) {
        state = State.RUNNING;
        Outcome outcome = body.drive(resumption);
        if (!(outcome instanceof Outcome.Yielded yielded)) {
            end(outcome);
        } else if (yielded.value() instanceof Awaited<?> stage) {
            awaited = stage;
            stage.whenSettled(() -> post(() -> goOn(stage)));
        } else {
            suspend(yielded.value());
        }
    }

    private void goOn(Awaited<?> stage) {
        if (awaited == stage) {
            awaited = null;
            resume(Resumption.NEXT);
        }
    }

    private void suspend(Object value) {
        if (value == null) {
            // Only a plain generator gets here; and a plain generator does not await while it is closed.
            NullPointerException refused = new NullPointerException("null cannot be published");
            end(GeneratorCore.cutShort(refused, body.drive(exit.get())));
            return;
        }
        state = State.SUSPENDED;
        if (closing != null) {
            closed(Refusals.because(Reason.IGNORED_EXIT));
        } else {
            taken().yielded(element(value));
        }
    }

    private void end(Outcome outcome) {
        state = State.CLOSED;
        Throwable error = outcome instanceof Outcome.Failed failed ? failed.error() : null;
        if (closing != null) {
            closed(error instanceof GeneratorExit ? null : error);
        } else if (error == null) {
            taken().ended();
        } else {
            taken().failed(error);
        }
    }

    private AsyncConsumer<T> taken() {
        AsyncConsumer<T> consumer = waiting;
        waiting = null;
        return consumer;
    }

    private void closed(Throwable failure) {
        CompletableFuture<Void> done = closing;
        closing = null;
        settle(done, failure);
    }

    private static void settle(CompletableFuture<Void> done, Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }

    @SuppressWarnings("unchecked") // the body's handle has checked what is yielded
    private T element(Object value) {
        return (T) value;
    }

    private record One<T>(CompletableFuture<Optional<T>> element) implements AsyncConsumer<T> {
        @Override
        public void yielded(T value) {
            element.complete(Optional.of(value));
        }

        @Override
        public void ended() {
            element.complete(Optional.empty());
        }

        @Override
        public void failed(Throwable error) {
            element.completeExceptionally(error);
        }
    }

    private final class Each implements AsyncConsumer<T> {
        private final Consumer<? super T> action;
        private final CompletableFuture<Void> end;

        Each(Consumer<? super T> action, CompletableFuture<Void> end) {
            this.action = action;
            this.end = end;
        }

        @Override
        public void yielded(T value) {
            try {
                action.accept(value);
            } catch (Throwable thrown) {
                CompletableFuture<Void> cleanUp = new CompletableFuture<>();
                cleanUp.whenComplete((nothing, failure) -> {
                    if (failure != null && failure != thrown) {
                        thrown.addSuppressed(failure);
                    }
                    end.completeExceptionally(thrown);
                });
                shut(cleanUp);
                return;
            }
            post(() -> {
                if (!end.isDone()) {
                    ask(this);
                }
            });
        }

        @Override
        public void ended() {
            end.complete(null);
        }

        @Override
        public void failed(Throwable error) {
            end.completeExceptionally(error);
        }
    }
}
