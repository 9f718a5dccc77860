package dev.yieldwise.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, in the order of their arrival, on threads of an executor; so what they share needs no
 * lock. A task that is posted by another one runs after it, never inside it.
 */
final class Mailbox {
    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Tasks posted and not yet done. Who raises it from zero sees to it that they run. */
    private final AtomicInteger open = new AtomicInteger();

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    void post(Runnable task) {
        tasks.add(task);
        if (open.getAndIncrement() == 0) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException | OutOfMemoryError noThread) {
                // Somebody waits for the outcome, and the body may have something to clean up.
                run();
            }
        }
    }

    private void run() {
        do {
            try {
                tasks.remove().run();
            } catch (Throwable broken) {
                // Such as an OutOfMemoryError. The tasks after it must not wait for ever.
                System.getLogger("dev.yieldwise").log(System.Logger.Level.ERROR, "a step was lost", broken);
            }
        } while (open.decrementAndGet() != 0);
    }
}
