package dev.yieldwise.internal;

import dev.yieldwise.internal.Resumption.Send;
import dev.yieldwise.woven.Frame;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The frames of a woven body: the one that is resumed, under it what has called it, and so on. Frames are objects, and to
 * resume one is a call.
 *
 * <p>A delegate that is new, and of the same kind, runs as a call, too: its first frame lies upon its delegator's, and to
 * resume it costs no more than to resume a body that does not delegate. The delegate itself knows its delegator's frame as
 * what it has {@code kept}. It is driven by its delegator then, as all members of a {@link Chain} are; when anybody has to
 * see it as one, it becomes one ({@link Chain#spread}).
 */
abstract class FrameStack extends GeneratorCore {
    /** Calls without end are a defect, and fail as they do on a stack. */
    private static final short MAX_CALLS = 20_000;

    Frame top;
    private short calls;

    FrameStack(Frame start, Object body) {
        top = start;
        start.slot = body;
    }

    final Frame top() {
        return top;
    }

    /** What the frame at the top has yielded, as an object. */
    Object boxed(Object answer) {
        return answer;
    }

    @Override
    final boolean isWhereItWas() {
        return status != CREATED && top.label != Frame.RUNNING;
    }

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
    final Object goOn(Frame from, Throwable thrown) {
        Frame frame = from;
        Throwable error = thrown;
        while (true) {
            if (error == null) {
                Object told = frame.slot;
                frame.slot = null;
                if (told instanceof Signal.Returned returned) {
                    if (frame.caller == null) {
                        return told;
                    }
                    frame = back(frame, returned);
                } else if (told instanceof Frame callee) {
                    frame = callOf(callee, frame);
                } else {
                    Frame delegate;
                    try {
                        delegate = told instanceof FrameStack woven ? adopted(woven, frame) : null;
                        if (delegate == null) {
                            return delegating(told);
                        }
                    } catch (StackOverflowError tooDeep) { // it was not entered
                        frame.slot = new Resumption.Throw(tooDeep);
                        delegate = frame;
                    }
                    frame = delegate;
                }
            } else if (frame.label == Frame.RUNNING) {
                if (frame.caller == null) {
                    return new Signal.Raised(error);
                }
                frame = back(frame, new Signal.Raised(error));
            } else {
                frame = notEntered(frame, error);
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

    /** What has called a frame, told how that has ended. */
    private Frame back(Frame frame, Signal last) {
        calls--;
        if (frame.caller instanceof Frame caller) {
            caller.slot = last instanceof Signal.Returned returned
                    ? returned.value()
                    : new Resumption.Throw(((Signal.Raised) last).error());
            return caller;
        }
        return left((FrameStack) frame.caller, frame, last);
    }

    /** The stack was too short to enter the frame: for a delegate that is a failure, after which it can be asked again. */
    private Frame notEntered(Frame frame, Throwable error) {
        if (frame.label != 0) {
            frame.slot = null; // it was not told, and is not to be told late
        }
        Frame first = frame;
        short its = 0;
        while (first.caller instanceof Frame caller) {
            first = caller;
            its++;
        }
        if (first.caller == null) {
            throw Raise.asIs(error);
        }
        FrameStack delegate = (FrameStack) first.caller;
        delegate.top = frame;
        delegate.calls = its;
        calls -= its + 1;
        return left(delegate, first, new Signal.Broken(error));
    }

    // ---- delegates that run as calls; see Chain

    /** The first frame of a delegate that runs as a call from now on; null if it has to be driven otherwise. */
    private Frame adopted(FrameStack delegate, Frame delegator) {
        if (delegate.getClass() != getClass() || calls == MAX_CALLS || !delegate.claim()) {
            return null;
        }
        Frame frame = null;
        try {
            if (delegate.status == CREATED) {
                delegate.join(Chain.adopting(this));
                delegate.kept = delegator;
                delegate.status = DELEGATING;
                frame = delegate.top;
                frame.caller = delegate;
                calls++;
            }
        } finally {
            delegate.giveBack();
        }
        return frame;
    }

    /** The end of a delegate that ran as a call: answers its delegator, which is told. */
    private Frame left(FrameStack delegate, Frame first, Signal last) {
        Frame delegator = (Frame) delegate.kept;
        delegate.kept = null;
        first.caller = null;
        Signal end;
        try {
            chain().left();
            end = delegate.ended(last);
        } catch (StackOverflowError tooDeep) {
            delegate.status = CLOSED;
            end = new Signal.Failed(tooDeep, false);
        }
        delegator.slot = end instanceof Signal.Returned returned
                ? returned.value()
                : new Resumption.Throw(((Signal.Failed) end).error());
        return delegator;
    }

    /** What the chain is told of a delegate that cannot run as a call: for that, the innermost body has to be a member. */
    private Object delegating(Object told) {
        Chain mine = chain();
        if (mine != null) {
            mine.spread();
        }
        return told instanceof FrameStack delegate ? new Signal.Delegating(delegate, delegate) : told;
    }

    /** Makes bodies of their own of those that run as calls: answers them, outermost first. */
    final Deque<FrameStack> spread() {
        if (status == AHEAD && kept == null) {
            kept = boxed(null); // it may lie in the innermost frame
        }
        Deque<FrameStack> delegates = new ArrayDeque<>();
        Frame innermost = top;
        Frame at = top;
        short its = 0;
        while (at.caller != null) {
            if (at.caller instanceof Frame caller) {
                at = caller;
                its++;
            } else {
                FrameStack delegate = (FrameStack) at.caller;
                at.caller = null;
                delegate.top = innermost;
                delegate.calls = its;
                delegates.addFirst(delegate);
                at = (Frame) delegate.kept;
                delegate.kept = null;
                innermost = at;
                its = 0;
            }
        }
        top = innermost;
        calls = its;
        if (status == AHEAD) {
            status = DELEGATING_AHEAD;
        } else if (status == RESUMABLE) {
            status = DELEGATING;
        }
        return delegates;
    }

    /**
     * Which body, among those that run as calls, a body delegates to: this one, or one that itself runs as a call. Null if
     * none. A hint if somebody else has the claim.
     */
    final FrameStack delegateOf(GeneratorCore body) {
        FrameStack found = null;
        Frame at = top;
        while (at != null) {
            Object caller = at.caller;
            if (caller instanceof FrameStack delegate) {
                if (delegate == body) {
                    return found;
                }
                found = delegate;
                at = delegate.kept instanceof Frame delegator ? delegator : null;
            } else {
                at = (Frame) caller;
            }
        }
        return body == this ? found : null;
    }
}
