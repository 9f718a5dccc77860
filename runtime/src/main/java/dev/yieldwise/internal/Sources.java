package dev.yieldwise.internal;

import dev.yieldwise.Delegate;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import dev.yieldwise.internal.Resumption.Close;
import dev.yieldwise.internal.Resumption.Send;
import dev.yieldwise.internal.Resumption.Throw;
import java.util.Iterator;
import java.util.Objects;

/** What is no generator of ours, seen as a {@link Source}. */
final class Sources {
    private Sources() {}

    /** A delegate written by hand. */
    static Source of(Delegate<?, ?, ?> delegate) {
        @SuppressWarnings("unchecked") // yieldFrom's signature has checked what is sent
        Delegate<?, Object, ?> target = (Delegate<?, Object, ?>) delegate;
        return resumption -> {
            try {
                if (resumption instanceof Close) {
                    target.close();
                    return Outcome.END;
                }
                if (resumption instanceof Throw thrown) {
                    return throwInto(target, thrown.error());
                }
                Step<?, ?> step = target.resume(resumption instanceof Send send ? send.value() : null);
                return step instanceof Step.Yielded<?, ?> yielded
                        ? new Outcome.Yielded(yielded.value())
                        : new Outcome.Returned(((Step.Returned<?, ?>) step).value());
            } catch (Throwable error) {
                return new Outcome.Failed(error);
            }
        };
    }

    private static Outcome throwInto(Delegate<?, Object, ?> target, Throwable error) throws Throwable {
        try {
            return new Outcome.Yielded(target.throwIn(error));
        } catch (GeneratorReturn end) {
            // Unless it is what was thrown in, come back.
            return end == error ? new Outcome.Failed(end) : new Outcome.Returned(end.value());
        }
    }

    /**
     * What a stage draws from, and owns. The iterable is asked for its iterator now; a generator that is CLOSED refuses
     * that.
     */
    static Source owned(Iterable<?> iterable) {
        Iterator<?> iterator = Objects.requireNonNull(iterable, "source").iterator();
        return owned(Objects.requireNonNull(iterator, "iterator"));
    }

    /** As {@link #owned(Iterable)}. */
    static Source owned(Iterator<?> iterator) {
        if (!(iterator instanceof HasLifeline ours)) {
            return new OwnedIterator(iterator);
        }
        if (ours.lifeline().core().state() == State.CLOSED) {
            throw Refusals.because(Reason.EXHAUSTED);
        }
        return ours.lifeline();
    }

    /** A plain iterator: it knows nothing of send and throw, and close only if it is AutoCloseable. */
    static Source of(Iterator<?> iterator) {
        return resumption -> {
            try {
                if (resumption instanceof Close) {
                    if (iterator instanceof AutoCloseable closeable) {
                        closeable.close();
                    }
                    return Outcome.END;
                }
                if (resumption instanceof Throw thrown) {
                    return new Outcome.Failed(thrown.error());
                }
                if (resumption instanceof Send send && send.value() != null) {
                    return new Outcome.Failed(new UnsupportedOperationException(
                            "can't send a value to a delegate that is a plain iterator"));
                }
                return iterator.hasNext() ? new Outcome.Yielded(iterator.next()) : Outcome.END;
            } catch (Throwable error) {
                return new Outcome.Failed(error);
            }
        };
    }
}
