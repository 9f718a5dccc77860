package dev.yieldwise.internal;

/** Something that can be driven by resumptions: a generator, or a stand-in for an iterator or a foreign delegate. */
@FunctionalInterface
public interface Source {
    /**
     * One step. After {@link Resumption.Close} the outcome is never {@link Outcome.Yielded}. Throws nothing: failures
     * are outcomes.
     */
    Outcome drive(Resumption resumption);
}
