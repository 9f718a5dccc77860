package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yieldwise.fixtures.sarif.SarifGate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many results as code scanning takes, written, read and merged in a process that may use little memory. */
@Order(1)
class BigReportTest {
    private static final SarifGate GATE = new SarifGate();

    @TempDir
    private static Path folder;

    private static Path written;
    private static Path merged;

    @BeforeAll
    static void inLittleMemory() throws Exception {
        written = folder.resolve("big.sarif");
        merged = folder.resolve("merged.sarif");
        Path said = folder.resolve("said.txt");
        // but for the limit, as the launcher starts the checker
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BigReport.class.getName(),
                        written.toString(),
                        merged.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(said)).isZero();
    }

    @Test
    void whatIsWrittenPassesTheGate() throws Exception {
        try (InputStream in = Files.newInputStream(written)) {
            assertThat(GATE.sizeFaults(in)).isEmpty();
        }
        assertThat(validated(written)).isEqualTo(SarifReporter.MAX_RESULTS);
    }

    /**
     * Holds a log against the gate, a hundred results at a time, each time as a log of its own: the tree of the whole would
     * take gigabytes.
     *
     * @return how many results there were
     */
    private static int validated(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode log = mapper.createObjectNode();
        int results = 0;
        try (JsonParser json = mapper.createParser(file.toFile())) {
            json.nextToken();
            for (String name = json.nextFieldName(); !name.equals("runs"); name = json.nextFieldName()) {
                log.put(name, json.nextTextValue());
            }
            json.nextToken();
            json.nextToken();
            ObjectNode run = log.withArray("runs").addObject();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (!name.equals("results")) {
                    run.set(name, mapper.readTree(json));
                    continue;
                }
                ArrayNode part = run.withArray("results");
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    part.add(mapper.<JsonNode>readTree(json));
                    results++;
                    if (part.size() == 100) {
                        assertThat(GATE.faults(log)).isEmpty();
                        part.removeAll();
                    }
                }
            }
        }
        assertThat(GATE.faults(log)).isEmpty();
        return results;
    }

    @Test
    void mergedWithItselfItIsTheSame() throws Exception {
        assertThat(Files.size(merged)).isEqualTo(Files.size(written));
    }
}
