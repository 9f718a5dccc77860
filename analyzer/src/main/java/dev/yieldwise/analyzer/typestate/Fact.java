package dev.yieldwise.analyzer.typestate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All ways things can be at a point.
 *
 * @param worlds with how each came about; of two ways the first seen is told
 * @param elsewhere whether control may be here while the subject holds nothing that is followed
 */
record Fact<S>(Map<World<S>, Trace> worlds, boolean elsewhere) {
    static <S> Fact<S> nowhere() {
        return new Fact<>(Map.of(), true);
    }

    Fact<S> join(Fact<S> other) {
        if (worlds.keySet().containsAll(other.worlds.keySet()) && (elsewhere || !other.elsewhere)) {
            return this;
        }
        Map<World<S>, Trace> all = new LinkedHashMap<>(worlds);
        other.worlds.forEach(all::putIfAbsent);
        return new Fact<>(all, elsewhere || other.elsewhere);
    }

    /** How a world came about is no part of what holds. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fact<?> fact
                && elsewhere == fact.elsewhere
                && worlds.keySet().equals(fact.worlds.keySet());
    }

    @Override
    public int hashCode() {
        return worlds.keySet().hashCode();
    }
}
