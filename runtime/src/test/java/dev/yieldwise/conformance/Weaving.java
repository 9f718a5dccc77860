package dev.yieldwise.conformance;

import dev.yieldwise.EngineChoice;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the cases of which every body that ran was woven, and tells why others were not. */
final class Weaving {
    /**
     * The share of the cases that must be woven.
     *
     * <p>To be 0.98 as soon as there is a woven engine: this line enables the assertion, in the tests and in
     * {@code conformance.sh}.
     */
    static final double REQUIRED = 0.98;

    /** By case, what refused a body of it: nothing if all were woven. */
    private final ConcurrentMap<String, Set<String>> refusals = new ConcurrentHashMap<>();

    /** By the way in which a body is written, how many generators were made, and how many of them were woven. */
    private final ConcurrentMap<String, long[]> forms = new ConcurrentHashMap<>();

    /** Asks a new generator what it will run on. */
    void made(String id, Shape shape, EngineChoice choice) {
        Set<String> reasons = refusals.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet());
        boolean woven = choice.single().name().equals("WOVEN");
        if (!woven) {
            reasons.add(choice.single() + ", " + choice.reason().replaceAll("\\d+", "N"));
        }
        String form = shape.form() + (shape.sendless() ? " of a generator" : "");
        forms.merge(form, new long[] {1, woven ? 1 : 0}, (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
    }

    /** Takes a case for one that was not woven, whatever was said of it. */
    void ranElsewhere(String id) {
        Set<String> reasons = refusals.get(id);
        if (reasons.isEmpty()) {
            reasons.add("said to be woven, but seen on another thread");
        }
    }

    /** How many cases have run. */
    int cases() {
        return refusals.size();
    }

    /** How many cases were woven as a whole. */
    int woven() {
        return (int) refusals.values().stream().filter(Set::isEmpty).count();
    }

    /** Whether as many were woven as must be. */
    static boolean suffices(int woven, int cases) {
        return woven >= REQUIRED * cases;
    }

    /** The ways in which bodies were written. */
    Set<String> forms() {
        return new TreeSet<>(forms.keySet());
    }

    /** A few lines for people. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "    woven: %d of %d cases%n", woven(), cases()));
        new TreeMap<>(forms)
                .forEach((form, counts) ->
                        text.append(String.format("    %6d of %6d generators, %s%n", counts[1], counts[0], form)));
        Map<String, Integer> grouped = new TreeMap<>();
        refusals.values().forEach(reasons -> reasons.forEach(reason -> grouped.merge(reason, 1, Integer::sum)));
        grouped.forEach((reason, number) -> text.append(String.format("    %6d cases refused: %s%n", number, reason)));
        return text.toString();
    }
}
