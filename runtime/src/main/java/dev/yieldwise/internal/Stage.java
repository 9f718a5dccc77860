package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.internal.Resumption.Throw;

/**
 * A lazy stage: draws from a source it owns, through an operator. However the stage ends, by its own limit, by close or
 * by a failure, the source is closed with it.
 */
final class Stage implements Engine.Pipe {
    /** What a stage does to the elements. It may keep state; it is used by one thread at a time. */
    @FunctionalInterface
    interface Operator {
        /**
         * Takes an element of the source, gives the sink any number of elements up to one, and tells whether it wants
         * more.
         */
        boolean feed(Object value, Sink down);

        /** Gives the sink what is kept back, one element at most, when the source is at its end. */
        default void finish(Sink down) {}
    }

    private final Source source;
    private final Operator operator;
    private boolean full;

    Stage(Source source, boolean full, Operator operator) {
        this.source = source;
        this.full = full;
        this.operator = operator;
    }

    @Override
    public Signal transfer(Resumption resumption) {
        if (resumption instanceof Throw thrown) {
            // As in a generator expression, nothing here catches: the stage ends, and what was thrown in comes back.
            GeneratorCore.cutShort(thrown.error(), source.drive(Resumption.CLOSE));
            return new Signal.Failed(thrown.error(), false);
        }
        return resumption instanceof Resumption.Close ? signal(source.drive(Resumption.CLOSE)) : pull();
    }

    private Signal pull() {
        Slot slot = new Slot();
        while (!full) {
            Outcome outcome = source.drive(Resumption.NEXT);
            if (outcome instanceof Outcome.Failed) {
                return signal(outcome);
            }
            try {
                if (outcome instanceof Outcome.Yielded yielded) {
                    full = !operator.feed(yielded.value(), slot);
                } else {
                    operator.finish(slot);
                    full = !slot.filled;
                }
            } catch (Throwable thrown) {
                return signal(GeneratorCore.cutShort(thrown, source.drive(Resumption.CLOSE)));
            }
            if (slot.filled) {
                return new Signal.Yielded(slot.value, null);
            }
        }
        return signal(source.drive(Resumption.CLOSE));
    }

    @Override
    public Outcome drain(Sink sink) {
        Outcome outcome = full
                ? source.drive(Resumption.CLOSE)
                : source.drain(value -> {
                    full = !operator.feed(value, sink);
                    return !full;
                });
        if (outcome instanceof Outcome.Failed) {
            return outcome;
        }
        try {
            if (!full) {
                operator.finish(sink);
            }
            return Outcome.END;
        } catch (Throwable thrown) {
            return new Outcome.Failed(thrown, true);
        }
    }

    @Override
    public EngineChoice choice() {
        return source instanceof Lifeline ours ? ours.choice() : Engine.Pipe.super.choice();
    }

    @Override
    public boolean canGoOn() {
        return source.canGoOn();
    }

    static Signal signal(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? new Signal.Failed(failed.error(), failed.verbatim())
                : new Signal.Returned(null);
    }

    private static final class Slot implements Sink {
        private Object value;
        private boolean filled;

        @Override
        public boolean accept(Object element) {
            value = element;
            filled = true;
            return true;
        }
    }
}
