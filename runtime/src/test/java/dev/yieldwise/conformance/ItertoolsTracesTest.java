package dev.yieldwise.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The traces of CPython's itertools (itertools.json), row by row. The name of a test is the id of its row. */
class ItertoolsTracesTest {
    @TestFactory
    Stream<DynamicTest> rowByRow() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("id").textValue(),
                        () -> assertThat(ItertoolsTraces.mismatch(row)).isNull()));
    }

    @Test
    void noRowIsLostByAccident() {
        assertThat(rows()).hasSize(48);
    }

    private static List<JsonNode> rows() {
        return Conformance.ours("itertools.json");
    }
}
