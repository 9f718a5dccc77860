package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists what the modules before this one skipped, as their Surefire reports tell it: a skip is never silent. */
final class SkippedTest {
    private static final Pattern SKIPPED =
            Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"[^>]*(?<!/)>\\s*(<skipped[^\n]*)");
    private static final Pattern REASON = Pattern.compile("Assumption failed: ([^\n\"\\]]*)|message=\"([^\"]*)\"");

    @Test
    void onlyForAToolThatIsMissing() throws IOException {
        List<String> skipped = new ArrayList<>();
        List<String> unfounded = new ArrayList<>();
        for (String module : Repository.MODULES) {
            for (Path report : reports(module)) {
                Matcher test = SKIPPED.matcher(Repository.read(report));
                while (test.find()) {
                    String reason = reason(test.group(3));
                    String line = test.group(2) + "." + test.group(1) + ": " + reason;
                    skipped.add(line);
                    if (!reason.startsWith(Tools.MISSING)) {
                        unfounded.add(line);
                    }
                }
            }
        }
        System.out.println("Skipped tests: " + skipped.size());
        skipped.forEach(line -> System.out.println("  " + line));
        assertThat(unfounded)
                .as("skipped, but not by Tools (mvn clean, if a report is old)")
                .isEmpty();
    }

    private static String reason(String skipped) {
        Matcher reason = REASON.matcher(skipped);
        if (!reason.find()) {
            return "no reason";
        }
        return reason.group(1) == null ? reason.group(2) : reason.group(1);
    }

    private static List<Path> reports(String module) throws IOException {
        Path folder = Repository.ROOT.resolve(module).resolve("target/surefire-reports");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }
}
