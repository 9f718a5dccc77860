package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.Coroutine;
import java.util.Map;
import java.util.Optional;

/** Makes the generators of cases: a {@link BodyEngine} that knows the cases it is for. */
interface Bodies {
    /**
     * A new generator.
     *
     * @param bodies the bodies of the case: the very node of its row
     */
    Coroutine<Object, Object, Object> make(World world, JsonNode bodies, String name, Map<String, Object> args);

    /** What the bodies of a case were made to, for the report of a difference. */
    default String source(JsonNode bodies) {
        return "";
    }

    /**
     * A case has been run.
     *
     * @param elsewhere whether a body was seen on another thread than that of its driver
     */
    default void ended(JsonNode bodies, boolean elsewhere) {}

    /** What was woven of these; empty if no body of these ever can be. */
    default Optional<Weaving> weaving() {
        return Optional.empty();
    }
}
