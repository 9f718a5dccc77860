package dev.yieldwise.analyzer.types;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Walks up from a class to its supertypes. */
final class Hierarchies {
    private Hierarchies() {}

    /** The class itself, then its supertypes breadth first, superclass before interfaces. */
    static Set<String> upwards(String name, Function<String, Optional<ClassFacts>> find) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>();
        waiting.add(name);
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (seen.add(next)) {
                find.apply(next).ifPresent(facts -> waiting.addAll(facts.supertypes()));
            }
        }
        return seen;
    }
}
