package dev.yieldwise;

import java.util.Objects;

/**
 * How the body of a generator is run, and why: the answer of {@link Generator#engine()}. It says what things cost, never
 * what they do: values, order, states, exceptions and clean-up are the same on all engines.
 *
 * <pre>{@code
 * EngineChoice choice = lines.engine();
 * if (choice.whole() != EngineChoice.Kind.PUSH) {
 *     System.out.println("not called, since " + choice.reason());
 * }
 * }</pre>
 *
 * @param single how {@code next()} and all other operations run it that take one element at a time; not null
 * @param whole how a whole-sequence consumer runs it from its beginning; not null
 * @param reason why there is no quicker way, in a sentence for people; empty if {@code single} is {@link Kind#WOVEN} and
 *     {@code whole} is {@link Kind#PUSH}
 */
public record EngineChoice(Kind single, Kind whole, String reason) {
    /** The ways to run a body. */
    public enum Kind {
        /** It has no body, or its sources are not generators: plain code on the consumer's thread. */
        NONE,
        /** The body is a state machine, made of its code at its first use: resuming it is a call on the consumer's thread. */
        WOVEN,
        /** The body is called, and calls the consumer's action at each yield: a plain loop on the consumer's thread. */
        PUSH,
        /** The body has a virtual thread of its own. */
        VIRTUAL_THREAD,
        /** The body has a platform thread of its own. */
        PLATFORM_THREAD
    }

    /** Refuses null. */
    public EngineChoice {
        Objects.requireNonNull(single, "single");
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(reason, "reason");
    }
}
