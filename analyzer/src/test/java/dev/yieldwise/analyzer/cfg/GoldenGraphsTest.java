package dev.yieldwise.analyzer.cfg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The graphs of {@code test-fixtures/fixtures/cfg}, as text. {@code -Dupdate} writes them anew; then read the difference:
 * a wrong golden file is worse than none.
 */
class GoldenGraphsTest {
    private static final Path FIXTURES = Path.of("..", "test-fixtures", "fixtures", "cfg");

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void graphsAreAsRecorded(Path fixture) throws IOException {
        String graphs = CfgBuilder.bodies(Parsing.parse(Files.readString(fixture))).stream()
                .flatMap(owner -> CfgBuilder.of(owner).stream())
                .map(CfgPrinter::print)
                .collect(Collectors.joining("\n"));
        Path golden = fixture.resolveSibling(fixture.getFileName().toString().replaceAll("\\.java$", ".cfg"));
        if (System.getProperty("update") != null) {
            Files.writeString(golden, graphs);
        }
        assertThat(graphs).isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
    }
}
