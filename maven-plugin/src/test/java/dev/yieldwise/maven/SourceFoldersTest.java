package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(SourceFolders.of(project, false, true)).containsExactly(folder.resolve("src/main/java"));
        assertThat(SourceFolders.of(project, true, true))
                .containsExactly(folder.resolve("src/main/java"), folder.resolve("src/test/java"));
    }

    @Test
    void whatIsGeneratedIsCheckedIfThatIsAskedForAndAlwaysInSight() {
        List<Path> both =
                List.of(folder.resolve("src/main/java"), folder.resolve("target/generated-sources/annotations"));
        assertThat(SourceFolders.of(project, false, false)).isEqualTo(both);
        assertThat(SourceFolders.inSight(project, new Siblings(List.of(), List.of()), false))
                .isEqualTo(both);
    }

    @Test
    void siblingsAreInSight() throws IOException {
        MavenProject library = sibling("lib");
        MavenProject client = sibling("client");
        assertThat(SourceFolders.inSight(project, new Siblings(List.of(library), List.of(client)), true))
                .containsExactly(
                        folder.resolve("src/main/java"),
                        folder.resolve("target/generated-sources/annotations"),
                        folder.resolve("src/test/java"),
                        folder.resolve("lib/src/main/java"),
                        folder.resolve("lib/src/test/java"),
                        folder.resolve("client/src/main/java"),
                        folder.resolve("client/src/test/java"));
    }

    private MavenProject sibling(String name) throws IOException {
        MavenProject sibling = new MavenProject();
        sibling.setBuild(new Build());
        sibling.getBuild().setDirectory(folder.resolve(name + "/target").toString());
        sibling.addCompileSourceRoot(directory(name + "/src/main/java"));
        sibling.addTestCompileSourceRoot(directory(name + "/src/test/java"));
        return sibling;
    }

    @Test
    void aPomHasNoSources() {
        project.setPackaging("pom");
        assertThat(SourceFolders.of(project, true, true)).isEmpty();
    }
}
