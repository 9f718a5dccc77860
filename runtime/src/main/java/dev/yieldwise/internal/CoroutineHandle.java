package dev.yieldwise.internal;

import dev.yieldwise.ConsumerBody;
import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Objects;

/** The face of a coroutine that is more than one object, since a thread runs it. */
public final class CoroutineHandle<Y, S, R> implements CoroutineFace<Y, S, R> {
    private final String name;
    private final Lifeline lifeline;

    private CoroutineHandle(String name, Engine engine) {
        this.name = name;
        this.lifeline = Lifeline.over(engine);
    }

    /** Backs {@link Coroutine#of}. */
    public static <Y, S, R> Coroutine<Y, S, R> of(CoroutineBody<Y, S, R> body) {
        return Engines.coroutine(Objects.requireNonNull(body, "body"), body, null);
    }

    /** Backs {@link Coroutine#of}. */
    public static <Y, S, R> Coroutine<Y, S, R> of(Lookup lookup, CoroutineBody<Y, S, R> body) {
        Objects.requireNonNull(lookup, "lookup");
        return Engines.coroutine(Objects.requireNonNull(body, "body"), body, lookup);
    }

    /** A coroutine whose body only runs the original, which is what is woven, and gives the name. */
    static <Y, S, R> Coroutine<Y, S, R> of(CoroutineBody<Y, S, R> body, Object original) {
        return Engines.coroutine(body, original, null);
    }

    /** Backs {@link Coroutine#consumer}. */
    public static <Y, S> Coroutine<Y, S, Void> consumer(ConsumerBody<Y, S> body) {
        return Engines.coroutine(withResult(body), body, null);
    }

    /** Backs {@link Coroutine#consumer}. */
    public static <Y, S> Coroutine<Y, S, Void> consumer(Lookup lookup, ConsumerBody<Y, S> body) {
        Objects.requireNonNull(lookup, "lookup");
        return Engines.coroutine(withResult(body), body, lookup);
    }

    private static <Y, S> CoroutineBody<Y, S, Void> withResult(ConsumerBody<Y, S> body) {
        Objects.requireNonNull(body, "body");
        return self -> {
            body.run(self);
            return null;
        };
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
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return "Coroutine[" + name + ", " + state() + "]";
    }
}
