package dev.yieldwise.conformance;

import dev.yieldwise.EngineChoice;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the cases of which every body that ran was woven, and why others were not. */
final class Weaving {
    /**
     * The share of the cases that must be woven.
     *
     * <p>To be 0.98 as soon as there is a woven engine: this line enables the assertion in all tests.
     */
    static final double REQUIRED = 0;

    /** By case, what refused a body of it: nothing if all were woven. */
    private final Map<String, Set<String>> refusals = new ConcurrentHashMap<>();

    /** By way in which bodies are written, what refused one. */
    private final Map<String, Long> shapes = new ConcurrentHashMap<>();

    private final Map<String, Long> made = new ConcurrentHashMap<>();

    /** Notes on what engine a new generator will run. */
    void made(String id, Shape shape, EngineChoice choice) {
        Set<String> reasons = refusals.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet());
        made.merge(told(shape), 1L, Long::sum);
        if (!choice.single().name().equals("WOVEN")) {
            String reason = choice.single() + ": " + choice.reason().replaceAll("\\d+", "N");
            reasons.add(reason);
            shapes.merge(told(shape), 1L, Long::sum);
        }
    }

    private static String told(Shape shape) {
        return shape.form() + (shape.sendless() ? " of a generator" : "");
    }

    long cases() {
        return refusals.size();
    }

    double share() {
        long woven = refusals.values().stream().filter(Set::isEmpty).count();
        return refusals.isEmpty() ? 1 : (double) woven / refusals.size();
    }

    /** How many generators were made of bodies written in each way, and how many of them were not woven. */
    Map<String, String> byShape() {
        Map<String, String> counts = new TreeMap<>();
        made.forEach((shape, number) -> counts.put(shape, shapes.getOrDefault(shape, 0L) + " of " + number));
        return counts;
    }

    @Override
    public String toString() {
        Map<String, Long> grouped = new TreeMap<>();
        refusals.values().forEach(reasons -> reasons.forEach(reason -> grouped.merge(reason, 1L, Long::sum)));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "    %.2f %% of %d cases woven; not woven, by form: %s%n",
                100 * share(),
                cases(),
                byShape()));
        grouped.forEach((reason, number) -> text.append(String.format("    %6d cases refused, %s%n", number, reason)));
        return text.toString();
    }
}
