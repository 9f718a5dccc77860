package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.fixtures.sarif.SarifGate;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many results as code scanning takes, in a process that may use little memory. */
class BigReportTest {
    @TempDir
    private Path folder;

    @Test
    void isWrittenInLittleMemoryAndPassesTheGate() throws Exception {
        Path file = folder.resolve("big.sarif");
        run("-Xmx256m", file);
        String log = Files.readString(file);
        assertThat(log.split("\"ruleId\"")).hasSize(SarifReporter.MAX_RESULTS + 1);
        assertThat(new SarifGate().faults(log)).isEmpty();
    }

    @Test
    void isMergedInLittleMemory() throws Exception {
        Path file = folder.resolve("big.sarif");
        Path merged = folder.resolve("merged.sarif");
        run("-Xmx256m", file, merged);
        assertThat(Files.size(merged)).isEqualTo(Files.size(file));
    }

    private void run(String limit, Path... files) throws Exception {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                limit,
                "-cp",
                System.getProperty("java.class.path"),
                BigReport.class.getName());
        for (Path file : files) {
            builder.command().add(file.toString());
        }
        int status = builder.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(said)).isZero();
    }
}
