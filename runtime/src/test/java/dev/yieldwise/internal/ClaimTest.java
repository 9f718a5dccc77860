package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.Generator;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Woven generators belong to the thread that uses them first, until another one comes: nothing is lost or given twice. */
class ClaimTest {
    @Test
    void itIsAWovenGeneratorThatIsHandedOver() {
        assertThat(Generator.of(out -> out.yield(1)).engine().single()).isEqualTo(Kind.WOVEN);
    }

    @Test
    void eachElementGoesToOneOfTwoThreads() throws Exception {
        long seed = System.nanoTime();
        assertThat(HandedOver.wrong(300, seed)).isEmpty();
    }

    /** The interpreter can be stopped between any two instructions, compiled code only at its safepoints. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
    void alsoInWhateverWayTheCodeIsRun(String way) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        way,
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                        HandedOver.class.getName(),
                        "300",
                        Long.toString(System.nanoTime()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
