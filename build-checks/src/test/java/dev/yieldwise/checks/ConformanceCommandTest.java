package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code runtime/conformance.sh}: all cases pass on JDK 17 and 25, and once more against the shipped jar alone. */
@Tag("deep")
@Isolated("the script builds the runtime again, which others use")
final class ConformanceCommandTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(3600)
    void allCasesPassOnEveryEngineAndJdk() throws Exception {
        Stream.of(Tools.POSIX_SHELL, Tools.jdk(17), Tools.jdk(25))
                .forEach(tool -> assumeTrue(tool.isThere(), tool.reason()));
        Path totals = folder.resolve("totals.txt");
        int status = new ProcessBuilder("bash", "runtime/conformance.sh")
                .directory(Repository.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(totals.toFile())
                .start()
                .waitFor();
        String said = Files.readString(totals);
        System.out.println(said);
        assertThat(status).as(said).isZero();
        for (String jdk :
                Javac.RELEASES.stream().map(release -> "JDK " + release + "\\.").toList()) {
            assertThat(said)
                    .containsPattern(jdk + ".*runtime/target/classes/, class path")
                    .containsPattern(jdk + ".*\\.jar, class path")
                    .containsPattern(jdk + ".*\\.jar, module path");
        }
        // five files on each of five engines, in three ways, on two JDKs
        assertThat(said.lines().filter(line -> line.endsWith(" cases, 0 failed")))
                .hasSize(5 * 5 * 3 * 2);
    }
}
