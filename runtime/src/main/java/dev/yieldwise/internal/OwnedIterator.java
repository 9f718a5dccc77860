package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException.Reason;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A plain iterator that a stage owns. If it can be closed it is, once: at its end, at its failure, or when the stage
 * closes it. One that cannot be closed is asked again after its end, as CPython does.
 */
final class OwnedIterator implements Source {
    /** Null once closed. */
    private Iterator<?> iterator;

    OwnedIterator(Iterator<?> iterator) {
        this.iterator = iterator;
    }

    @Override
    public Outcome drive(Resumption resumption) {
        if (iterator == null || resumption instanceof Resumption.Close) {
            return close();
        }
        try {
            if (iterator.hasNext()) {
                return new Outcome.Yielded(iterator.next());
            }
        } catch (Throwable thrown) {
            // An iterator that promised an element has not ended: its end signal is a bug, as in a body (PEP 479).
            Throwable error =
                    thrown instanceof NoSuchElementException ? Refusals.because(Reason.RAISED_STOP, thrown) : thrown;
            GeneratorCore.cutShort(error, close());
            return new Outcome.Failed(error);
        }
        return iterator instanceof AutoCloseable ? close() : Outcome.END;
    }

    private Outcome close() {
        Iterator<?> closed = iterator;
        iterator = null;
        if (closed instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Throwable error) {
                return new Outcome.Failed(error);
            }
        }
        return Outcome.END;
    }
}
