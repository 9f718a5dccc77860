package dev.yieldwise.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the checker's rule ManualDelegation says when it calls its fix safe: a loop that only yields what it gets has the same
 * trace as {@code yieldFrom}, if its source is a plain list, or a generator without handlers and clean-up. Here delegations of
 * the recorded cases become such loops, and must still do what CPython did. Exceptions that Java checks do not occur in
 * them: those come wrapped out of a generator that is asked, and the rule's own test looks at them.
 */
class ByHandTest {
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());

    private static final Set<String> FILES = Set.of("cases.json", "random-5000.jsonl");

    /** What drives generators from within bodies; there, all may know of each other. */
    private static final Set<String> DRIVING = Set.of("new", "next", "send", "throw", "close", "state");

    @ParameterizedTest
    @EnumSource(names = {"THREAD", "PUSH"})
    void aLoopDoesWhatDelegationDoesWhereNobodyHearsOfTheDifference(BodyEngine engine) {
        List<JsonNode> rows = byHand((row, source) -> isDeaf(row, source, new HashSet<>()));
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(Conformance.mismatches(rows, engine.on(rows, SEED), new Random(SEED)))
                .as("seed %s; -Dyieldwise.seed runs it again", SEED)
                .isEmpty();
    }

    @Test
    void elsewhereItDoesNot() {
        List<JsonNode> rows = byHand((row, source) -> source.has("gen") && !isDeaf(row, source, new HashSet<>()));
        assertThat(Conformance.mismatches(rows, BodyEngine.THREAD.on(rows, SEED), new Random(SEED)))
                .isNotEmpty();
    }

    /** The cases in which a delegation is replaced, with that. */
    private static List<JsonNode> byHand(BiPredicate<JsonNode, JsonNode> replaced) {
        List<JsonNode> rows = new ArrayList<>();
        FILES.stream().flatMap(file -> Conformance.ours(file).stream()).forEach(row -> {
            ObjectNode changed = row.deepCopy();
            long count = Stream.of(changed.get("bodies"))
                    .flatMap(bodies -> bodies.properties().stream())
                    .mapToLong(body -> replace((ArrayNode) body.getValue(), row, replaced))
                    .sum();
            if (count > 0 && tellsNobody(row)) {
                rows.add(changed);
            }
        });
        return rows;
    }

    /** Whether the case neither sends a value, which a loop would drop, nor asks who is delegated to. */
    private static boolean tellsNobody(JsonNode row) {
        for (JsonNode step : row.get("driver")) {
            String operation = step.get(0).textValue().split("@")[0];
            boolean sends = operation.equals("send") && !step.get(1).isNull();
            if (sends || operation.equals("delegating")) {
                return false;
            }
        }
        return !mentions(row.get("bodies"), DRIVING);
    }

    private static long replace(ArrayNode block, JsonNode row, BiPredicate<JsonNode, JsonNode> replaced) {
        long count = 0;
        for (int i = 0; i < block.size(); i++) {
            JsonNode op = block.get(i);
            if (!op.isArray() || op.isEmpty()) {
                continue;
            }
            boolean statement = op.get(0).asText().equals("from") && op.size() == 2;
            if (statement && replaced.test(row, op.get(1))) {
                ArrayNode loop = block.arrayNode().add("for").add("byHand").add(op.get(1));
                loop.addArray().addArray().add("yield").addObject().put("v", "byHand");
                block.set(i, loop);
                count++;
            } else {
                count += replace((ArrayNode) op, row, replaced);
            }
        }
        return count;
    }

    /** Whether a source lets through all that is thrown into it, and nobody else has it. */
    private static boolean isDeaf(JsonNode row, JsonNode source, Set<String> assumed) {
        if (source.has("list")) {
            return true;
        }
        if (!source.has("gen")) {
            return false;
        }
        String name = source.get("gen").textValue();
        JsonNode body = row.get("bodies").get(name);
        return !assumed.add(name) || !mentions(body, Set.of("try")) && delegatesToDeaf(row, body, assumed);
    }

    private static boolean delegatesToDeaf(JsonNode row, JsonNode block, Set<String> assumed) {
        for (JsonNode op : block) {
            boolean from = op.isArray() && op.size() > 1 && op.get(0).asText().equals("from");
            if (from ? !isDeaf(row, op.get(1), assumed) : !delegatesToDeaf(row, op, assumed)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mentions(JsonNode code, Set<String> operations) {
        for (JsonNode op : code) {
            boolean is = op.isArray()
                    && !op.isEmpty()
                    && operations.contains(op.get(0).asText());
            if (is || op.isContainerNode() && mentions(op, operations)) {
                return true;
            }
        }
        return false;
    }
}
