package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The variables of some code of the body language, and what else it has to do with. May name too many, never too few. */
final class Mentions {
    /** Where an operation names the variable that it sets. */
    private static final Map<String, Integer> TARGETS =
            Map.of("yield", 2, "from", 2, "for", 1, "set", 1, "new", 1, "next", 2, "send", 3, "throw", 3, "state", 2);

    private static final Set<String> DRIVING = Set.of("next", "send", "throw", "close", "state");

    /** How often each variable is named. */
    final Map<String, Integer> counts = new TreeMap<>();

    final Set<String> assigned = new TreeSet<>();

    /** Names of generators of the driver. */
    final Set<String> driven = new TreeSet<>();

    /** Names of bodies of which generators are made. */
    final Set<String> made = new TreeSet<>();

    /** Names that arguments are given to. */
    final Set<String> arguments = new TreeSet<>();

    boolean self;

    Mentions(JsonNode code) {
        collect(code);
    }

    private void collect(JsonNode node) {
        if (node.isObject()) {
            iterable(node);
        } else if (node.isArray() && node.path(0).isTextual()) {
            operation(node, node.get(0).textValue());
        }
        node.forEach(this::collect);
    }

    private void iterable(JsonNode node) {
        if (node.path("v").isTextual()) {
            count(node.get("v").textValue());
        }
        if (node.has("gen")) {
            made.add(node.get("gen").asText());
            node.path("args").fieldNames().forEachRemaining(arguments::add);
        }
        if (node.has("g")) {
            driven.add(node.get("g").asText());
        }
        self |= node.has("self");
    }

    private void operation(JsonNode op, String name) {
        int target = TARGETS.getOrDefault(name, op.size());
        if (op.path(target).isTextual()) {
            assign(op.get(target).textValue());
        }
        if (DRIVING.contains(name) && op.path(1).isTextual()) {
            drive(op.get(1).textValue());
        }
        if (name.equals("new")) {
            made.add(op.path(2).asText());
            op.path(3).fieldNames().forEachRemaining(arguments::add);
        }
        if (name.equals("try")) {
            for (JsonNode clause : op.path(2)) {
                if (clause.path(1).isTextual()) {
                    assign(clause.get(1).textValue());
                }
            }
        }
    }

    private void drive(String target) {
        if (target.equals("self")) {
            self = true;
        } else if (target.startsWith("@")) {
            driven.add(target.substring(1));
        } else {
            count(target);
        }
    }

    private void assign(String name) {
        assigned.add(name);
        count(name);
    }

    private void count(String name) {
        counts.merge(name, 1, Integer::sum);
    }
}
