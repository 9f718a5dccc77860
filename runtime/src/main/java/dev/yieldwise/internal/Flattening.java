package dev.yieldwise.internal;

import java.util.function.Function;

/** The elements of sources, which are opened one after the other, each when the one before has ended. Owns them all. */
final class Flattening implements Engine.Pipe {
    private final Source outer;
    private final Function<Object, Source> open;

    /** Null between two of them. */
    private Source inner;

    /** Whether the consumer of the whole sequence wants no more. */
    private boolean full;

    Flattening(Source outer, Function<Object, Source> open) {
        this.outer = outer;
        this.open = open;
    }

    @Override
    public Signal transfer(Resumption resumption) {
        if (resumption instanceof Resumption.Throw thrown) {
            GeneratorCore.cutShort(thrown.error(), close());
            return new Signal.Failed(thrown.error(), false);
        }
        return resumption instanceof Resumption.Close ? Stage.signal(close()) : pull();
    }

    private Signal pull() {
        while (true) {
            if (inner != null) {
                Outcome outcome = inner.drive(Resumption.NEXT);
                if (outcome instanceof Outcome.Yielded yielded) {
                    return new Signal.Yielded(yielded.value(), null);
                }
                inner = null;
                if (outcome instanceof Outcome.Failed failed) {
                    GeneratorCore.cutShort(failed.error(), outer.drive(Resumption.CLOSE));
                    return Stage.signal(failed);
                }
            }
            Outcome outcome = outer.drive(Resumption.NEXT);
            if (!(outcome instanceof Outcome.Yielded yielded)) {
                return Stage.signal(outcome);
            }
            try {
                inner = open.apply(yielded.value());
            } catch (Throwable thrown) {
                return Stage.signal(GeneratorCore.cutShort(thrown, outer.drive(Resumption.CLOSE)));
            }
        }
    }

    @Override
    public Outcome drain(Sink sink) {
        if (inner != null) {
            Outcome outcome = inner.drain(watched(sink));
            inner = null;
            if (outcome instanceof Outcome.Failed failed) {
                GeneratorCore.cutShort(failed.error(), outer.drive(Resumption.CLOSE));
                return failed;
            }
            if (full) {
                return outer.drive(Resumption.CLOSE);
            }
        }
        Outcome outcome = outer.drain(value -> {
            if (open.apply(value).drain(watched(sink)) instanceof Outcome.Failed failed) {
                throw new SourceFailed(failed);
            }
            return !full;
        });
        return outcome instanceof Outcome.Failed failed ? SourceFailed.unwrapped(failed) : Outcome.END;
    }

    private Sink watched(Sink sink) {
        return value -> {
            full = !sink.accept(value);
            return !full;
        };
    }

    private Outcome close() {
        Outcome first = inner == null ? Outcome.END : inner.drive(Resumption.CLOSE);
        inner = null;
        Outcome second = outer.drive(Resumption.CLOSE);
        if (first instanceof Outcome.Failed failed) {
            GeneratorCore.cutShort(failed.error(), second);
            return failed;
        }
        return second;
    }
}
