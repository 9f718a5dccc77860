package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/formats.md} shows what the program prints; {@code -Dupdate} writes what it prints into the page. */
class FormatsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "formats.md");

    /** An example: how it is made, and what stands between its fences. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?<=^<!-- )(?<made>[^\n]*)(?<head> -->\n```\\w+\n)(?<shown>.*?)(?=^```)",
            Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern SOURCE = Pattern.compile("^```java\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String CUT = "...\n";

    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void project() throws IOException {
        page = Files.readString(PAGE);
        Matcher source = SOURCE.matcher(page);
        assertThat(source.find()).isTrue();
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/Shop.java"), source.group(1));
    }

    @Test
    void theExamplesAreWhatIsPrinted() throws IOException {
        String made = EXAMPLE.matcher(page)
                .replaceAll(example ->
                        Matcher.quoteReplacement(example.group(1) + example.group(2) + shown(example.group(1))));
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, made);
        } else {
            assertThat(page).as("docs/formats.md is stale; -Dupdate writes it").isEqualTo(made);
        }
    }

    @Test
    void everyFormatHasItsPart() {
        for (String format : Format.labels()) {
            assertThat(page).contains("\n## " + format + "\n").contains("| [`" + format + "`](#" + format + ") |");
        }
    }

    private String shown(String made) {
        if (made.equals("job summary")) {
            printed("check", "src", "--report", "github");
            return summary();
        }
        String[] parts = made.split(", ");
        String text = printed(parts[0].replaceFirst("^yieldwise ", "").split(" "));
        return parts.length == 1 ? text : excerpt(parts[1]).apply(text);
    }

    /** {@code from "member"} or {@code to "member"}: the lines from it on, or those before it. */
    private static UnaryOperator<String> excerpt(String part) {
        String member = part.substring(part.indexOf('"'));
        return text -> {
            int at = text.lastIndexOf("\n", text.indexOf(member + ": [")) + 1;
            String indent = text.substring(at, text.indexOf('"', at));
            return part.startsWith("from") ? indent + CUT + text.substring(at) : text.substring(0, at) + indent + CUT;
        };
    }

    private String printed(String... args) {
        StringWriter out = new StringWriter();
        Map<String, String> environment = Map.of(
                "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString(),
                "GITHUB_SERVER_URL", "https://github.com",
                "GITHUB_REPOSITORY", "acme/shop",
                "GITHUB_SHA", "4f2a9c1");
        Host host =
                new Host(new PrintWriter(out), new PrintWriter(new StringWriter()), folder, environment, false, false);
        assertThat(Main.run(host, GeneratorRules.ALL, args)).isEqualTo(1);
        return out.toString();
    }

    /** What the last step added. */
    private String summary() {
        try {
            String text = Files.readString(folder.resolve("summary.md"));
            return text.substring(text.lastIndexOf("## Yieldwise"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
