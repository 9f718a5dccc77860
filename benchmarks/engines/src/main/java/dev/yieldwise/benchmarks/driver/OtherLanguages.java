package dev.yieldwise.benchmarks.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Generators of the languages that have them, where they are installed. */
final class OtherLanguages {
    /** Interpreter and script. */
    private static final Map<String, List<String>> SCRIPTS =
            Map.of("python3", List.of("python3", "engines.py"), "node", List.of("node", "--expose-gc", "engines.mjs"));

    private final Path folder;
    private final Effort effort;

    OtherLanguages(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** Adds rows, or a line about what is missing. */
    void measure(List<Measured> rows, List<String> missing) throws InterruptedException {
        for (String interpreter : List.of("python3", "node")) {
            List<String> command = new ArrayList<>(SCRIPTS.get(interpreter));
            int script = command.size() - 1;
            command.set(script, folder.resolve(command.get(script)).toString());
            command.add(String.valueOf(effort.rounds() * effort.iterations()));
            try {
                rows.addAll(run(command));
            } catch (IOException notThere) {
                missing.add(interpreter + " is not here, or failed: " + notThere.getMessage());
            }
        }
    }

    private static List<Measured> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("status " + process.exitValue());
        }
        ObjectMapper json = new ObjectMapper();
        List<Measured> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            JsonNode said = json.readTree(line);
            List<List<Double>> values = new ArrayList<>();
            said.get("values").forEach(value -> values.add(List.of(value.asDouble())));
            rows.add(Measured.of(
                    said.get("id").asText(),
                    Group.valueOf(said.get("group").asText()),
                    said.get("label").asText(),
                    values,
                    ""));
        }
        return rows;
    }
}
