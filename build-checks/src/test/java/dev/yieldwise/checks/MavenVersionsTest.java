package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plugin in other Mavens than the one of this build: the oldest that is promised, the newest of each line after it. They
 * are fetched as any artifact is, and build the project {@code reactor} of the plugin's own tests, with the plugin as those
 * have installed it.
 */
@Tag("deep")
final class MavenVersionsTest {
    private static final Path PLUGIN = Repository.ROOT.resolve("maven-plugin");
    private static final Path INSTALLED = PLUGIN.resolve("target/it-repo");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "3.9.11", "4.0.0-rc-6"})
    void checksAReactor(String version) throws Exception {
        Path mavens = Path.of("target/mavens").toAbsolutePath();
        Path mvn = mavens.resolve("apache-maven-" + version + "/bin/mvn");
        Tools maven = Tools.maven(version, () -> Files.exists(mvn) || isFetched(version, mavens));
        assumeTrue(maven.isThere(), maven.reason());
        assertThat(INSTALLED).as("mvn verify installs the plugin there").isDirectory();

        Path project = aReactor();
        String called = maven(mvn, project, "-T", "2", "yieldwise:check");
        String built = maven(mvn, project, "-T", "1C", "verify");
        for (String log : List.of(called, built)) {
            assertThat(log)
                    .containsPattern("\\[ERROR\\] app/src/main/java/app/App.java:12:\\d+ error ExhaustedReuse ")
                    .containsPattern("\\[ERROR\\] app/src/main/java/app/App.java:17:\\d+ error ExhaustedReuse ")
                    .containsPattern("\\[ERROR\\] lib/src/main/java/lib/Names.java:19:\\d+ error ExhaustedReuse ")
                    .containsOnlyOnce("3 errors in 2 files")
                    .contains("3 findings in it:app, it:lib.", "BUILD FAILURE");
        }
        assertThat(project.resolve("target/yieldwise.sarif"))
                .content()
                .contains("\"app/src/main/java/app/App.java\"", "\"lib/src/main/java/lib/Names.java\"");

        assertThat(maven(mvn, project, "yieldwise:baseline")).contains("3 findings, 3 new, 0 gone", "BUILD SUCCESS");
        assertThat(maven(mvn, project, "verify", "-Dyieldwise.baselineFile=yieldwise-baseline.jsonl"))
                .contains("no findings (3 kept silent) in 2 files", "BUILD SUCCESS");
        assertThat(maven(mvn, project, "yieldwise:fix")).contains("fixed nothing; 2 errors in 1 file", "BUILD SUCCESS");
    }

    private boolean isFetched(String version, Path mavens) {
        try {
            String log = run(
                    Path.of("."),
                    List.of(
                            "mvn",
                            "-B",
                            "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:unpack",
                            "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin",
                            "-DoutputDirectory=" + mavens));
            return log.contains("BUILD SUCCESS");
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** As the invoker has filled it in, before it was built. */
    private Path aReactor() throws IOException {
        Path from = PLUGIN.resolve("target/it/reactor");
        Path project = folder.resolve("reactor");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path name = from.relativize(file);
                boolean source = name.endsWith("pom.xml") || name.toString().endsWith(".java");
                if (source && Files.isRegularFile(file)) {
                    Files.createDirectories(project.resolve(name).getParent());
                    Files.copy(file, project.resolve(name));
                }
            }
        }
        Files.createDirectory(project.resolve(".git"));
        return project;
    }

    private String maven(Path mvn, Path project, String... arguments) throws IOException, InterruptedException {
        String outer = Path.of(
                        System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"))
                .toUri()
                .toString();
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                Repository.read(PLUGIN.resolve("src/it/settings.xml")).replace("@localRepositoryUrl@", outer));
        List<String> command = new ArrayList<>(
                List.of(mvn.toString(), "-B", "-s", settings.toString(), "-Dmaven.repo.local=" + INSTALLED));
        command.addAll(List.of(arguments));
        return run(project, command);
    }

    private String run(Path in, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.waitFor();
        return Files.readString(log);
    }
}
