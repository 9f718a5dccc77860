package dev.yieldwise.benchmarks.driver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that was measured on one JDK, as it lies in a file.
 *
 * @param missing what could not be measured here, a line each
 */
record Results(Machine machine, List<Measured> rows, List<String> missing, List<Verdict> verdicts) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static String notWoven(String engine, String reason) {
        return "not woven: "
                + (reason.isBlank() ? "it runs on a " + engine.toLowerCase().replace('_', ' ') : reason);
    }

    Optional<Measured> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    static void write(Object results, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(results) + "\n");
    }

    /** One file of a run on one JDK, or the file of all of them. */
    static List<Results> read(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith("[")
                ? List.of(JSON.readValue(text, Results[].class))
                : List.of(JSON.readValue(text, Results.class));
    }
}
