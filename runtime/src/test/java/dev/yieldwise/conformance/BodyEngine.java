package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.internal.TestEngines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What runs the bodies of cases. A new engine of the library gets a line here. */
enum BodyEngine {
    /** Interpreted, on a thread for each body, which has nested calls. */
    THREAD {
        @Override
        Bodies on(List<JsonNode> rows, long seed) {
            return interpreted((code, body) -> Coroutine.of(body));
        }
    },

    /** Interpreted; bodies are called by whole-sequence consumers wherever D25 allows it; else a thread each. */
    PUSH {
        @Override
        Bodies on(List<JsonNode> rows, long seed) {
            return interpreted(
                    (code, body) -> mayBeCalled(code) ? TestEngines.called("pushed", body) : Coroutine.of(body));
        }
    },

    /** Compiled to plain Java by javac, as a user would write it, on the engine that the library chooses. */
    COMPILED {
        @Override
        Bodies on(List<JsonNode> rows, long seed) {
            return CompiledBodies.of(JavaSource.Compiler.JAVAC, rows, seed);
        }
    },

    /** The same by ECJ, whose class files are others. */
    COMPILED_BY_ECJ {
        @Override
        Bodies on(List<JsonNode> rows, long seed) {
            return CompiledBodies.of(JavaSource.Compiler.ECJ, rows, seed);
        }
    },

    /** By javac, and then woven as the build does it: nothing can be woven any more when they run. */
    COMPILED_AND_BUILT {
        @Override
        Bodies on(List<JsonNode> rows, long seed) {
            return CompiledBodies.of(rows, seed, sources -> JavaSource.built(JavaSource.Compiler.JAVAC, sources));
        }
    };

    private static final Set<String> SUSPENDS = Set.of("yield", "from");
    private static final Set<String> JUMPS = Set.of("return", "break", "continue");
    private static final Set<String> TAKES_EXIT = Set.of("Any", "Exit");

    /** The bodies of these cases on this engine; the seed chooses how they are written where they are written. */
    abstract Bodies on(List<JsonNode> rows, long seed);

    private interface Start {
        Coroutine<Object, Object, Object> of(JsonNode code, CoroutineBody<Object, Object, Object> body);
    }

    private static Bodies interpreted(Start start) {
        return (world, bodies, name, args) -> {
            JsonNode code = bodies.get(name);
            List<Coroutine<Object, Object, Object>> me = new ArrayList<>();
            Map<String, Object> variables = new HashMap<>(args);
            me.add(start.of(code, self -> new Interpreter(world, self, me.get(0), variables).run(code)));
            return me.get(0);
        };
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
