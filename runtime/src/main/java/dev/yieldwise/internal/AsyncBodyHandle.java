package dev.yieldwise.internal;

import dev.yieldwise.AsyncYielder;
import dev.yieldwise.Exchange;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The handle of an asynchronous body: elements and {@link Awaited} stages go the same way. */
record AsyncBodyHandle<T>(Exchange<Object, Object> self) implements AsyncYielder<T> {
    @Override
    public void yield(T value) {
        self.yield(Objects.requireNonNull(value, "an asynchronous generator cannot yield null"));
    }

    @Override
    public <R> R await(CompletionStage<? extends R> stage) {
        Awaited<R> awaited = new Awaited<>(stage);
        if (!awaited.isSettled()) {
            self.yield(awaited);
        }
        return awaited.result();
    }
}
