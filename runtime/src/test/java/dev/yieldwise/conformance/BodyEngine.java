package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import java.util.Set;

/** What runs the bodies of a case. A new engine of the library gets a line here. */
enum BodyEngine {
    /** A thread for each body, as the library gives it to a coroutine. */
    THREAD {
        @Override
        Coroutine<Object, Object, Object> make(JsonNode code, CoroutineBody<Object, Object, Object> body) {
            return Coroutine.of(body);
        }
    },

    /** Bodies are called by whole-sequence consumers wherever D25 allows it; else a thread each. */
    PUSH {
        @Override
        Coroutine<Object, Object, Object> make(JsonNode code, CoroutineBody<Object, Object, Object> body) {
            return mayBeCalled(code) ? dev.yieldwise.internal.TestEngines.called("pushed", body) : Coroutine.of(body);
        }
    };

    private static final Set<String> SUSPENDS = Set.of("yield", "from");
    private static final Set<String> JUMPS = Set.of("return", "break", "continue");
    private static final Set<String> TAKES_EXIT = Set.of("Any", "Exit");

    abstract Coroutine<Object, Object, Object> make(JsonNode code, CoroutineBody<Object, Object, Object> body);

    /** Whether a consumer of the whole sequence can run otherwise than element by element. */
    boolean runsWholeSequences() {
        return this == PUSH;
    }

    /**
     * The rule of PushCheck, told from the code of the language: once GeneratorExit is raised at a yield, nothing but
     * clean-up that ends by throwing can be come to.
     */
    static boolean mayBeCalled(JsonNode code) {
        for (JsonNode op : code) {
            if (op.isArray() && op.get(0) != null && op.get(0).asText().equals("try") && op.size() > 2) {
                boolean guarded = contains(op.get(1), SUSPENDS);
                boolean cleansUp = op.size() > 3 && !op.get(3).isNull();
                if (guarded && cleansUp && (contains(op.get(3), SUSPENDS) || contains(op.get(3), JUMPS))) {
                    return false;
                }
                boolean failsOtherwise = contains(op.get(1), Set.of("from")) || contains(op.get(1), Set.of("try"));
                for (JsonNode clause : op.get(2)) {
                    if (guarded
                            && (failsOtherwise
                                    || TAKES_EXIT.contains(clause.get(0).asText()))) {
                        return false;
                    }
                    if (cleansUp && contains(clause.get(2), SUSPENDS) && contains(op.get(3), JUMPS)) {
                        return false;
                    }
                }
            }
            if (op.isContainerNode() && !mayBeCalled(op)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(JsonNode block, Set<String> operations) {
        for (JsonNode op : block) {
            boolean is = op.isArray()
                    && op.size() > 0
                    && operations.contains(op.get(0).asText());
            if (is || op.isContainerNode() && contains(op, operations)) {
                return true;
            }
        }
        return false;
    }
}
