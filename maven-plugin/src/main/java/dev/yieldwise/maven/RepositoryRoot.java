package dev.yieldwise.maven;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder to which reports are relative: code scanning reads paths from the root of the repository. */
final class RepositoryRoot {
    private RepositoryRoot() {}

    /** The nearest folder around a module that has a {@code .git}, which is a file in a worktree; else where Maven started. */
    static Path of(Path module, Path executionRoot) {
        for (Path folder = module.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return executionRoot.toAbsolutePath().normalize();
    }
}
