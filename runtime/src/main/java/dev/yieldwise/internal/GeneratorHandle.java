package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Objects;

/** The face of a generator that is more than one object, since a thread runs it, or since it has no body. */
public final class GeneratorHandle<T> implements GeneratorFace<T> {
    private final String name;
    private final Lifeline lifeline;

    GeneratorHandle(String name, Lifeline lifeline) {
        this.name = name;
        this.lifeline = lifeline;
    }

    /** Backs {@link Generator#of}. */
    public static <T> Generator<T> of(GeneratorBody<T> body) {
        return Engines.generator(Objects.requireNonNull(body, "body"), null);
    }

    /** Backs {@link Generator#of}. */
    public static <T> Generator<T> of(Lookup lookup, GeneratorBody<T> body) {
        Objects.requireNonNull(lookup, "lookup");
        return Engines.generator(Objects.requireNonNull(body, "body"), lookup);
    }

    /** A stage of any iterable; named after it if that has a name. */
    static <T> Generator<T> stage(Iterable<?> source, String stageName, Engine.Pipe pipe) {
        String prefix = source instanceof GeneratorFace<?> ours ? ours.name() + "." : "";
        return new GeneratorHandle<>(prefix + stageName, Lifeline.over(pipe));
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
        return "Generator[" + name + ", " + state() + "]";
    }
}
