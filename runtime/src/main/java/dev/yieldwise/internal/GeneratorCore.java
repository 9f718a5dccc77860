package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import dev.yieldwise.internal.Resumption.Close;
import dev.yieldwise.internal.Resumption.Throw;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The state machine of the protocol (PEP 255, 342, 380, 479), whatever runs the body. It knows no thread and is not
 * generic. Fields are touched by whoever holds the {@link Claim}; re-entry is refused at once, and each resumption
 * happens before the next one.
 *
 * <p>A body that delegates to another one is not resumed until that ends: the two, and what the second delegates to,
 * are a {@link Chain}, whose innermost body is resumed by the operations on the outermost. Bodies within it are claimed
 * through the claim on the outermost.
 */
public abstract class GeneratorCore extends Runner implements Lifeline {
    /** How far a body is that nobody claims. {@code RESUMABLE}: suspended at a yield of its own, nothing read ahead. */
    static final byte CREATED = 0;

    static final byte RESUMABLE = 1;
    /** Suspended at a yield of its own, with that value read ahead. */
    static final byte AHEAD = 2;
    /** Suspended in a yieldFrom, or within a chain that another one drives. */
    static final byte DELEGATING = 3;
    /** Suspended in a yieldFrom, with a value of the delegate read ahead. */
    static final byte DELEGATING_AHEAD = 4;

    static final byte CLOSED = 5;

    private static final VarHandle CHAIN;

