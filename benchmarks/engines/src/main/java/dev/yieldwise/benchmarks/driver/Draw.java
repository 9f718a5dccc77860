package dev.yieldwise.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the page and its charts of {@code engines.json}: {@code Draw DOCS [RESULTS...]}. Results given replace those of the same
 * JDK in that file first.
 */
final class Draw {
    private Draw() {}

    public static void main(String[] args) throws IOException {
        Path docs = Path.of(args[0]);
        Path all = docs.resolve("engines.json");
        Map<Integer, Results> byJdk = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        if (Files.exists(all)) {
            files.add(all);
        }
        for (int i = 1; i < args.length; i++) {
            files.add(Path.of(args[i]));
        }
        for (Path file : files) {
            for (Results each : Results.read(file)) {
                byJdk.put(each.machine().feature(), each);
            }
        }
        if (byJdk.isEmpty()) {
            throw new IllegalStateException("nothing was measured yet: there is no " + all);
        }
        List<Results> results = List.copyOf(byJdk.values());
        Results.write(results, all);
        Files.createDirectories(docs.resolve("images"));
        for (Group group : Group.values()) {
            if (!Page.labels(group, results).isEmpty()) {
                Files.writeString(docs.resolve("images").resolve(Page.image(group)), Chart.of(group, results));
            }
        }
        Files.writeString(docs.resolve("engines.md"), Page.of(results));
    }
}
