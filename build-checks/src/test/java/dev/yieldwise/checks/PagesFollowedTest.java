package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows {@code docs/maven.md} and {@code docs/ci.md} to the letter, as somebody who has never had Yieldwise: an empty
 * local repository, what is committed of this checkout, and a project with one defect. It downloads all of Maven's plugins.
 */
@Tag("deep")
final class PagesFollowedTest {
    private static final String FINDING = "src/main/java/shop/Shop.java:11:\\d+ error ExhaustedReuse ";

    @TempDir
    private Path folder;

    @Test
    void maven() throws Exception {
        List<String> commands = blocks("docs/maven.md", "sh");
        assertThat(commands).as("install, try, use").hasSize(3);
        Path project = aProject("");
        assertThat(run(commands.get(0), folder)).as("the checkout").contains("BUILD SUCCESS");
        assertThat(run(commands.get(1), project)).as("without touching the pom").containsPattern(FINDING);

        aProject(blocks("docs/maven.md", "xml").get(0));
        for (String command : commands.get(2).split("\n")) {
            assertThat(run(command, project)).as(command).containsPattern("\\[ERROR\\] " + FINDING);
        }
        assertThat(project.resolve("target/yieldwise.sarif")).content().contains("\"ExhaustedReuse\"");
    }

    @Test
    void continuousIntegration() throws Exception {
        List<String> commands = blocks("docs/ci.md", "sh");
        assertThat(commands).as("the job").hasSize(1);
        Path project = aProject("");
        assertThat(run(commands.get(0) + "\n", project))
                .containsPattern("src/main/java/shop/Shop.java:11:\\d+: error\\[ExhaustedReuse\\] \\[\\*\\] definite")
                .contains("1 error in 1 file");
        assertThat(project.resolve("yieldwise.sarif")).content().contains("\"src/main/java/shop/Shop.java\"");
    }

    /** The fenced blocks of a language, in the order of the page. */
    private static List<String> blocks(String page, String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Repository.read(Repository.ROOT.resolve(page)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private Path aProject(String build) throws IOException {
        Path project = folder.resolve("project");
        Path source = project.resolve("src/main/java/shop/Shop.java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(project.resolve(".git"));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>shop</groupId>
                    <artifactId>shop</artifactId>
                    <version>1</version>
                    <properties>
                        <maven.compiler.source>17</maven.compiler.source>
                        <maven.compiler.target>17</maven.compiler.target>
                        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    </properties>
                """ + build + "</project>\n");
        Files.writeString(source, """
                package shop;

                import java.util.List;
                import java.util.stream.Stream;

                final class Shop {
                    long total(List<String> names) {
                        Stream<String> stream = names.stream();
                        long all = stream.count();
                        return all
                                + stream.count();
                    }
                }
                """);
        return project;
    }

    /** What a command prints; it may fail. */
    private String run(String command, Path in) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -e\n" + command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put("YIELDWISE_REPOSITORY", Repository.ROOT.toUri().toString());
        builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("repository"));
        builder.start().waitFor();
        return Files.readString(log).replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
