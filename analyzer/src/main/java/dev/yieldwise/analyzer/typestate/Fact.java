package dev.yieldwise.analyzer.typestate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All ways things can be at a point.
 *
 * @param worlds with how each came about; of two ways the first seen is told
 * @param elsewhere whether control may be here while the subject holds nothing that is followed
 * @param givenUp whether there were too many worlds to follow; then nothing else is known, here and after
 */
record Fact<S>(Map<World<S>, Trace> worlds, boolean elsewhere, boolean givenUp) {
    /** Beyond this the subject is given up: silence, not a guess. */
    private static final int MAX_WORLDS = 256;

    /** Gives up where there are too many worlds. */
    static <S> Fact<S> of(Map<World<S>, Trace> worlds, boolean elsewhere) {
        return worlds.size() > MAX_WORLDS ? new Fact<>(Map.of(), true, true) : new Fact<>(worlds, elsewhere, false);
    }

    static <S> Fact<S> nowhere() {
        return new Fact<>(Map.of(), true, false);
    }

    Fact<S> join(Fact<S> other) {
        if (givenUp
                || worlds.keySet().containsAll(other.worlds.keySet())
                        && (elsewhere || !other.elsewhere)
                        && !other.givenUp) {
            return this;
        }
        if (other.givenUp) {
            return other;
        }
        Map<World<S>, Trace> all = new LinkedHashMap<>(worlds);
        other.worlds.forEach(all::putIfAbsent);
        return of(all, elsewhere || other.elsewhere);
    }

    /** How a world came about is no part of what holds. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fact<?> fact
                && elsewhere == fact.elsewhere
                && givenUp == fact.givenUp
                && worlds.keySet().equals(fact.worlds.keySet());
    }

    @Override
    public int hashCode() {
        return worlds.keySet().hashCode();
    }
}
