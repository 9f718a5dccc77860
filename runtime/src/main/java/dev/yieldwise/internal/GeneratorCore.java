package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import dev.yieldwise.internal.Delegation.Hop;
import dev.yieldwise.internal.Resumption.Close;
import dev.yieldwise.internal.Resumption.Throw;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The state machine of the protocol (PEP 255, 342, 380, 479), over any {@link Engine}. It knows no thread and is not
 * generic.
 *
 * <p>Invariant: whoever moves {@code state} to RUNNING, by compare-and-set, owns all other fields until it writes
 * {@code state} again. So nobody ever waits for a generator, re-entry is refused at once, and each resumption happens
 * before the next one.
 *
 * <p>The core must not reference the object that the consumer holds: {@link Lifeline} relies on that.
 */
public final class GeneratorCore {
    private final AtomicReference<State> state = new AtomicReference<>(State.CREATED);

    /** Null once CLOSED, so that a closed generator keeps nothing of its body alive. */
    private Engine engine;

    /** What is driven in the body's place while it is suspended in a yieldFrom; null if the body itself is resumed. */
    private Source delegate;

    /** The delegate as the user knows it. Volatile because {@link #delegate()} may be asked by any thread. */
    private volatile Object shownDelegate;

    /** The value read ahead by {@link #lookAhead()}; null if there is none. */
    private Outcome.Yielded ahead;

    /** How the body ended; null if it was closed before it returned. */
    private Outcome end;

    public GeneratorCore(Engine engine) {
        this.engine = engine;
    }

    /**
     * The funnel: every way to resume a body comes through here. Refusals first, then the body, then the rules for its
     * answer.
     */
    Outcome resume(Resumption resumption) {
        State before = claim();
        if (before == State.RUNNING) {
            return refused(Reason.ALREADY_EXECUTING);
        }
        if (before == State.CLOSED) {
            return resumption instanceof Throw thrown ? new Outcome.Failed(thrown.error()) : Outcome.END;
        }
        if (before == State.CREATED && resumption instanceof Resumption.Send && resumption.carries()) {
            return backTo(before, refused(Reason.NOT_STARTED));
        }
        if (ahead != null && resumption.carries()) {
            return backTo(before, refused(Reason.LOOKAHEAD_PENDING));
        }
        Outcome.Yielded pending = ahead;
        ahead = null;
        if (pending != null && !(resumption instanceof Close)) {
            return backTo(before, pending);
        }
        return settle(resumption, run(before, resumption));
    }

    /** As a {@link Resumption.Next}, but refused unless this is the first. */
    Outcome prime() {
        State before = claim();
        return switch (before) {
            case CREATED -> settle(Resumption.NEXT, run(before, Resumption.NEXT));
            case SUSPENDED -> backTo(before, refused(Reason.ALREADY_STARTED));
            case RUNNING -> refused(Reason.ALREADY_EXECUTING);
            case CLOSED -> refused(Reason.EXHAUSTED);
        };
    }

    /**
     * Runs to the next yield and keeps its value for the next {@link Resumption.Next}. Does nothing if one is kept
     * already.
     */
    Outcome lookAhead() {
        State before = claim();
        if (before == State.RUNNING) {
            return refused(Reason.ALREADY_EXECUTING);
        }
        if (before == State.CLOSED) {
            return Outcome.END;
        }
        if (ahead != null) {
            return backTo(before, ahead);
        }
        Outcome outcome = run(before, Resumption.NEXT);
        if (outcome instanceof Outcome.Yielded yielded) {
            ahead = yielded;
        }
        return settle(Resumption.NEXT, outcome);
    }

    /**
     * Runs all that is left into the sink; RUNNING all the while. If the sink wants no more, or throws, the body gets
     * GeneratorExit at its yield; what the sink threw comes out, with a failure of the clean-up suppressed onto it.
     */
    Outcome drain(Sink sink) {
        Tap tap = new Tap(sink);
        return tap.judge(drain(tap, 0));
    }

    /** The same for a delegate, of that many delegators: what comes out of the consumer is not its concern. */
    Outcome drain(Tap tap, int depth) {
        State before = claim();
        if (before == State.RUNNING) {
            return refused(Reason.ALREADY_EXECUTING);
        }
        if (before == State.CLOSED) {
            return Outcome.END;
        }
        Outcome outcome;
        try {
            outcome = drained(before, new Drain(tap, depth));
        } catch (Throwable broken) {
            outcome = broken(broken);
        }
        return settle(tap.stopped() ? Resumption.CLOSE : Resumption.NEXT, outcome);
    }

    /** What comes out if the consumer's own code threw: that, and the failure of the clean-up as a footnote. */
    static Outcome.Failed cutShort(Throwable thrown, Outcome cleanUp) {
        if (cleanUp instanceof Outcome.Failed failed && failed.error() != thrown) {
            thrown.addSuppressed(failed.error());
        }
        return new Outcome.Failed(thrown, true);
    }

    private Outcome drained(State before, Drain drain) {
        Resumption resumption = Resumption.NEXT;
        if (ahead != null) {
            Object first = ahead.value();
            ahead = null;
            resumption = drain.answer(new Signal.Yielded(first, shownDelegate));
        }
        if (!drain.stopped() && engine instanceof Engine.Pipe pipe) {
            return pipe.drain(drain.tap());
        }
        if (before == State.CREATED && engine instanceof Engine.Push push && push.canPush()) {
            return outcome(push.push(drain));
        }
        if (!drain.stopped() && delegate != null) {
            Source source = delegate;
            delegate = null;
            resumption = drain.through(source);
        }
        while (!drain.stopped()) {
            Signal signal = engine.transfer(resumption);
            if (isLast(signal)) {
                return outcome(signal);
            }
            resumption = drain.answer(signal);
        }
        return hops(resumption); // what is left is its clean-up
    }

