package dev.yieldwise.internal;

/** A source as the code of a {@link Tool} sees it. */
final class Inlet<T> {
    private final Source source;
    private T element;

    Inlet(Source source) {
        this.source = source;
    }

    /** Draws the next element; false if there is none. May be asked again after that. */
    boolean advance() {
        Outcome outcome = source.drive(Resumption.NEXT);
        if (outcome instanceof Outcome.Failed failed) {
            throw new SourceFailed(failed);
        }
        element = outcome instanceof Outcome.Yielded yielded ? element(yielded) : null;
        return outcome instanceof Outcome.Yielded;
    }

    /** The element drawn, once: it is not kept alive any longer. */
    T take() {
        T taken = element;
        element = null;
        return taken;
    }

    Outcome close() {
        return source.drive(Resumption.CLOSE);
    }

    @SuppressWarnings("unchecked") // the source is what the iterable it was made of promises
    private T element(Outcome.Yielded yielded) {
        return (T) yielded.value();
    }
}
