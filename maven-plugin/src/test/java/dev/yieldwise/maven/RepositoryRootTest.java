package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepositoryRootTest {
    @TempDir
    private Path folder;

    @Test
    void theNearestRepositoryWins() throws IOException {
        Path module = Files.createDirectories(folder.resolve("outer/inner/module"));
        Files.createDirectory(folder.resolve("outer/.git"));
        assertThat(RepositoryRoot.of(module)).isEqualTo(folder.resolve("outer"));
        Files.createFile(folder.resolve("outer/inner/.git")); // as in a worktree
        assertThat(RepositoryRoot.of(module)).isEqualTo(folder.resolve("outer/inner"));
    }

    @Test
    void withoutRepositoryItIsWhereMavenStarted() throws IOException {
        Path started = Files.createDirectories(folder.resolve("plain"));
        assertThat(RepositoryRoot.of(started)).isEqualTo(started);
    }
}
