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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many results as code scanning takes, in a process that may use little memory. */
class BigReportTest {
    private static final SarifGate GATE = new SarifGate();

    @TempDir
    private Path folder;

    @Test
    void isWrittenInLittleMemoryAndPassesTheGate() throws Exception {
        Path file = folder.resolve("big.sarif");
        run("-Xmx256m", file);
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(GATE.sizeFaults(in)).isEmpty();
        }
        assertThat(validated(file)).isEqualTo(SarifReporter.MAX_RESULTS);
    }

    /**
     * Holds a log against the gate, a thousand results at a time, each time as a log of its own: the tree of the whole would
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
                    if (part.size() == 1_000) {
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
    void isMergedInLittleMemory() throws Exception {
        Path file = folder.resolve("big.sarif");
        Path merged = folder.resolve("merged.sarif");
        run("-Xmx256m", file, merged);
        assertThat(Files.size(merged)).isEqualTo(Files.size(file));
    }

    private void run(String limit, Path... files) throws Exception {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                limit,
                "-cp",
                System.getProperty("java.class.path"),
                BigReport.class.getName());
        for (Path file : files) {
            builder.command().add(file.toString());
        }
        int status = builder.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(said)).isZero();
    }
}
