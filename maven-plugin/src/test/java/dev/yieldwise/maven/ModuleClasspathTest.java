package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModuleClasspathTest {
    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();

    private MavenProject module(String name) {
        MavenProject project = new MavenProject();
        project.setGroupId("it");
        project.setArtifactId(name);
        project.setVersion("1");
        project.setBuild(new Build());
        project.getBuild().setOutputDirectory(path(name, "classes").toString());
        project.getBuild().setTestOutputDirectory(path(name, "test-classes").toString());
        return project;
    }

    private Path path(String module, String name) {
        return folder.resolve(module).resolve("target").resolve(name);
    }

    private static Artifact artifact(String name, String scope, String type) {
        DefaultArtifactHandler handler = new DefaultArtifactHandler(type);
        handler.setAddedToClasspath(!type.equals("zip"));
        return new DefaultArtifact("it", name, "1", scope, type, null, handler);
    }

    private ModuleClasspath of(MavenProject project, List<MavenProject> reactor, boolean tests, Artifact... artifacts) {
        project.setArtifacts(new LinkedHashSet<>(List.of(artifacts)));
        ModuleClasspath found = ModuleClasspath.of(
                project,
                reactor,
                tests,
                wanted -> wanted.stream()
                        .filter(artifact -> !artifact.getArtifactId().startsWith("lost"))
                        .collect(Collectors.toMap(
                                artifact -> artifact, artifact -> Path.of(artifact.getArtifactId() + ".jar"))),
                artifact -> artifact.getArtifactId().startsWith("seen"));
        found.tellMissing(log.log());
        return found;
    }

    @Test
    void mainSourcesSeeWhatTheCompilerSees() {
        Artifact[] artifacts = {
            artifact("compile", "compile", "jar"),
            artifact("provided", "provided", "jar"),
            artifact("system", "system", "jar"),
            artifact("runtime", "runtime", "jar"),
            artifact("test", "test", "jar"),
            artifact("archive", "compile", "zip")
        };
        assertThat(of(module("app"), List.of(), false, artifacts).entries())
                .containsExactly(Path.of("compile.jar"), Path.of("provided.jar"), Path.of("system.jar"));
        assertThat(of(module("app"), List.of(), true, artifacts).entries()).hasSize(5);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void ownClassesComeFirst() throws IOException {
        Path classes = Files.createDirectories(path("app", "classes"));
        Path testClasses = Files.createDirectories(path("app", "test-classes"));
        Artifact library = artifact("compile", "compile", "jar");
        assertThat(of(module("app"), List.of(), false, library).entries())
                .containsExactly(classes, Path.of("compile.jar"));
        assertThat(of(module("app"), List.of(), true, library).entries())
                .containsExactly(classes, testClasses, Path.of("compile.jar"));
    }

    @Test
    void aSiblingIsItsFolderOfClasses() throws IOException {
        Path classes = Files.createDirectories(path("lib", "classes"));
        Path testClasses = Files.createDirectories(path("lib", "test-classes"));
        ModuleClasspath found = of(
                module("app"),
                List.of(module("lib")),
                true,
                artifact("lib", "compile", "jar"),
                artifact("lib", "test", "test-jar"));
        assertThat(found.entries()).containsExactly(classes, testClasses);
    }

    @Test
    void aSiblingThatIsNotBuiltIsMissedAndNeverAskedFor() {
        ModuleClasspath found = of(module("app"), List.of(module("lib")), false, artifact("lib", "compile", "jar"));
        assertThat(found.entries()).isEmpty();
        assertThat(found.missing()).containsExactly("it:lib:jar:1");
        assertThat(log.lines)
                .containsExactly("warn types of 1 dependency are not known, so findings may be missed (compile first): "
                        + "it:lib:jar:1");
    }

    @Test
    void whoseSourcesAreInSightIsNotMissed() {
        ModuleClasspath found = of(module("app"), List.of(module("seen")), false, artifact("seen", "compile", "jar"));
        assertThat(found.entries()).isEmpty();
        assertThat(log.lines).isEmpty();
    }

    @Test
    void whatMavenHasIsTaken() {
        Artifact packaged = artifact("lib", "compile", "jar");
        packaged.setFile(folder.resolve("lib.jar").toFile());
        assertThat(of(module("app"), List.of(module("lib")), false, packaged).entries())
                .containsExactly(folder.resolve("lib.jar"));
    }

    @Test
    void manyMissingOnesAreNotAllNamed() {
        Artifact[] lost = new Artifact[7];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = artifact("lost" + i, "compile", "jar");
        }
        assertThat(of(module("app"), List.of(), false, lost).missing()).hasSize(7);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .contains("7 dependencies", "lost4")
                .endsWith(", ...");
        assertThat(log.lines.get(0)).doesNotContain("lost5");
    }
}
