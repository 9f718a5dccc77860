package dev.yieldwise.internal;

/** Who has asked for an element. Gets exactly one of these calls for each time it asks, from the mailbox. */
interface AsyncConsumer<T> {
    void yielded(T value);

    void ended();

    void failed(Throwable error);
}
