package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Generator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application on the class path, and this library on the module path, in a JVM of their own without more options. */
@Timeout(120)
class LibraryOnModulePathTest {
    private static final String APPLICATION = """
            import dev.yieldwise.Generator;

            class Application {
                public static void main(String[] args) {
                    String greeting = "hello";
                    Generator<String> words = Generator.of(out -> {
                        out.yield(greeting);
                        out.yield("world");
                    });
                    System.out.println(Generator.class.getModule() + " " + words.engine().single() + " " + words.toList());
                }
            }
            """;

    @Test
    void bodiesOfTheApplicationAreWoven(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Application.java"), APPLICATION);
        Path library = Path.of(Generator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path said = folder.resolve("said.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        library.toString(),
                        "--add-modules",
                        "dev.yieldwise",
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said, StandardCharsets.UTF_8))
                .contains("module dev.yieldwise WOVEN [hello, world]");
    }
}
