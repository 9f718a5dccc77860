package dev.yieldwise.analyzer.typestate;

import java.util.Optional;

/**
 * What an operation does to the object.
 *
 * @param normal the state after it completed; empty if it never completes normally
 * @param exceptional the state after it threw
 * @param note what happened, for the story; empty if it is not worth telling
 * @param event what the rule wants to hear of it
 * @param <S> states
 * @param <E> events
 */
public record Effect<S, E>(Optional<S> normal, S exceptional, Optional<String> note, Optional<E> event) {
    /** Nothing happens to the object. */
    public static <S, E> Effect<S, E> none(S state) {
        return new Effect<>(Optional.of(state), state, Optional.empty(), Optional.empty());
    }

    /** The object goes into another state, whether or not the operation throws. */
    public static <S, E> Effect<S, E> to(S state, String note) {
        return new Effect<>(Optional.of(state), state, Optional.of(note), Optional.empty());
    }

    /** The operation throws, always; the object stays as it was. */
    public static <S, E> Effect<S, E> fails(S state, E event) {
        return new Effect<>(Optional.empty(), state, Optional.empty(), Optional.of(event));
    }

    public Effect<S, E> butOnException(S state) {
        return new Effect<>(normal, state, note, event);
    }

    public Effect<S, E> telling(E what) {
        return new Effect<>(normal, exceptional, note, Optional.of(what));
    }
}
