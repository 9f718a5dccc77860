package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import java.util.Objects;
import java.util.Optional;

/** The consumer's side of a coroutine, whatever runs it: translates outcomes into values and exceptions. */
public interface CoroutineFace<Y, S, R> extends Coroutine<Y, S, R>, HasLifeline {
    /** What its view as a generator is named after. */
    String name();

    @Override
    default Coroutine<Y, S, R> prime() {
        yielded(lifeline().driveFirst());
        return this;
    }

    @Override
    default Y next() {
        return yielded(lifeline().drive(Resumption.NEXT));
    }

    @Override
    default Y send(S value) {
        return yielded(lifeline().drive(new Resumption.Send(value)));
    }

    @Override
    default Step<Y, R> resume(S value) {
        Outcome outcome = lifeline().drive(new Resumption.Send(value));
        if (outcome instanceof Outcome.Returned returned) {
            return new Step.Returned<>(this.<R>cast(returned.value()));
        }
        return new Step.Yielded<>(yielded(outcome));
    }

    @Override
    default <X extends Throwable> Y throwIn(X error) throws X {
        Objects.requireNonNull(error, "error");
        Outcome outcome = lifeline().drive(new Resumption.Throw(error));
        if (outcome instanceof Outcome.Failed failed && failed.error() == error) {
            throw error;
        }
        return yielded(outcome);
    }

    @Override
    default void close() {
        if (lifeline().drive(Resumption.CLOSE) instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
    }

    @Override
    default R result() {
        Outcome outcome = lifeline().core().ending();
        if (outcome instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
        return cast(((Outcome.Returned) outcome).value());
    }

    @Override
    default State state() {
        return lifeline().core().state();
    }

    @Override
    default Optional<Object> delegate() {
        return lifeline().core().delegate();
    }

    @Override
    default EngineChoice engine() {
        EngineChoice choice = lifeline().choice();
        if (choice == null) {
            throw Refusals.because(Reason.EXHAUSTED);
        }
        return choice;
    }

    @Override
    default Generator<Y> asGenerator() {
        return new GeneratorHandle<>(name(), lifeline());
    }

    default Y yielded(Outcome outcome) {
        if (outcome instanceof Outcome.Yielded yielded) {
            return cast(yielded.value());
        }
        if (outcome instanceof Outcome.Returned returned) {
            throw new GeneratorReturn(returned.value());
        }
        throw Raise.fromBody((Outcome.Failed) outcome);
    }

    @SuppressWarnings("unchecked") // the core is not generic; what goes through it was typed by the body's signature
    default <V> V cast(Object value) {
        return (V) value;
    }
}
