package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFoldersTest {
    @TempDir
    private Path folder;

    private final MavenProject project = new MavenProject();

    @BeforeEach
    void aProject() throws IOException {
        project.setBuild(new Build());
        project.getBuild().setDirectory(folder.resolve("target").toString());
        project.addCompileSourceRoot(directory("src/main/java"));
        project.addCompileSourceRoot(directory("target/generated-sources/annotations"));
        project.addCompileSourceRoot(folder.resolve("src/absent/java").toString());
        project.addTestCompileSourceRoot(directory("src/test/java"));
    }

    private String directory(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name)).toString();
    }

    @Test
    void whatExistsAndIsWrittenByHand() {
        assertThat(SourceFolders.of(project, false)).containsExactly(folder.resolve("src/main/java"));
        assertThat(SourceFolders.of(project, true))
                .containsExactly(folder.resolve("src/main/java"), folder.resolve("src/test/java"));
    }

    @Test
    void aPomHasNoSources() {
        project.setPackaging("pom");
        assertThat(SourceFolders.of(project, true)).isEmpty();
    }
}
