package dev.yieldwise.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The traces of CPython's itertools (itertools.json), row by row. The name of a test is the id of its row. */
class ItertoolsTracesTest {
    /** A stage whose function has failed has ended, in all of Yieldwise (D25); CPython's C iterators go on. */
    private static final Map<String, List<String>> DECIDED_OTHERWISE = Map.of(
            "IT-16", List.of("built", "s:1", "out 1", "s:3", "exc ArithmeticError", "stop", "stop"),
            "IT-48", List.of("built", "s:1", "out 1", "s:3", "exc ArithmeticError", "stop", "stop"));

    @TestFactory
    Stream<DynamicTest> rowByRow() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("id").textValue(),
                        () -> assertThat(ItertoolsTraces.trace(row))
                                .as("%s %s", row.get("expr"), row.get("text"))
                                .isEqualTo(wanted(row))));
    }

    @Test
    void noRowIsLostByAccident() throws IOException {
        assertThat(rows()).hasSize(48);
    }

    private static List<String> wanted(JsonNode row) {
        List<String> trace = new ArrayList<>();
        row.get("expect").forEach(entry -> trace.add(entry.textValue()));
        return DECIDED_OTHERWISE.getOrDefault(row.get("id").textValue(), trace);
    }

    private static List<JsonNode> rows() throws IOException {
        try (InputStream in = ItertoolsTracesTest.class.getResourceAsStream("/conformance/itertools.json")) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(in).get("cases").spliterator(), false)
                    .toList();
        }
    }
}
