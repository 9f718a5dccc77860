package dev.yieldwise.internal;

/** Something that can be driven by resumptions: a generator, or a stand-in for an iterator or a foreign delegate. */
@FunctionalInterface
public interface Source {
    /**
     * One step. After {@link Resumption.Close} the outcome is never {@link Outcome.Yielded}. Throws nothing: failures
     * are outcomes.
     */
    Outcome drive(Resumption resumption);

    /** As {@link Engine.Pipe#canGoOn()}. */
    default boolean canGoOn() {
        return false;
    }

    /** All that is left, into the sink. If the sink wants no more, or throws, the source is closed. */
    default Outcome drain(Sink sink) {
        while (true) {
            Outcome outcome = drive(Resumption.NEXT);
            if (!(outcome instanceof Outcome.Yielded yielded)) {
                return outcome;
            }
            try {
                if (!sink.accept(yielded.value())) {
                    return drive(Resumption.CLOSE);
                }
            } catch (Throwable thrown) {
                return GeneratorCore.cutShort(thrown, drive(Resumption.CLOSE));
            }
        }
    }
}
