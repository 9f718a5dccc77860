package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
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
        return of(Objects.requireNonNull(body, "body"), body);
    }

    /** Backs {@link Coroutine#consumer}: the body runs the original, which is what is woven, and gives the name. */
    public static <Y, S, R> Coroutine<Y, S, R> of(CoroutineBody<Y, S, R> body, Object original) {
        return Engines.coroutine(body, original, null);
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