    static {
        try {
            CHAIN = MethodHandles.lookup().findVarHandle(GeneratorCore.class, "chain", Chain.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** The value read ahead, if there is one; once CLOSED how it ended, null if it was closed before it returned. */
    Object kept;

    /** The chain of delegates that this drives or is driven in; null if it never delegated. Written by CHAIN alone. */
    private volatile Chain chain;

    byte status;

    // ---- operations

    @Override
    public final GeneratorCore core() {
        return this;
    }

    /** The funnel of all ways to resume a body: refusals, then the body, then the rules for its answer. */
    @Override
    public final Outcome drive(Resumption resumption) {
        if (!claim()) {
            return refused(Reason.ALREADY_EXECUTING);
        }
        Outcome outcome = null;
        try {
            Outcome known = beforeResuming(resumption);
            outcome = known == null ? settle(resumption, run(resumption)) : givenBack(known);
        } finally {
            if (outcome == null) {
                giveBack(); // cut short, for the stack is used up
            }
        }
        return outcome;
    }

    /**
     * What an operation comes to without the body: a refusal, or what was known already; null if the body has to be
     * resumed.
     */
    final Outcome beforeResuming(Resumption resumption) {
        if (status == CLOSED) {
            return resumption instanceof Throw thrown ? new Outcome.Failed(thrown.error()) : Outcome.END;
        }
        if (status == CREATED && resumption instanceof Resumption.Send && resumption.carries()) {
            return refused(Reason.NOT_STARTED);
        }
        if (isAhead()) {
            if (resumption.carries()) {
                return refused(Reason.LOOKAHEAD_PENDING);
            }
            Object value = takeKept();
            status = suspended();
            return resumption instanceof Close ? null : new Outcome.Yielded(value);
        }
        return null;
    }

    private boolean isAhead() {
        return status == AHEAD || status == DELEGATING_AHEAD;
    }

    /** The value read ahead. */
    Object takeKept() {
        Object value = kept;
        kept = null;
        return value;
    }

    /** As a {@link Resumption.Next}, but refused unless this is the first. */
    @Override
    public final Outcome driveFirst() {
        if (!claim()) {
            return refused(Reason.ALREADY_EXECUTING);
        }
        return switch (status) {
            case CREATED -> settle(Resumption.NEXT, run(Resumption.NEXT));
            case CLOSED -> givenBack(refused(Reason.EXHAUSTED));
            default -> givenBack(refused(Reason.ALREADY_STARTED));
        };
    }

    /**
     * Runs to the next yield and keeps its value for the next {@link Resumption.Next}. Does nothing if one is kept
     * already.
     */
    @Override
    public final Outcome lookAhead() {
        if (!claim()) {
            return refused(Reason.ALREADY_EXECUTING);
        }
        boolean done = false;
        try {
            Outcome outcome = status == CLOSED
                    ? givenBack(Outcome.END)
                    : isAhead() ? givenBack(new Outcome.Yielded(kept)) : lookedAhead(run(Resumption.NEXT));
            done = true;
            return outcome;
        } finally {
            if (!done) {
                giveBack(); // cut short, for the stack is used up
            }
        }
    }

    /** Keeps what a look ahead has come to, and gives up the claim. */
    final Outcome lookedAhead(Outcome outcome) {
        if (outcome instanceof Outcome.Yielded yielded) {
            kept = yielded.value();
            status = suspended() == RESUMABLE ? AHEAD : DELEGATING_AHEAD;
            return givenBack(outcome);
        }
        return settle(Resumption.NEXT, outcome);
    }

    /**
     * Runs all that is left into the sink; RUNNING all the while. If the sink wants no more, or throws, the body gets
     * GeneratorExit at its yield; what the sink threw comes out, with a failure of the clean-up suppressed onto it.
     */
    @Override
    public final Outcome drain(Sink sink) {
        Tap tap = Tap.over(sink);
        return tap.judge(drain(tap, 0));
    }

    /** The same for a delegate of that many delegators. */
    @Override
    public final Outcome drain(Tap tap, int depth) {
        if (!claim()) {
            return refused(Reason.ALREADY_EXECUTING);
        }
        if (status == CLOSED) {
            return givenBack(Outcome.END);
        }
        Outcome outcome;
        try {
            outcome = drained(tap, depth);
        } catch (Throwable broken) {
            outcome = broken(broken);
        }
        return settle(tap.stopped() ? Resumption.CLOSE : Resumption.NEXT, outcome);
    }

    private Outcome drained(Tap tap, int depth) {
        if (isAhead()) {
            Object first = takeKept();
            status = suspended();
            tap.accept(first);
        }
        if (isPipe() && !tap.stopped()) {
            return drainPipe(tap);
        }
        if (status == CREATED && mayPush()) {
            return outcome(push(new Drain(tap, depth)));
        }
        while (!tap.stopped()) {
            Outcome outcome = run(Resumption.NEXT);
            if (!(outcome instanceof Outcome.Yielded yielded)) {
                return outcome;
            }
            status = suspended();
            tap.accept(yielded.value());
        }
        return run(Resumption.CLOSE); // what is left is its clean-up
    }

    /** What comes out if the consumer's own code threw: that, and the failure of the clean-up as a footnote. */
    static Outcome.Failed cutShort(Throwable thrown, Outcome cleanUp) {
        if (cleanUp instanceof Outcome.Failed failed && failed.error() != thrown) {
            thrown.addSuppressed(failed.error());
        }
        return new Outcome.Failed(thrown, true);
    }

    // ---- questions, which any thread may ask at any time

    public final State state() {
        Chain mine = chain();
        GeneratorCore driver = mine == null ? this : mine.root();
        if (driver.isClaimed()) {
            return driver == this || status != CLOSED ? State.RUNNING : State.CLOSED;
        }
        return switch (status) {
            case CREATED -> State.CREATED;
            case CLOSED -> State.CLOSED;
            default -> State.SUSPENDED;
        };
    }

    /** The delegate while SUSPENDED in a yieldFrom. */
    public final Optional<Object> delegate() {
        Chain mine = chain();
        Object shown = mine == null ? null : mine.delegateOf(this);
        Object own = shown == null ? drivenByItself() : shown;
        return state() == State.SUSPENDED ? Optional.ofNullable(own) : Optional.empty();
    }

    /** What the body returned; a refusal if it has not. */
    final Outcome ending() {
        if (state() != State.CLOSED || kept == null) {
            return refused(Reason.NO_RESULT);
        }
        return kept instanceof Outcome.Failed failed
                ? new Outcome.Failed(Refusals.because(Reason.NO_RESULT, failed.error()))
                : (Outcome) kept;
    }

    /** How the body is run; null once CLOSED. */
    @Override
    public abstract EngineChoice choice();

    // ---- the claim

    /** Claims this, out of the chain of another one if it is in one. */
    final boolean claim() {
        prepare();
        while (true) {
            Chain mine = chain();
            if (mine != null && mine.root() != this) {
                if (!mine.letGo(this)) {
                    return false;
                }
            } else if (!tryClaim()) {
                return false;
            } else if (isAtLarge()) {
                return true;
            } else {
                giveBack(); // it has just become somebody's delegate
            }
        }
    }

    /** Whether no other one drives this: certain while it is claimed. */
    final boolean isAtLarge() {
        Chain mine = chain();
        return mine == null || mine.root() == this;
    }

    final Chain chain() {
        return chain;
    }

    final void join(Chain joined) {
        CHAIN.setRelease(this, joined);
    }

    private Outcome givenBack(Outcome outcome) {
        giveBack();
        return outcome;
    }

    static Outcome.Failed refused(Reason reason) {
        return new Outcome.Failed(Refusals.because(reason));
    }

    // ---- running the body

    /** Runs to the next yield or to the end; the rules that need a body, not an answer, are here. */
    final Outcome run(Resumption resumption) {
        if (status == CREATED && !isPipe()) {
            // A body that was not entered cannot catch and has nothing to clean up.
            if (resumption instanceof Close) {
                return new Outcome.Failed(new GeneratorExit());
            }
            if (resumption instanceof Throw thrown) {
                return raised(thrown.error());
            }
        }
        try {
            return outcome(Chain.resume(this, resumption));
        } catch (Throwable broken) {
            return broken(broken);
        }
    }

    /** The same as {@link #run}, from where the body has answered already. */
    final Outcome ran(Object answer) {
        try {
            return outcome(Chain.goOn(this, answer));
        } catch (Throwable broken) {
            return broken(broken);
        }
    }

    /**
     * Not the body's failure: no thread could be started, or the stack of the caller is used up. It must not stay
     * RUNNING for ever. A body that was suspended still is; one that could not be started never will be.
     */
    final Outcome broken(Throwable error) {
        return isWhereItWas() ? new Outcome.Broken(error) : new Outcome.Failed(error);
    }

    /** The end of this as the delegate of another one, by its own rules: what the delegator is told. */
    final Signal ended(Signal last) {
        Outcome outcome = last instanceof Signal.Broken broken ? broken(broken.error()) : outcome(last);
        if (outcome instanceof Outcome.Broken broken) {
            status = RESUMABLE;
            join(null);
            return new Signal.Failed(broken.error(), false);
        }
        Outcome told = judge(Resumption.NEXT, outcome);
        if (told instanceof Outcome.Failed failed) {
            return new Signal.Failed(failed.error(), false);
        }
        return told == Outcome.END ? Signal.Returned.NOTHING : new Signal.Returned(((Outcome.Returned) told).value());
    }

    /** What a body has yielded, or what its last signal comes to. */
    static Outcome outcome(Object last) {
        if (!(last instanceof Signal)) {
            return new Outcome.Yielded(last);
        } else if (last instanceof Signal.Returned returned) {
            return returned == Signal.Returned.NOTHING ? Outcome.END : new Outcome.Returned(returned.value());
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
    final Outcome settle(Resumption asked, Outcome outcome) {
        return givenBack(judge(asked, outcome));
    }

    /** Judges the answer by what was asked. */
    final Outcome judge(Resumption asked, Outcome outcome) {
        boolean closing = asked instanceof Close;
        if (outcome instanceof Outcome.Yielded) {
            status = suspended();
            return closing ? refused(Reason.IGNORED_EXIT) : outcome;
        }
        if (outcome instanceof Outcome.Broken || outcome instanceof Outcome.Failed && mayGoOn()) {
            status = suspended();
            return outcome instanceof Outcome.Broken broken ? new Outcome.Failed(broken.error()) : outcome;
        }
        boolean exited = closing && outcome instanceof Outcome.Failed failed && failed.error() instanceof GeneratorExit;
        kept = exited ? null : outcome;
        status = CLOSED;
        join(null);
        release();
        return exited ? Outcome.END : outcome;
    }

    final byte suspended() {
        Chain mine = chain;
        return mine == null || !mine.isLong() ? RESUMABLE : DELEGATING;
    }
}
