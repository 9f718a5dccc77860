import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks copies of a library. */
record Checker(String script, Path work) {

    record Found(String rule, String certainty, String path, int start, int end, String message) {
        String place() {
            return path + ":" + start;
        }
    }

    /** A copy of a library in which one file in each mutant's place is changed; due: the lines, by path. */
    record Copy(Library library, Path folder, Map<Mutant, Map<String, Set<Integer>>> due) {}

    Copy copy(Library library, String name, List<Mutant> mutants) throws IOException {
        Path folder = work.resolve(name).resolve(library.name());
        delete(folder);
        Map<Path, Mutant> changed = new HashMap<>();
        mutants.forEach(mutant -> changed.put(mutant.site().unit().file(), mutant));
        Map<Mutant, Map<String, Set<Integer>>> due = new LinkedHashMap<>();
        for (Path source : library.files()) {
            Path target = folder.resolve(library.sources().relativize(source).toString());
            Files.createDirectories(target.getParent());
            Mutant mutant = changed.get(source);
            if (mutant == null) {
                Files.copy(source, target);
                continue;
            }
            Map<String, Set<Integer>> lines = new HashMap<>();
            Set<Integer> own = new HashSet<>();
            Files.writeString(target, mutant.applied(own));
            lines.put(path(folder, target), own);
            for (Mutant.Extra extra : mutant.extras()) {
                Path beside = target.resolveSibling(extra.file().getFileName());
                Files.writeString(beside, Javac.text(extra));
                lines.put(path(folder, beside), mutant.due(extra));
            }
            due.put(mutant, lines);
        }
        return new Copy(library, folder, due);
    }

    List<Found> check(Copy copy) throws IOException, InterruptedException {
        Path json = copy.folder().resolveSibling(copy.library().name() + ".json");
        Files.deleteIfExists(json);
        ProcessBuilder builder = new ProcessBuilder(
                script, "check", copy.folder().toString(), "--base", copy.folder().toString(), "--classpath",
                copy.library().dependencies(), "--quiet", "--fail-on", "never", "--allow-incomplete", "--report", "json=" + json);
        builder.environment().putIfAbsent("YIELDWISE_JAVA_OPTS", "-Xmx2g");
        Process process = builder.redirectOutput(copy.folder().resolveSibling(copy.library().name() + ".txt").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException("the checker ended with " + status + " for " + copy.folder());
        }
        List<Found> found = new ArrayList<>();
        Map<?, ?> report = (Map<?, ?>) Json.read(Files.readString(json));
        for (Object each : (List<?>) report.get("findings")) {
            Map<?, ?> finding = (Map<?, ?>) each;
            Map<?, ?> at = (Map<?, ?>) finding.get("location");
            found.add(new Found(
                    (String) finding.get("rule"),
                    (String) finding.get("certainty"),
                    (String) at.get("path"),
                    ((Number) at.get("startLine")).intValue(),
                    ((Number) at.get("endLine")).intValue(),
                    (String) finding.get("message")));
        }
        return found;
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.delete(path);
            }
        }
    }
}
