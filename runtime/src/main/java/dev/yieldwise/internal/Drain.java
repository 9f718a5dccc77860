package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.internal.Delegation.Hop;

/**
 * Answers one body while a whole-sequence consumer runs: its values go to the tap, and what it delegates to is drained
 * in its turn, so that the cost of an element does not grow with the depth of delegation.
 *
 * @param depth how many bodies delegate to this one
 */
public record Drain(Tap tap, int depth) implements Engine.Answering {
    /** Each delegate that is drained lies on the consumer's stack; deeper ones are asked for one element at a time. */
    static final int MAX_DEPTH = 200;

    @Override
    public Resumption answer(Signal signal) {
        try {
            return answered(signal);
        } catch (StackOverflowError tooDeep) {
            return new Resumption.Throw(tooDeep);
        }
    }

    private Resumption answered(Signal signal) {
        if (stopped()) {
            // A pushed body that yields in answer to GeneratorExit. PushCheck lets no such body through; were its class
            // changed after that, this ends it as nearly as a call can.
            return new Resumption.Throw(Refusals.because(Reason.IGNORED_EXIT));
        }
        return signal instanceof Signal.Yielded yielded
                ? tap.answer(yielded.value())
                : through(((Signal.Delegating) signal).source());
    }

    boolean stopped() {
        return tap.stopped();
    }

    /** Drains a delegate, and answers what its end means for the delegator. */
    Resumption through(Source source) {
        if (source instanceof Lifeline ours && depth < MAX_DEPTH) {
            Outcome outcome = ours.drain(tap, depth + 1);
            if (outcome instanceof Outcome.Failed failed) {
                return new Resumption.Throw(failed.error());
            }
            return stopped() ? Resumption.CLOSE : new Resumption.Send(((Outcome.Returned) outcome).value());
        }
        Resumption resumption = Resumption.NEXT;
        while (true) {
            Hop hop = Delegation.forward(source, resumption);
            if (hop instanceof Hop.Over over) {
                return over.resumption();
            }
            resumption = tap.answer(((Hop.Passed) hop).value());
        }
    }
}
