package dev.yieldwise.analyzer.typestate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One way things can be: which variables hold the object, and its state.
 *
 * @param flags what was decided of boolean variables on the way
 * @param holders by the variable's declaration; a for-each loop holds its hidden iterator under its own statement
 */
record World<S>(Map<Site, Handle> holders, S state, Map<Site, Boolean> flags) {
    World(Map<Site, Handle> holders, S state) {
        this(holders, state, Map.of());
    }

    Optional<Handle> handleOf(Site variable) {
        return Optional.ofNullable(holders.get(variable));
    }

    World<S> with(Site variable, Handle handle) {
        if (handle.equals(holders.get(variable))) {
            return this;
        }
        Map<Site, Handle> changed = new LinkedHashMap<>(holders);
        changed.put(variable, handle);
        return new World<>(Collections.unmodifiableMap(changed), state, flags);
    }

    World<S> without(Site variable) {
        if (!holders.containsKey(variable)) {
            return this;
        }
        Map<Site, Handle> changed = new LinkedHashMap<>(holders);
        changed.remove(variable);
        return new World<>(Collections.unmodifiableMap(changed), state, flags);
    }

    /** Without the variables of a piece of code, and what was decided of them. */
    World<S> without(Predicate<Site> gone) {
        if (holders.keySet().stream().noneMatch(gone) && flags.keySet().stream().noneMatch(gone)) {
            return this;
        }
        Map<Site, Handle> kept = new LinkedHashMap<>(holders);
        kept.keySet().removeIf(gone);
        Map<Site, Boolean> known = new LinkedHashMap<>(flags);
        known.keySet().removeIf(gone);
        return new World<>(Collections.unmodifiableMap(kept), state, Collections.unmodifiableMap(known));
    }

    /** With what another world says of the variables of a piece of code. */
    World<S> withThoseOf(World<S> other, Predicate<Site> wanted) {
        World<S> all = this;
        for (Map.Entry<Site, Handle> entry : other.holders.entrySet()) {
            all = wanted.test(entry.getKey()) ? all.with(entry.getKey(), entry.getValue()) : all;
        }
        for (Map.Entry<Site, Boolean> entry : other.flags.entrySet()) {
            all = wanted.test(entry.getKey()) ? all.knowing(entry.getKey(), entry.getValue()) : all;
        }
        return all;
    }

    /** Whether nobody holds the object. */
    boolean isElsewhere() {
        return holders.values().stream().noneMatch(Handle::stands);
    }

    World<S> in(S other) {
        return other.equals(state) ? this : new World<>(holders, other, flags);
    }

    World<S> knowing(Site flag, boolean value) {
        Map<Site, Boolean> changed = new LinkedHashMap<>(flags);
        changed.put(flag, value);
        return new World<>(holders, state, Collections.unmodifiableMap(changed));
    }

    World<S> forgetting(Site flag) {
        if (!flags.containsKey(flag)) {
            return this;
        }
        Map<Site, Boolean> changed = new LinkedHashMap<>(flags);
        changed.remove(flag);
        return new World<>(holders, state, Collections.unmodifiableMap(changed));
    }
}
