package dev.yieldwise.rules.knowledge;

import dev.yieldwise.analyzer.typestate.Site;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The state of a collection: what it is known to be, and who iterates it.
 *
 * @param allocated the class with which it was made, as {@link MutationTable} names it; empty if that was not seen
 * @param iterations the iterations that go on, by the loop or the call that began them
 */
public record Iterating(Optional<String> allocated, Map<Site, Iteration> iterations) {
    /**
     * An iteration that goes on.
     *
     * @param form as the table names it
     * @param staleBy the mutation that it has not noticed yet
     */
    public record Iteration(String form, Optional<Site> staleBy) {}

    public Iterating {
        iterations = Collections.unmodifiableMap(new LinkedHashMap<>(iterations));
    }

    static Iterating of(Optional<String> allocated) {
        return new Iterating(allocated, Map.of());
    }

    /** What a story calls it. */
    String told() {
        if (iterations.values().stream()
                .anyMatch(iteration -> iteration.staleBy().isPresent())) {
            return "changed meanwhile";
        }
        return iterations.isEmpty() ? "at rest" : "iterated";
    }

    Iterating begin(Site site, String form) {
        Map<Site, Iteration> more = new LinkedHashMap<>(iterations);
        more.put(site, new Iteration(form, Optional.empty()));
        return new Iterating(allocated, more);
    }

    Iterating end(Site site) {
        Map<Site, Iteration> fewer = new LinkedHashMap<>(iterations);
        fewer.remove(site);
        return new Iterating(allocated, fewer);
    }

    /** The iteration does not know of the mutation yet; an earlier one that it does not know of either stays. */
    Iterating stale(Site site, Site mutation) {
        Map<Site, Iteration> changed = new LinkedHashMap<>(iterations);
        changed.computeIfPresent(
                site,
                (key, iteration) -> iteration.staleBy().isPresent()
                        ? iteration
                        : new Iteration(iteration.form(), Optional.of(mutation)));
        return new Iterating(allocated, changed);
    }

    /** The iteration has noticed. */
    Iterating noticed(Site site) {
        Map<Site, Iteration> changed = new LinkedHashMap<>(iterations);
        changed.computeIfPresent(site, (key, iteration) -> new Iteration(iteration.form(), Optional.empty()));
        return new Iterating(allocated, changed);
    }

    /** The call turned out to change nothing. */
    Iterating unchangedBy(Site mutation) {
        Map<Site, Iteration> changed = new LinkedHashMap<>();
        iterations.forEach((site, iteration) -> changed.put(
                site,
                iteration.staleBy().filter(mutation::equals).isPresent()
                        ? new Iteration(iteration.form(), Optional.empty())
                        : iteration));
        return new Iterating(allocated, changed);
    }

    /** With other names for its places. */
    Iterating renamed(UnaryOperator<Site> name) {
        Map<Site, Iteration> changed = new LinkedHashMap<>();
        iterations.forEach((site, iteration) -> changed.put(
                name.apply(site),
                new Iteration(iteration.form(), iteration.staleBy().map(name))));
        return new Iterating(allocated, changed);
    }

    Optional<Site> staleBy(Site site) {
        return Optional.ofNullable(iterations.get(site)).flatMap(Iteration::staleBy);
    }
}
