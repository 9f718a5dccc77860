package dev.yieldwise.internal;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A subscriber whose elements are taken by a thread that waits for them. It requests a buffer full, and half a buffer
 * whenever that much has been taken.
 */
public final class Inbox<T> implements Flow.Subscriber<T>, AutoCloseable {
    private sealed interface Item<T> {
        record Element<T>(T value) implements Item<T> {}

        record End<T>(Throwable error) implements Item<T> {}
    }

    /** Stands for the subscription once this is closed, or from the beginning of a failure on. */
    private static final class Cancelled implements Flow.Subscription {
        @Override
        public void request(long n) {
            // There is nobody to ask.
        }

        @Override
        public void cancel() {
            // It has been done.
        }
    }

    private final int half;
    private final BlockingQueue<Item<T>> items = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();

    /** Requested and not yet arrived. */
    private final AtomicInteger due;

    /** Taken and not yet requested again. Belongs to the taking thread, as {@code next} does. */
    private int taken;

    private T next;

    public Inbox(int buffer) {
        half = (buffer + 1) / 2;
        due = new AtomicInteger(buffer);
    }

    // ---- the publisher's side

    @Override
    public void onSubscribe(Flow.Subscription offered) {
        Objects.requireNonNull(offered, "subscription");
        if (subscription.compareAndSet(null, offered)) {
            offered.request(due.get());
        } else {
            offered.cancel();
        }
    }

    @Override
    public void onNext(T value) {
        Objects.requireNonNull(value, "value");
        if (due.getAndDecrement() > 0) {
            items.add(new Item.Element<>(value));
        } else {
            close();
            items.add(new Item.End<>(new IllegalStateException("the publisher has sent more than was requested")));
        }
    }

    @Override
    public void onError(Throwable error) {
        items.add(new Item.End<>(Objects.requireNonNull(error, "error")));
    }

    @Override
    public void onComplete() {
        items.add(new Item.End<>(null));
    }

    // ---- the consumer's side

    /** Waits for the next element; false at the end. Throws what the publisher has failed with, as it is. */
    public boolean await() throws InterruptedException {
        Item<T> item = items.take();
        if (item instanceof Item.Element<T> element) {
            next = element.value();
            askForMore();
            return true;
        }
        Throwable error = ((Item.End<T>) item).error();
        if (error != null) {
            throw Raise.asIs(error);
        }
        return false;
    }

    /** The element that was waited for; it is not kept. */
    public T take() {
        T value = next;
        next = null;
        return value;
    }

    private void askForMore() {
        taken++;
        if (taken == half) {
            due.addAndGet(half);
            taken = 0;
            subscription.get().request(half);
        }
    }

    /** Cancels; also a subscription that is still to come. */
    @Override
    public void close() {
        Flow.Subscription current = subscription.getAndSet(new Cancelled());
        if (current != null) {
            current.cancel();
        }
    }
}