    State state() {
        return state.get();
    }

    /** The delegate while SUSPENDED in a yieldFrom. */
    Optional<Object> delegate() {
        Object shown = shownDelegate;
        return state.get() == State.SUSPENDED ? Optional.ofNullable(shown) : Optional.empty();
    }

    /** What the body returned; a refusal if it has not. */
    Outcome result() {
        if (state.get() != State.CLOSED || end == null) {
            return refused(Reason.NO_RESULT);
        }
        return end instanceof Outcome.Failed failed
                ? new Outcome.Failed(Refusals.because(Reason.NO_RESULT, failed.error()))
                : end;
    }

    /** How the body is run; null once CLOSED. */
    EngineChoice choice() {
        Engine current = engine;
        return current == null ? null : current.choice();
    }

    /** Whether the body is suspended on a stack that only its end releases. */
    boolean holdsStack() {
        Engine current = engine;
        return state.get() == State.SUSPENDED && current != null && current.holdsStack();
    }

    /** Moves to RUNNING and answers the state before; does nothing if that was RUNNING or CLOSED. */
    private State claim() {
        Engine current = engine; // without the claim this may be old, or null soon: a hint is enough
        if (current != null) {
            current.prepare();
        }
        while (true) {
            State before = state.get();
            if (before == State.RUNNING || before == State.CLOSED || state.compareAndSet(before, State.RUNNING)) {
                return before;
            }
        }
    }

    private Outcome backTo(State before, Outcome outcome) {
        state.set(before);
        return outcome;
    }

    private static Outcome refused(Reason reason) {
        return new Outcome.Failed(Refusals.because(reason));
    }

    /** Runs to the next yield or to the end; the rules that need a body, not an answer, are here. */
    private Outcome run(State before, Resumption resumption) {
        if (before == State.CREATED && !(engine instanceof Engine.Pipe)) {
            // A body that was not entered cannot catch and has nothing to clean up.
            if (resumption instanceof Close) {
                return new Outcome.Failed(new GeneratorExit());
            }
            if (resumption instanceof Throw thrown) {
                return raised(thrown.error());
            }
        }
        try {
            return hops(resumption);
        } catch (Throwable broken) {
            return broken(broken);
        }
    }

    /**
     * Not the body's failure: no thread could be started, or the stack of the caller is used up. It must not stay
     * RUNNING for ever. A body that was suspended still is; one that could not be started never will be.
     */
    private Outcome broken(Throwable error) {
        return engine.holdsStack() ? new Outcome.Broken(error) : new Outcome.Failed(error);
    }

    private Outcome hops(Resumption first) {
        Resumption resumption = first;
        while (true) {
            if (delegate != null) {
                Hop hop = Delegation.forward(delegate, resumption);
                if (hop instanceof Hop.Passed passed) {
                    return new Outcome.Yielded(passed.value());
                }
                resumption = ((Hop.Over) hop).resumption();
                delegate = null;
                shownDelegate = null;
            }
            Signal signal = engine.transfer(resumption);
            if (signal instanceof Signal.Yielded yielded) {
                shownDelegate = yielded.delegate();
                return new Outcome.Yielded(yielded.value());
            } else if (isLast(signal)) {
                return outcome(signal);
            }
            Signal.Delegating delegating = (Signal.Delegating) signal;
            delegate = delegating.source();
            shownDelegate = delegating.delegate();
            resumption = Resumption.NEXT;
        }
    }

    private static boolean isLast(Signal signal) {
        return !(signal instanceof Signal.Yielded || signal instanceof Signal.Delegating);
    }

    /** What the last signal of a body comes to. */
    private static Outcome outcome(Signal last) {
        if (last instanceof Signal.Returned returned) {
            return new Outcome.Returned(returned.value());
        } else if (last instanceof Signal.Raised raised) {
            return raised(raised.error());
        }
        Signal.Failed failed = (Signal.Failed) last;
        return new Outcome.Failed(failed.error(), failed.verbatim());
    }

    /** PEP 479: an end signal that leaves a body is a bug, and must not be taken for the end. */
    private static Outcome raised(Throwable error) {
        return new Outcome.Failed(
                error instanceof NoSuchElementException ? Refusals.because(Reason.RAISED_STOP, error) : error);
    }

    /** Judges the answer by what was asked, and gives up the claim. */
    private Outcome settle(Resumption asked, Outcome outcome) {
        boolean closing = asked instanceof Close;
        if (outcome instanceof Outcome.Yielded) {
            return backTo(State.SUSPENDED, closing ? refused(Reason.IGNORED_EXIT) : outcome);
        }
        if (outcome instanceof Outcome.Broken broken) {
            return backTo(State.SUSPENDED, new Outcome.Failed(broken.error()));
        }
        if (outcome instanceof Outcome.Failed && engine instanceof Engine.Pipe pipe && pipe.canGoOn()) {
            return backTo(State.SUSPENDED, outcome);
        }
        boolean exited = closing && outcome instanceof Outcome.Failed failed && failed.error() instanceof GeneratorExit;
        end = exited ? null : outcome;
        engine = null;
        delegate = null;
        shownDelegate = null;
        return backTo(State.CLOSED, exited ? Outcome.END : outcome);
    }
}
