package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A block of a body that can as well be a method of its own that takes the handle: it yields, jumps nowhere, and leaves
 * nothing behind in variables but what its last operation sets.
 *
 * @param ops the operations of the method
 * @param last what the method returns the value of, for its caller to set; null if it returns nothing
 * @param parameters the variables it takes
 */
record Extraction(List<JsonNode> ops, JsonNode last, Set<String> parameters) {
    private static final Set<String> SUSPENDS = Set.of("yield", "from");

    /** The method that a block can be, or null. */
    static Extraction of(JsonNode block, Mentions whole, boolean inLoop) {
        if (!suspends(block) || jumps(block, false, false)) {
            return null;
        }
        Mentions inside = new Mentions(block);
        List<JsonNode> ops = new ArrayList<>();
        block.forEach(ops::add);
        Set<String> left = left(inside, whole, inLoop);
        JsonNode last = null;
        if (!left.isEmpty()) {
            last = ops.remove(ops.size() - 1);
            if (left.size() > 1 || !setsOnly(last, left) || !Collections.disjoint(assigned(ops), left)) {
                return null;
            }
        }
        return new Extraction(ops, last, inside.counts.keySet());
    }

    /** What is set in a block and may be read after it. */
    private static Set<String> left(Mentions inside, Mentions whole, boolean inLoop) {
        Set<String> left = new TreeSet<>(inside.assigned);
        left.removeIf(name -> !inLoop && inside.counts.get(name).equals(whole.counts.get(name)));
        return left;
    }

    private static Set<String> assigned(List<JsonNode> ops) {
        Set<String> names = new TreeSet<>();
        ops.forEach(op -> names.addAll(new Mentions(op).assigned));
        return names;
    }

    private static boolean setsOnly(JsonNode op, Set<String> names) {
        return switch (op.get(0).textValue()) {
            case "yield" -> op.size() > 2 && names.contains(op.get(2).asText());
            case "set" -> names.contains(op.get(1).asText());
            default -> false;
        };
    }

    private static boolean suspends(JsonNode code) {
        for (JsonNode op : code) {
            if (SUSPENDS.contains(op.path(0).asText()) || suspends(op)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a block ends its body, a loop around it, or throws what was caught around it. */
    private static boolean jumps(JsonNode block, boolean inLoop, boolean inCatch) {
        for (JsonNode op : block) {
            boolean jumps = switch (op.get(0).textValue()) {
                case "return" -> true;
                case "break", "continue" -> !inLoop;
                case "reraise" -> !inCatch;
                case "loop" -> jumps(op.get(2), true, inCatch);
                case "for" -> jumps(op.get(3), true, inCatch);
                case "if" -> jumps(op.get(2), inLoop, inCatch) || jumps(op.path(3), inLoop, inCatch);
                case "try" -> attemptJumps(op, inLoop, inCatch);
                default -> false;
            };
            if (jumps) {
                return true;
            }
        }
        return false;
    }

    private static boolean attemptJumps(JsonNode op, boolean inLoop, boolean inCatch) {
        for (JsonNode clause : op.get(2)) {
            if (jumps(clause.get(2), inLoop, true)) {
                return true;
            }
        }
        return jumps(op.get(1), inLoop, inCatch) || jumps(op.path(3), inLoop, inCatch);
    }
}
