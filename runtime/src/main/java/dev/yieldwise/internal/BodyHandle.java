package dev.yieldwise.internal;

import dev.yieldwise.Delegate;
import dev.yieldwise.Exchange;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.Yielder;
import dev.yieldwise.internal.Delegation.Hop;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The body's handle: turns resumptions into the answers and exceptions of a yield.
 *
 * <p>A delegate that has a stack of its own is handed to the core, which drives it without waking this body. All others
 * are driven here, on the body's own stack: their code may need what the body holds, such as a lock.
 */
final class BodyHandle<Y, S> implements Exchange<Y, S> {
    private final BodyStack stack;

    BodyHandle(BodyStack stack) {
        this.stack = stack;
    }

    /** The same handle as a generator's body sees it: without answers. */
    static <T> Yielder<T> yielder(BodyStack stack) {
        return new PlainYielder<>(new BodyHandle<>(stack));
    }

    @Override
    public S yield(Y value) {
        return answer(stack.suspend(new Signal.Yielded(value, null)));
    }

    @Override
    public S receive() {
        return this.yield(null);
    }

    @Override
    public <R> R yieldFrom(Delegate<? extends Y, ? super S, ? extends R> source) {
        return from(Suspensions.from(source));
    }

    @Override
    public void yieldFrom(Generator<? extends Y> source) {
        from(Suspensions.from(source));
    }

    @Override
    public void yieldFrom(Iterable<? extends Y> source) {
        from(Suspensions.from(source));
    }

    @Override
    public void yieldFrom(Iterator<? extends Y> source) {
        from(Suspensions.from(source));
    }

    @Override
    public void yieldFrom(Stream<? extends Y> source) {
        GeneratorExit exit = null;
        try (source) {
            try {
                drive(Sources.of(source.iterator()), source);
            } catch (GeneratorExit raised) {
                // It keeps no suppressed exceptions: were it under way while the stream is closed, a failure of that
                // would be lost.
                exit = raised;
            }
        }
        if (exit != null) {
            throw exit;
        }
    }

    private <A> A from(Signal.Delegating delegating) {
        return delegating.source() instanceof Lifeline ours && ours.hasBody()
                ? answer(stack.suspend(delegating))
                : drive(delegating.source(), delegating.delegate());
    }

    private <A> A drive(Source source, Object shown) {
        Resumption resumption = Resumption.NEXT;
        while (true) {
            Hop hop = Delegation.forward(source, resumption);
            if (hop instanceof Hop.Over over) {
                return answer(over.resumption());
            }
            resumption = stack.suspend(new Signal.Yielded(((Hop.Passed) hop).value(), shown));
        }
    }

    @SuppressWarnings(
            "unchecked") // what is sent, or returned by a delegate, is of the type the signatures of send and yieldFrom
    // promise
    private static <A> A answer(Resumption resumption) {
        if (resumption instanceof Resumption.Send send) {
            return (A) send.value();
        }
        if (resumption instanceof Resumption.Throw thrown) {
            throw Raise.asIs(thrown.error());
        }
        if (resumption instanceof Resumption.Close) {
            throw new GeneratorExit();
        }
        return null;
    }

    /** The handle as a generator's body sees it. */
    static class PlainYielder<T> implements Yielder<T> {
        private final BodyHandle<T, Object> handle;

        PlainYielder(BodyHandle<T, Object> handle) {
            this.handle = handle;
        }

        @Override
        public void yield(T value) {
            handle.yield(value);
        }

        @Override
        public final <R> R yieldFrom(Delegate<? extends T, ?, ? extends R> source) {
            return handle.from(Suspensions.from(source));
        }

        @Override
        public final void yieldFrom(Generator<? extends T> source) {
            handle.yieldFrom(source);
        }

        @Override
        public final void yieldFrom(Iterable<? extends T> source) {
            handle.yieldFrom(source);
        }

        @Override
        public final void yieldFrom(Iterator<? extends T> source) {
            handle.yieldFrom(source);
        }

        @Override
        public final void yieldFrom(Stream<? extends T> source) {
            handle.yieldFrom(source);
        }
    }
}
