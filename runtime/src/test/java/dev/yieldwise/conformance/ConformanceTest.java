package dev.yieldwise.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The traces of CPython 3.11 (cases.json) and of the decisions on looking ahead (lookahead.json), row by row. */
class ConformanceTest {
    @TestFactory
    Stream<DynamicTest> curatedCases() throws IOException {
        return tests("cases.json");
    }

    @TestFactory
    Stream<DynamicTest> lookaheadCases() throws IOException {
        return tests("lookahead.json");
    }

    /** One test for all: five thousand entries in a report help nobody. */
    @Test
    void randomCases() throws IOException {
        assertThat(mismatches("random-5000.jsonl", 5000)).isEmpty();
    }

    @Test
    void randomLookaheadCases() throws IOException {
        assertThat(mismatches("lookahead-1000.jsonl", 1000)).isEmpty();
    }

    @Test
    void noRowIsLostByAccident() throws IOException {
        assertThat(rows("cases.json")).hasSize(249);
        assertThat(rows("lookahead.json")).hasSize(18);
    }

    private static Stream<DynamicTest> tests(String file) throws IOException {
        return rows(file).stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id").textValue(), () -> {
                    String mismatch = CaseRunner.mismatch(row);
                    if (mismatch != null) {
                        fail(mismatch);
                    }
                }));
    }

    private static List<String> mismatches(String file, int rows) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> mismatches = new ArrayList<>();
        int run = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String mismatch = CaseRunner.mismatch(mapper.readTree(line));
                run++;
                if (mismatch != null) {
                    mismatches.add(mismatch);
                }
            }
        }
        assertThat(run).isEqualTo(rows);
        return mismatches;
    }

    private static InputStream open(String file) {
        return ConformanceTest.class.getResourceAsStream("/conformance/" + file);
    }

    private static List<JsonNode> rows(String file) throws IOException {
        try (InputStream in = open(file)) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).toList();
        }
    }
}
