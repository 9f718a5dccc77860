package dev.yieldwise.analyzer.types;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** Whether a class is its own supertype, or one of its supertypes is. No Java, but it must not be walked for ever. */
    static boolean cyclic(String name, Function<String, Optional<ClassFacts>> find) {
        Map<String, Integer> open = new HashMap<>();
        for (String type : upwards(name, find)) {
            List<String> supertypes =
                    find.apply(type).map(ClassFacts::supertypes).orElse(List.of());
            open.put(type, (int) supertypes.stream().distinct().count());
        }
        // Takes away whoever has no supertypes left; those that remain stand above each other.
        Deque<String> ready = new ArrayDeque<>();
        Map<String, List<String>> subtypes = new HashMap<>();
        open.forEach((type, count) -> {
            if (count == 0) {
                ready.add(type);
            }
            find.apply(type).map(ClassFacts::supertypes).orElse(List.of()).stream()
                    .distinct()
                    .forEach(supertype -> subtypes.computeIfAbsent(supertype, key -> new ArrayList<>())
                            .add(type));
        });
        int removed = 0;
        while (!ready.isEmpty()) {
            removed++;
            for (String subtype : subtypes.getOrDefault(ready.remove(), List.of())) {
                if (open.merge(subtype, -1, Integer::sum) == 0) {
                    ready.add(subtype);
                }
            }
        }
        return removed < open.size();
    }
}
