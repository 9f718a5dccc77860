package dev.yieldwise.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes elements out of any number of sources it owns, by code that needs no stack of its own. However it ends, all its
 * sources are closed with it, in their order.
 */
abstract class Tool<T> implements Engine.Pipe {
    private final List<Inlet<?>> inlets = new ArrayList<>(2);
    private boolean ended;

    /** The next element, or {@link #end()}. Not called again after that. */
    abstract T make();

    /** Says that there is no element. */
    final T end() {
        ended = true;
        return null;
    }

    /** A source, owned from now on. */
    final <S> Inlet<S> inlet(Source source) {
        Inlet<S> inlet = new Inlet<>(source);
        inlets.add(inlet);
        return inlet;
    }

    @Override
    public final Signal transfer(Resumption resumption) {
        if (resumption instanceof Resumption.Throw thrown) {
            GeneratorCore.cutShort(thrown.error(), close());
            return new Signal.Failed(thrown.error(), false);
        }
        if (!(resumption instanceof Resumption.Close)) {
            try {
                T element = make();
                if (!ended) {
                    return new Signal.Yielded(element, null);
                }
            } catch (Throwable thrown) {
                return Stage.signal(SourceFailed.unwrapped(GeneratorCore.cutShort(thrown, close())));
            }
        }
        return Stage.signal(close());
    }

    @Override
    public final Outcome drain(Sink sink) {
        Source pulled = resumption -> {
            Signal signal = transfer(resumption);
            if (signal instanceof Signal.Yielded yielded) {
                return new Outcome.Yielded(yielded.value());
            }
            return signal instanceof Signal.Failed failed
                    ? new Outcome.Failed(failed.error(), failed.verbatim())
                    : Outcome.END;
        };
        return pulled.drain(sink);
    }

    /** Closes all sources, whatever fails; the first failure comes out. */
    private Outcome close() {
        Outcome result = Outcome.END;
        for (Inlet<?> inlet : inlets) {
            Outcome outcome = inlet.close();
            if (result instanceof Outcome.Failed first) {
                GeneratorCore.cutShort(first.error(), outcome);
            } else {
                result = outcome;
            }
        }
        return result;
    }
}
