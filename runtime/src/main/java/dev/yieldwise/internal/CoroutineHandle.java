package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import java.util.Objects;
import java.util.Optional;

/** The consumer's side of a coroutine: translates outcomes into values and exceptions. */
public final class CoroutineHandle<Y, S, R> implements Coroutine<Y, S, R>, HasLifeline {
    private final String name;
    private final Lifeline lifeline;

    private CoroutineHandle(String name, Engine engine) {
        this.name = name;
        this.lifeline = new Lifeline(engine);
    }

    /** Backs {@link Coroutine#of}. */
    public static <Y, S, R> Coroutine<Y, S, R> of(CoroutineBody<Y, S, R> body) {
        return named(Bodies.name(Objects.requireNonNull(body, "body")), body);
    }

    /** Backs {@link Coroutine#consumer}: as {@link #of}, named after the body that was wrapped. */
    public static <Y, S, R> Coroutine<Y, S, R> of(CoroutineBody<Y, S, R> body, Object named) {
        return named(Bodies.name(named), body);
    }

    private static <Y, S, R> Coroutine<Y, S, R> named(String name, CoroutineBody<Y, S, R> body) {
        return new CoroutineHandle<>(name, new ThreadEngine(name, stack -> body.run(new BodyHandle<>(stack))));
    }

    /** A coroutine over any engine. */
    static <Y, S, R> Coroutine<Y, S, R> of(String name, Engine engine) {
        return new CoroutineHandle<>(name, engine);
    }

    @Override
    public Lifeline lifeline() {
        return lifeline;
    }

    @Override
    public Coroutine<Y, S, R> prime() {
        yielded(lifeline.prime());
        return this;
    }

    @Override
    public Y next() {
        return yielded(lifeline.drive(Resumption.NEXT));
    }

    @Override
    public Y send(S value) {
        return yielded(lifeline.drive(new Resumption.Send(value)));
    }

    @Override
    public Step<Y, R> resume(S value) {
        Outcome outcome = lifeline.drive(new Resumption.Send(value));
        if (outcome instanceof Outcome.Returned returned) {
            return new Step.Returned<>(this.<R>cast(returned.value()));
        }
        return new Step.Yielded<>(yielded(outcome));
    }

    @Override
    public <X extends Throwable> Y throwIn(X error) throws X {
        Objects.requireNonNull(error, "error");
        Outcome outcome = lifeline.drive(new Resumption.Throw(error));
        if (outcome instanceof Outcome.Failed failed && failed.error() == error) {
            throw error;
        }
        return yielded(outcome);
    }

    @Override
    public void close() {
        if (lifeline.drive(Resumption.CLOSE) instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
    }

    @Override
    public R result() {
        Outcome outcome = lifeline.core().result();
        if (outcome instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
        return cast(((Outcome.Returned) outcome).value());
    }

    @Override
    public State state() {
        return lifeline.core().state();
    }

    @Override
    public Optional<Object> delegate() {
        return lifeline.core().delegate();
    }

    @Override
    public Generator<Y> asGenerator() {
        return new GeneratorHandle<>(name, lifeline);
    }

    @Override
    public String toString() {
        return "Coroutine[" + name + ", " + state() + "]";
    }

    private Y yielded(Outcome outcome) {
        if (outcome instanceof Outcome.Yielded yielded) {
            return cast(yielded.value());
        }
        if (outcome instanceof Outcome.Returned returned) {
            throw new GeneratorReturn(returned.value());
        }
        throw Raise.fromBody((Outcome.Failed) outcome);
    }

    @SuppressWarnings("unchecked") // the core is not generic; what goes through it was typed by the body's signature
    private <V> V cast(Object value) {
        return (V) value;
    }
}
