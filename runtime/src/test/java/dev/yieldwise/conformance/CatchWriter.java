package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What becomes of the catch clauses of the language: Java's own, wherever Java's types tell the kind. */
final class CatchWriter {
    /**
     * A clause of Java.
     *
     * @param clauses what it does: one if its type alone tells the kind, else each with a test of its own
     */
    record Clause(String type, boolean isTyped, List<JsonNode> clauses) {}

    private static final Map<String, String> TYPES = Map.of(
            "E1", "Kinds.E1",
            "E1a", "Kinds.E1a",
            "E2", "Kinds.E2",
            "B1", "Kinds.B1",
            "Exit", "GeneratorExit",
            "Stop", "NoSuchElementException",
            "NoSend", "UnsupportedOperationException",
            "Exc", "Exception",
            "Any", "Throwable");

    /** Those that share a class, which tells them apart by its reason. */
    private static final Set<String> BY_REASON = Set.of("Rt", "Reentrant", "Unprimed");

    private CatchWriter() {}

    static List<Clause> clauses(JsonNode all, Random random) {
        List<Clause> written = new ArrayList<>();
        List<String> before = new ArrayList<>();
        boolean tested = random.nextInt(6) == 0;
        for (int i = 0; i < all.size(); i++) {
            String kind = all.get(i).get(0).textValue();
            if (before.stream().anyMatch(other -> covers(other, kind))) {
                continue;
            }
            if (tested || BY_REASON.contains(kind)) {
                written.add(rest(all, i, before));
                break;
            }
            written.add(new Clause(TYPES.get(kind), true, List.of(all.get(i))));
            before.add(kind);
        }
        return written;
    }

    /** What is left, in one clause: what it does not handle would not come to a clause after it. */
    private static Clause rest(JsonNode all, int from, List<String> before) {
        List<JsonNode> clauses = new ArrayList<>();
        for (int i = from; i < all.size(); i++) {
            String kind = all.get(i).get(0).textValue();
            if (before.stream().noneMatch(other -> covers(other, kind))) {
                clauses.add(all.get(i));
            }
        }
        boolean byReason = clauses.stream()
                .allMatch(clause -> BY_REASON.contains(clause.get(0).textValue()));
        return new Clause(byReason ? "GeneratorStateException" : "Throwable", false, clauses);
    }

    /** Whether nothing of a kind is left for a clause after one of another kind. */
    private static boolean covers(String kind, String other) {
        return kind.equals(other)
                || kind.equals("Any")
                || kind.equals("Exc") && !Set.of("Any", "B1", "Exit").contains(other)
                || kind.equals("E1") && other.equals("E1a");
    }

    static String test(String kind, String error) {
        if (kind.equals("Any")) {
            return "!World.uncatchable(" + error + ")";
        }
        return BY_REASON.contains(kind)
                ? "Kinds.matches(\"" + kind + "\", " + error + ")"
                : error + " instanceof " + TYPES.get(kind);
    }
}
