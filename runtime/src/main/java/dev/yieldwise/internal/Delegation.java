package dev.yieldwise.internal;

import dev.yieldwise.internal.Resumption.Send;
import dev.yieldwise.internal.Resumption.Throw;

/**
 * The rules of {@code yield from} (PEP 380), for both sides: what a resumption of the delegator means for its delegate,
 * and what the delegate's answer means for the delegator.
 */
final class Delegation {
    /** Either a value passed on to the consumer, or the delegation is over and the delegator is resumed. */
    sealed interface Hop {
        record Passed(Object value) implements Hop {}

        record Over(Resumption resumption) implements Hop {}
    }

    private Delegation() {}

    static Hop forward(Source source, Resumption resumption) {
        boolean exit = resumption.isExit(); // goes on to the delegator even if the delegate swallowed its own
        Outcome outcome;
        try {
            outcome = source.drive(exit ? Resumption.CLOSE : resumption);
        } catch (StackOverflowError tooDeep) {
            // Delegates lie on the stack of whoever resumes the outermost body. This one was not entered.
            outcome = new Outcome.Failed(tooDeep);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return new Hop.Over(new Throw(failed.error()));
        }
        if (exit) {
            return new Hop.Over(resumption);
        }
        if (outcome instanceof Outcome.Yielded yielded) {
            return new Hop.Passed(yielded.value());
        }
        return new Hop.Over(new Send(((Outcome.Returned) outcome).value()));
    }
}
