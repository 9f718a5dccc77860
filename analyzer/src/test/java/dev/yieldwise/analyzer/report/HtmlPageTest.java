package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The report in a browser: what it looks like and does is told by {@code src/test/browser/report.test.mjs}. */
@Tag("deep")
class HtmlPageTest {
    private static final Path BASE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    private static final Path TESTS = BASE.resolve("src/test/browser");
    private static final Path PAGES = BASE.resolve("target/report-pages");
    private static final Path NODE = BASE.resolve("target/browser");

    private static final List<String> EVIL = List.of(
            "</script><script>globalThis.evil = 1; alert(1)</script>",
            "</style><style>* { display: none }</style>",
            "</details></pre></code><img src=x onerror='globalThis.evil = 1'>",
            "\" onfocus=\"globalThis.evil = 1\" autofocus tabindex=\"0",
            "' onclick='globalThis.evil = 1",
            "<!--",
            "{} {}",
            "\u202Edrawkcab");

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aBrowserShowsIt() throws IOException, InterruptedException {
        assumeTrue(Tools.CHROMIUM.isThere(), Tools.CHROMIUM.reason());
        assumeTrue(Tools.NPM.isThere(), Tools.NPM.reason());
        Files.createDirectories(PAGES);
        page("many.html", Samples.many());
        page("closed.html", HtmlReporterTest.crowd(HtmlReporter.OPEN + 5));
        page("crowd.html", HtmlReporterTest.crowd(5_000));
        page("clean.html", Samples.report(List.of()));
        page("evil.html", evil());
        Files.createDirectories(NODE);
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.toList()) {
                Files.writeString(NODE.resolve(file.getFileName()), Files.readString(file));
            }
        }
        run("npm", "ci", "--no-audit", "--no-fund");
        run("node", "report.test.mjs", PAGES.toString(), Tools.chromium().orElseThrow());
    }

    private static void page(String name, Report report) throws IOException {
        Files.writeString(PAGES.resolve(name), Samples.written(new HtmlReporter(SampleSources.of(report)), report));
    }

    private static Report evil() {
        return Samples.report(EVIL.stream()
                .map(text -> {
                    Location at = Samples.at(text + "/A.java", 3, "f(); // " + text, "f()");
                    return Samples.finding(
                            Samples.UnprimedSend.RULE,
                            Certainty.DEFINITE,
                            at,
                            text,
                            new Step(Samples.at(text, 1, text, text), text, Optional.of(text)),
                            new Step(at, text, Optional.of("fails")));
                })
                .toList());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(NODE.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s\n%s", String.join(" ", command), output)
                .isZero();
    }
}
