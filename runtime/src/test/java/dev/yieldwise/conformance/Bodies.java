package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.Coroutine;
import java.util.Map;

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

    /** How many cases were woven, and why the others were not; empty if no body of these ever can be. */
    default String weaving() {
        return "";
    }
}
