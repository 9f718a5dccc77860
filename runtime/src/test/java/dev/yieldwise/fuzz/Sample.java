package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Code.Block;
import java.util.List;
import java.util.Set;

/**
 * A generated class with the scripts that its body is driven by.
 *
 * @param name of the class
 * @param source its text, as a tree
 * @param sites its yields
 * @param refused what no woven engine can run of it
 */
record Sample(
        long seed,
        String name,
        Shape shape,
        boolean coroutine,
        Block source,
        List<Site> sites,
        Set<Refusal> refused,
        List<Script> scripts) {
    static final String PACKAGE = "fuzzed";

    String text() {
        return source.text("");
    }

    String fullName() {
        return PACKAGE + "." + name;
    }

    Sample with(Block simpler) {
        return new Sample(seed, name, shape, coroutine, simpler, sites, refused, scripts);
    }

    Sample with(Script script) {
        return new Sample(seed, name, shape, coroutine, source, sites, refused, List.of(script));
    }
}
