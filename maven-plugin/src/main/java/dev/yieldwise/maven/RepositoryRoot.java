package dev.yieldwise.maven;

import dev.yieldwise.analyzer.paths.Repositories;
import java.nio.file.Path;

/** The folder to which reports are relative: code scanning reads paths from the root of the repository. */
final class RepositoryRoot {
    private RepositoryRoot() {}

    /** The nearest folder around where Maven started that has a {@code .git}, which is a file in a worktree; else that one. */
    static Path of(Path started) {
        Path start = started.toAbsolutePath().normalize();
        return Repositories.around(start).orElse(start);
    }
}
