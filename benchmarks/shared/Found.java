import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the checker said of one place. */
record Found(String rule, String level, String certainty, String path, int start, int end, String message) {

    /** Checks a folder. The report lies beside it, and what the checker prints. */
    static List<Found> in(Path folder, String checker, String classpath, String... options)
            throws IOException, InterruptedException {
        Path json = folder.resolveSibling(folder.getFileName() + ".json");
        Files.deleteIfExists(json);
        List<String> command = new ArrayList<>(List.of(
                checker, "check", folder.toString(), "--base", folder.toString(), "--classpath", classpath, "--quiet",
                "--fail-on", "never", "--report", "json=" + json));
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolveSibling(folder.getFileName() + ".txt").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("YIELDWISE_JAVA_OPTS", "-Xmx2g");
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("the checker ended with " + status + " for " + folder);
        }
        return read(json);
    }

    private static List<Found> read(Path json) throws IOException {
        List<Found> found = new ArrayList<>();
        Map<?, ?> report = (Map<?, ?>) Json.read(Files.readString(json));
        for (Object each : (List<?>) report.get("findings")) {
            Map<?, ?> finding = (Map<?, ?>) each;
            Map<?, ?> at = (Map<?, ?>) finding.get("location");
            found.add(new Found(
                    (String) finding.get("rule"),
                    (String) finding.get("level"),
                    (String) finding.get("certainty"),
                    (String) at.get("path"),
                    ((Number) at.get("startLine")).intValue(),
                    ((Number) at.get("endLine")).intValue(),
                    (String) finding.get("message")));
        }
        return found;
    }

    /** The same finding in two copies of a file: lines shift, messages do not. */
    String anywhere() {
        return rule + path + message;
    }

    @Override
    public String toString() {
        return path + ":" + start + " " + rule + " (" + certainty + ") " + message;
    }
}
