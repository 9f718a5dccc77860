package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Where the variables of a body are declared: all at its beginning, or each in the innermost block that has all its uses. */
final class Declarations {
    private final Mentions whole;

    /** Those that are not declared yet. */
    private final Set<String> pending = new TreeSet<>();

    Declarations(Mentions whole) {
        this.whole = whole;
    }

    /**
     * The declarations that a body begins with.
     *
     * @param given by variable, what it begins with; null otherwise
     */
    List<String> atTheBeginning(Map<String, String> given, Random random) {
        boolean late = random.nextBoolean();
        List<String> lines = new ArrayList<>();
        for (String variable : whole.counts.keySet()) {
            if (late && !given.containsKey(variable)) {
                pending.add(variable);
            } else {
                lines.add(declaration(variable, given.getOrDefault(variable, "null")));
            }
        }
        return lines;
    }

    /** The declarations before an operation: of what it needs, but for what only one of its blocks needs. */
    List<String> before(JsonNode op) {
        Set<String> needed = new TreeSet<>(pending);
        needed.retainAll(new Mentions(op).counts.keySet());
        inner(op).stream()
                .map(block -> new Mentions(block).counts)
                .forEach(uses ->
                        needed.removeIf(variable -> whole.counts.get(variable).equals(uses.get(variable))));
        pending.removeAll(needed);
        return needed.stream().map(variable -> declaration(variable, "null")).toList();
    }

    boolean has(String variable) {
        return !pending.contains(variable);
    }

    /** The blocks of an operation that can have variables of their own: in a loop, they would be lost after each round. */
    private static List<JsonNode> inner(JsonNode op) {
        List<JsonNode> blocks = new ArrayList<>();
        switch (op.get(0).textValue()) {
            case "if" -> {
                blocks.add(op.get(2));
                blocks.add(op.path(3));
            }
            case "try" -> {
                blocks.add(op.get(1));
                op.get(2).forEach(clause -> blocks.add(clause.get(2)));
                blocks.add(op.path(3));
            }
            default -> {
                return blocks;
            }
        }
        return blocks;
    }

    private static String declaration(String variable, String initial) {
        return "Object " + Expressions.variable(variable) + " = " + initial + ";";
    }
}
