package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * A subscriber's demand, turned into one question after the other (Reactive Streams 1.0.4). All fields but one belong to
 * the mailbox.
 */
final class AsyncSubscription<T> implements Flow.Subscription, AsyncConsumer<T> {
    private final AsyncHandle<T> generator;

    /** Null once it has been told the end, or has cancelled: it must not be kept alive then. */
    private Flow.Subscriber<? super T> subscriber;

    /** Shared: what comes after a cancel is not delivered, even if the task for the cancel has not run yet. */
    private volatile boolean cancelled;

    private long demand;
    private boolean asking;

    AsyncSubscription(AsyncHandle<T> generator, Flow.Subscriber<? super T> subscriber) {
        this.generator = generator;
        this.subscriber = subscriber;
    }

    void begin() {
        GeneratorStateException refusal = generator.claim(this);
        if (refusal == null) {
            tell(() -> subscriber.onSubscribe(this));
        } else {
            Flow.Subscriber<? super T> refused = over();
            guarded(() -> {
                refused.onSubscribe(this);
                refused.onError(refusal);
            });
        }
    }

    @Override
    public void request(long n) {
        generator.post(() -> {
            if (n <= 0 && isOpen()) {
                failed(new IllegalArgumentException("a request must be positive (rule 3.9), not " + n));
                shut();
            } else {
                demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
                ask();
            }
        });
    }

    @Override
    public void cancel() {
        cancelled = true;
        generator.post(() -> {
            if (subscriber != null) {
                over();
                shut();
            }
        });
    }

    @Override
    public void yielded(T value) {
        asking = false;
        demand--;
        if (isOpen()) {
            tell(() -> subscriber.onNext(value));
            generator.post(this::ask);
        }
    }

    @Override
    public void ended() {
        if (isOpen()) {
            Flow.Subscriber<? super T> last = over();
            guarded(last::onComplete);
        }
    }

    @Override
    public void failed(Throwable error) {
        if (isOpen()) {
            Flow.Subscriber<? super T> last = over();
            guarded(() -> last.onError(error));
        }
    }

    private boolean isOpen() {
        return subscriber != null && !cancelled;
    }

    private void ask() {
        if (isOpen() && !asking && demand > 0) {
            asking = true;
            generator.ask(this);
        }
    }

    private Flow.Subscriber<? super T> over() {
        Flow.Subscriber<? super T> last = subscriber;
        subscriber = null;
        return last;
    }

    /** A subscriber that throws breaks rule 2.13: it has cancelled. */
    private void tell(Runnable signal) {
        if (!guarded(signal) && subscriber != null) {
            over();
            shut();
        }
    }

    private static boolean guarded(Runnable signal) {
        try {
            signal.run();
            return true;
        } catch (Throwable thrown) {
            log("a subscriber has thrown: it gets nothing more", thrown);
            return false;
        }
    }

    private void shut() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        done.whenComplete((nothing, failure) -> {
            if (failure != null) {
                log("clean-up of a cancelled generator failed", failure);
            }
        });
        generator.shut(done);
    }

    private static void log(String what, Throwable thrown) {
        System.getLogger("dev.yieldwise").log(System.Logger.Level.WARNING, what, thrown);
    }
}
