package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What running a body does, from one world: a summary for that world.
 *
 * @param normal the worlds in which it completes, with what happened in the body
 * @param thrown the worlds in which it throws
 * @param elsewhere whether it may complete while nobody holds the object any longer
 * @param told what the rule hears of it, apart from what the body does wrong all by itself
 */
record Outcome<S, E>(Map<World<S>, Trace> normal, Map<World<S>, Trace> thrown, boolean elsewhere, List<Told<E>> told) {
    /**
     * An event in a body.
     *
     * @param at the operation
     * @param sure whether it happens whenever control gets to the operation
     * @param inevitable whether control gets there whenever the body completes
     */
    record Told<E>(Node at, E event, Trace trace, boolean sure, boolean inevitable) {
        private record Key<E>(Site at, E event) {}

        Object key() {
            return new Key<>(new Site(at), event);
        }
    }

    /** Of a body that never completes, as far as is known yet. */
    static <S, E> Outcome<S, E> nothing() {
        return new Outcome<>(Map.of(), Map.of(), false, List.of());
    }

    /** Whether the same can happen; how it comes about does not count. */
    boolean isAs(Outcome<S, E> other) {
        return normal.keySet().equals(other.normal.keySet())
                && thrown.keySet().equals(other.thrown.keySet())
                && elsewhere == other.elsewhere
                && keys().equals(other.keys());
    }

    Set<Object> keys() {
        Set<Object> keys = new LinkedHashSet<>();
        told.forEach(event -> keys.add(event.key()));
        return keys;
    }

    /** What happens if either body is run. */
    Outcome<S, E> or(Outcome<S, E> other) {
        Map<World<S>, Trace> completes = new LinkedHashMap<>(normal);
        other.normal.forEach(completes::putIfAbsent);
        Map<World<S>, Trace> throwing = new LinkedHashMap<>(thrown);
        other.thrown.forEach(throwing::putIfAbsent);
        return new Outcome<>(completes, throwing, elsewhere || other.elsewhere, bothTold(other));
    }

    private List<Told<E>> bothTold(Outcome<S, E> other) {
        Map<Object, Told<E>> all = new LinkedHashMap<>();
        told.forEach(event -> all.put(event.key(), event));
        other.told.forEach(event -> all.putIfAbsent(event.key(), event));
        return all.values().stream()
                .map(event -> new Told<>(event.at(), event.event(), event.trace(), false, false))
                .toList();
    }
}
