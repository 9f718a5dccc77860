package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.internal.Resumption.Send;
import dev.yieldwise.woven.Frame;

/** A core whose body is woven: the quick ways to resume it, and what all cores are asked. */
abstract class WovenCore extends FrameStack {
    /** An answer of {@link #quickSend} that is no value. */
    record Settled(Outcome outcome) {}

    WovenCore(Frame start, Object body) {
        super(start, body);
    }

    // ---- the way of most elements: resumed by its own thread, at a yield of its own

    // The stack may be used up at any call. Whoever has claimed quickly then gives back by no call, be it for the
    // second time.

    /** As {@code next()} of a generator. */
    Object quickNext() {
        if (status == AHEAD && mayUse()) {
            Object value = kept;
            kept = null;
            status = RESUMABLE;
            return value;
        }
        if (tryClaimQuickly()) {
            try {
                if (status == RESUMABLE) {
                    Frame frame = top;
                    Object answer = frame;
                    Throwable error = null;
                    try {
                        answer = frame.advance();
                    } catch (Throwable thrown) {
                        error = thrown;
                    }
                    if (answer == frame) {
                        return next(frame, error);
                    }
                    giveBackQuickly();
                    return answer;
                }
                if (status == DELEGATING_AHEAD && isAtLarge()) {
                    Object value = takeKept();
                    status = suspended();
                    giveBackQuickly();
                    return value;
                }
                if (status == DELEGATING && isAtLarge()) {
                    return next(null, null);
                }
                giveBackQuickly();
            } catch (Throwable cutShort) {
                busy = false;
                throw cutShort;
            }
        }
        return GeneratorFace.yielded(drive(Resumption.NEXT));
    }

    /** As {@code drive(new Send(value))}: the value itself, or a Settled. */
    final Object quickSend(Object value) {
        if (tryClaimQuickly()) {
            try {
                if (status == RESUMABLE) {
                    Frame frame = top;
                    frame.slot = value;
                    Object answer = frame;
                    Throwable error = null;
                    try {
                        answer = frame.advance();
                    } catch (Throwable thrown) {
                        error = thrown;
                    }
                    if (answer == frame) {
                        return new Settled(settled(frame, error));
                    }
                    giveBackQuickly();
                    return answer;
                }
                giveBackQuickly();
            } catch (Throwable cutShort) {
                busy = false;
                throw cutShort;
            }
        }
        return new Settled(drive(value == null ? Resumption.NEXT : new Send(value)));
    }

    /** As {@code hasNext()} of a generator. */
    final boolean lookAheadQuickly() {
        Outcome outcome = quickLookAhead();
        if (outcome != null) {
            GeneratorFace.ended(outcome);
        }
        return outcome == null;
    }

    /** As {@link #lookAhead}, but null instead of a value that is there. */
    private Outcome quickLookAhead() {
        if (tryClaimQuickly()) {
            try {
                if (status == RESUMABLE) {
                    Frame frame = top;
                    Object answer = frame;
                    Throwable error = null;
                    try {
                        answer = frame.advance();
                    } catch (Throwable thrown) {
                        error = thrown;
                    }
                    if (answer == frame) {
                        return ahead(frame, error);
                    }
                    if (answer != null) { // else it is null already: to store it again costs more than to look
                        kept = answer;
                    }
                    status = AHEAD;
                    giveBackQuickly();
                    return null;
                }
                if (status == DELEGATING && isAtLarge()) {
                    return ahead(null, null);
                }
                boolean ahead = status == AHEAD || status == DELEGATING_AHEAD;
                giveBackQuickly();
                if (ahead) {
                    return null;
                }
            } catch (Throwable cutShort) {
                busy = false;
                throw cutShort;
            }
        }
        return unlessYielded(lookAhead());
    }

    /** The same, from a frame that has not yielded; from the delegate, if there is no such frame. */
    private Outcome ahead(Frame frame, Throwable thrown) {
        Outcome outcome;
        try {
            Object answer = answer(frame, thrown);
            if (!(answer instanceof Signal last)) {
                kept = answer;
                status = suspended() == DELEGATING ? DELEGATING_AHEAD : AHEAD;
                giveBackQuickly();
                return null;
            }
            outcome = outcome(last);
        } catch (Throwable broken) {
            outcome = broken(broken);
        }
        return unlessYielded(lookedAhead(outcome));
    }

    private Object answer(Frame frame, Throwable thrown) {
        return frame == null ? Chain.resume(this, Resumption.NEXT) : Chain.goOn(this, goOn(frame, thrown));
    }

    private static Outcome unlessYielded(Outcome outcome) {
        return outcome instanceof Outcome.Yielded ? null : outcome;
    }

    /** The next value, from where {@link #ahead} is told. */
    private Object next(Frame frame, Throwable thrown) {
        Outcome outcome;
        try {
            Object answer = answer(frame, thrown);
            if (!(answer instanceof Signal last)) {
                status = suspended();
                giveBackQuickly();
                return answer;
            }
            outcome = outcome(last);
        } catch (Throwable broken) {
            outcome = broken(broken);
        }
        return GeneratorFace.yielded(settle(Resumption.NEXT, outcome));
    }

    /** Ends an operation whose frame has not yielded, and gives back the claim. */
    final Outcome settled(Frame frame, Throwable thrown) {
        return settle(Resumption.NEXT, gone(frame, thrown));
    }

    /** What the operation comes to whose frame has not yielded. */
    private Outcome gone(Frame frame, Throwable thrown) {
        try {
            return ran(goOn(frame, thrown));
        } catch (Throwable broken) {
            return broken(broken);
        }
    }

    // ---- all other ways

    @Override
    final boolean holdsStack() {
        return false;
    }

    @Override
    public final boolean hasBody() {
        return true;
    }

    @Override
    final void release() {
        top.clear(); // it is kept for the name of its code
    }

    /** The body that users wrote, before its beginning. */
    final Object body() {
        return top.slot;
    }

    public final String name() {
        return Bodies.name(top);
    }

    @Override
    boolean mayPush() {
        return PushCheck.whyNot(body()).isEmpty();
    }

    @Override
    Signal push(Drain consumer) {
        return Pusher.run((GeneratorBody<?>) body(), consumer);
    }

    @Override
    public EngineChoice choice() {
        if (status == CLOSED) {
            return null;
        }
        String whyNot = status == CREATED ? PushCheck.whyNot(body()) : "it is not at its beginning";
        return new EngineChoice(
                Kind.WOVEN,
                whyNot.isEmpty() ? Kind.PUSH : Kind.WOVEN,
                whyNot.isEmpty() ? "" : "its whole sequence is pulled, since " + whyNot);
    }
}
