package dev.yieldwise.analyzer.typestate;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A world in which control goes on after an operation. An operation may leave several, or none.
 *
 * @param trace how the world came about
 * @param origin the world in which the operation began; an operation may take several steps
 */
record Moved<S>(World<S> world, Trace trace, World<S> origin) {
    /** Where an operation begins. */
    static <S> Moved<S> start(World<S> world, Trace trace) {
        return new Moved<>(world, trace, world);
    }

    static <S> List<Moved<S>> one(World<S> world, Trace trace) {
        return List.of(start(world, trace));
    }

    Moved<S> with(UnaryOperator<World<S>> change) {
        return to(change.apply(world), trace);
    }

    Moved<S> to(World<S> next, Trace how) {
        return new Moved<>(next, how, origin);
    }

    List<Moved<S>> to(Optional<World<S>> next, Trace how) {
        return next.map(there -> List.of(to(there, how))).orElse(List.of());
    }
}
