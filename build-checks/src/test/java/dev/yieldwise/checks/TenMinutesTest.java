package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows {@code docs/ten-minutes.md} as a newcomer does: its commands in their order, in one shell, with the real program. What
 * each of them prints stands behind it; {@code -Dupdate} writes it.
 */
final class TenMinutesTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/ten-minutes.md");
    private static final Pattern STEP =
            Pattern.compile("^```sh\n(.*?)^```\n(\n```text\n(.*?)^```\n)?", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String END_OF_STEP = "-- end of step --";

    @TempDir
    private Path folder;

    private Path checkout;

    @BeforeEach
    void aCheckout() throws IOException {
        assumeTrue(Tools.BASH.isThere(), Tools.BASH.reason());
        assumeTrue(Tools.GIT.isThere(), Tools.GIT.reason());
        checkout = Files.createDirectory(folder.resolve("checkout"));
        Path history = Path.of("docs/ten-minutes/stock.history");
        Files.createDirectories(checkout.resolve(history).getParent());
        Files.copy(Repository.ROOT.resolve(history), checkout.resolve(history));
        // the program from where the build has it, in the place of the script that would build it again
        Path start = checkout.resolve("yieldwise");
        Files.writeString(
                start,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' dev.yieldwise.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void thePageHolds() throws Exception {
        String page = Repository.read(PAGE);
        List<MatchResult> steps = STEP.matcher(page).results().toList();
        assertThat(steps).hasSizeGreaterThan(8);
        List<String> printed = run(steps.stream().map(step -> step.group(1)).toList());
        assertThat(printed).hasSameSizeAs(steps);
        StringBuilder actual = new StringBuilder();
        int end = 0;
        for (int i = 0; i < steps.size(); i++) {
            MatchResult step = steps.get(i);
            actual.append(page, end, step.start())
                    .append("```sh\n")
                    .append(step.group(1))
                    .append("```\n");
            if (step.group(2) != null) {
                actual.append("\n```text\n").append(printed.get(i)).append("```\n");
            } else {
                assertThat(printed.get(i)).as(step.group(1)).isEmpty();
            }
            end = step.end();
        }
        actual.append(page, end, page.length());
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, actual);
        }
        assertThat(actual.toString()).as("rewrite it with -Dupdate").isEqualTo(Repository.read(PAGE));
    }

    /** What the words of the page promise, whatever the outputs in it are. */
    @Test
    void whatIsPromisedIsPrinted() {
        List<String> outputs = STEP.matcher(Repository.read(PAGE))
                .results()
                .filter(step -> step.group(3) != null)
                .map(step -> step.group(3))
                .toList();
        assertThat(outputs.get(1)).as("check").contains("ExhaustedReuse", "SwallowedClose", "2 files; 5 files");
        assertThat(outputs.get(2)).as("baseline").contains("no findings").endsWith("the job is green\n");
        assertThat(outputs.get(3))
                .as("text")
                .startsWith("src/main/java/stock/Stock.java:32:")
                .containsOnlyOnce("help:");
        assertThat(outputs.get(4))
                .as("SARIF and HTML")
                .isEqualTo("\"ruleId\": \"MutationDuringIteration\"\nsrc/main/java/stock/Stock.java\n");
        assertThat(outputs.get(5))
                .as("since")
                .startsWith("src/main/java/stock/Stock.java:32:")
                .hasLineCount(1);
        assertThat(outputs.get(6)).as("fix").contains("+        items.removeIf(");
        assertThat(outputs.get(9)).as("the end").contains("yieldwise-baseline.jsonl: 0 findings", "no findings");
    }

    /** One shell for all steps, which may fail, as a person's does. */
    private List<String> run(List<String> steps) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (String step : steps) {
            script.append(step).append("echo '").append(END_OF_STEP).append("'\n");
        }
        Path file = Files.writeString(folder.resolve("steps.sh"), script);
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.equals("CLICOLOR_FORCE"));
        environment.putAll(Map.of(
                "YIELDWISE", checkout.toString(),
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_NAME", "A Newcomer",
                "GIT_AUTHOR_EMAIL", "newcomer@example.org",
                "GIT_COMMITTER_NAME", "A Newcomer",
                "GIT_COMMITTER_EMAIL", "newcomer@example.org"));
        assertThat(builder.start().waitFor()).isZero();
        String all = Files.readString(log);
        return List.of(all.split(Pattern.quote(END_OF_STEP + "\n")));
    }
}
