package dev.yieldwise.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A stage that a body waits for; also the signal by which the body says so, in the place of an element. */
final class Awaited<R> {
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private R value;
    private Throwable error;

    Awaited(CompletionStage<? extends R> stage) {
        // Not toCompletableFuture(), which a stage may refuse.
        stage.whenComplete((result, failure) -> {
            value = result;
            error = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            settled.complete(null);
        });
    }

    boolean isSettled() {
        return settled.isDone();
    }

    /** Runs the action once the stage has completed; at once if it has. */
    void whenSettled(Runnable action) {
        settled.thenRun(action);
    }

    /** What the stage has completed with. To be called once it {@link #isSettled()}. */
    R result() {
        if (error != null) {
            throw Raise.asIs(error);
        }
        return value;
    }
}
