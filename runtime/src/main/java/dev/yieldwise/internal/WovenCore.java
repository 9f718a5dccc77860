package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.internal.Resumption.Send;
import dev.yieldwise.woven.Frame;

/** A core whose body is woven: its frames are objects, and resuming it is a call. */
abstract class WovenCore extends GeneratorCore {
    /** Calls without end are a defect, and fail as they do on a stack. */
    private static final short MAX_CALLS = 20_000;

    /** An answer of {@link #quickNext} that is no value. */
    record Settled(Outcome outcome) {}

    private Frame top;
    private short calls;

    WovenCore(Frame start, Object body) {
        top = start;
        start.slot = body;
    }

    // ---- the way of most elements: resumed by its own thread, at a yield of its own

    /** As {@code drive(NEXT)}: the value itself, or a Settled. */
    Object quickNext() {
        if (!tryClaimQuickly()) {
            return new Settled(drive(Resumption.NEXT));
        }
        if (status == RESUMABLE) {
            return resumeQuickly();
        }
        if (status == AHEAD) {
            Object value = takeKept();
            status = suspended();
            giveBackQuickly();
            return value;
        }
        if (status == DELEGATING && isAtLarge()) {
            return fromDelegate();
        }
        giveBackQuickly();
        return new Settled(drive(Resumption.NEXT));
    }

    private Object resumeQuickly() {
        Frame frame = top;
        Object answer = frame;
        Throwable error = null;
        try {
            answer = frame.advance();
        } catch (Throwable thrown) {
            error = thrown;
        }
        if (answer == frame) {
            Outcome outcome = null;
            try {
                outcome = settled(frame, error);
            } finally {
                if (outcome == null) {
                    busy = false;
                }
            }
            return new Settled(outcome);
        }
        giveBackQuickly();
        return answer;
    }

    /** As {@code drive(new Send(value))}: the value itself, or a Settled. */
    final Object quickSend(Object value) {
        if (value == null) {
            return quickNext();
        }
        if (!tryClaimQuickly()) {
            return new Settled(drive(new Send(value)));
        }
        if (status != RESUMABLE) {
            giveBackQuickly();
            return new Settled(drive(new Send(value)));
        }
        top.slot = value;
        return resumeQuickly();
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
        if (!tryClaimQuickly()) {
            return unlessYielded(lookAhead());
        }
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
                Outcome outcome = null;
                try {
                    outcome = lookedAhead(gone(frame, error));
                } finally {
                    if (outcome == null) {
                        busy = false;
                    }
                }
                return unlessYielded(outcome);
            }
            kept = answer;
            status = AHEAD;
            giveBackQuickly();
            return null;
        }
        boolean ahead = status == AHEAD;
        giveBackQuickly();
        return ahead ? null : unlessYielded(lookAhead());
    }

    private static Outcome unlessYielded(Outcome outcome) {
        return outcome instanceof Outcome.Yielded ? null : outcome;
    }

    private Object fromDelegate() {
        Outcome outcome;
        try {
            Object answer = Chain.resume(this, Resumption.NEXT);
            if (!(answer instanceof Signal last)) {
                status = suspended();
                giveBackQuickly();
                return answer;
            }
            outcome = outcome(last);
        } catch (Throwable broken) {
            outcome = broken(broken);
        }
        return new Settled(settle(Resumption.NEXT, outcome));
    }

    /**
     * Ends an operation whose frame has not yielded. The stack may be too short for that, so whoever calls it gives back
     * the claim itself if this throws, and not by a call.
     */
    final Outcome settled(Frame frame, Throwable thrown) {
        return settle(Resumption.NEXT, gone(frame, thrown));
    }

    /** What a frame has yielded, as an object. */
    Object boxed(Object answer) {
        return answer;
    }

    final Frame top() {
        return top;
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
    final Object step(Resumption resumption) {
        Frame frame = top;
        if (frame.label != 0) { // before its beginning, the body's object is there
            frame.slot =
                    resumption == Resumption.NEXT ? null : resumption instanceof Send send ? send.value() : resumption;
        }
        Object answer;
        try {
            answer = frame.advance();
        } catch (Throwable thrown) {
            return goOn(frame, thrown);
        }
        return answer == frame ? goOn(frame, null) : boxed(answer);
    }

    /** Goes on from a frame that has thrown, or else has told something, until one yields or delegates or all have ended. */
    private Object goOn(Frame from, Throwable thrown) {
        Frame frame = from;
        Throwable error = thrown;
        while (true) {
            if (error != null) {
                if (frame.label != Frame.RUNNING) {
                    if (frame.label != 0) {
                        frame.slot = null; // it was not told, and is not to be told late
                    }
                    throw Raise.asIs(error); // the stack was too short to enter it
                }
                if (frame.caller == null) {
                    return new Signal.Raised(error);
                }
                frame = frame.caller;
                frame.slot = new Resumption.Throw(error);
                calls--;
            } else {
                Object told = frame.slot;
                frame.slot = null;
                if (told instanceof Frame callee) {
                    frame = callOf(callee, frame);
                } else if (told instanceof Signal.Returned returned && frame.caller != null) {
                    frame = frame.caller;
                    frame.slot = returned.value();
                    calls--;
                } else {
                    return told;
                }
            }
            top = frame;
            error = null;
            try {
                Object answer = frame.advance();
                if (answer != frame) {
                    return boxed(answer);
                }
            } catch (Throwable next) {
                error = next;
            }
        }
    }

    private Frame callOf(Frame callee, Frame frame) {
        if (calls == MAX_CALLS) {
            frame.slot = new Resumption.Throw(new StackOverflowError("calls without end"));
            return frame;
        }
        calls++;
        return callee;
    }

    @Override
    final boolean holdsStack() {
        return false;
    }

    @Override
    final boolean isWhereItWas() {
        return status != CREATED && top.label != Frame.RUNNING;
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
        return Pusher.run(called(), consumer);
    }

    /** What a consumer of the whole sequence calls: the body, as one that yields objects. */
    GeneratorBody<?> called() {
        return (GeneratorBody<?>) body();
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
