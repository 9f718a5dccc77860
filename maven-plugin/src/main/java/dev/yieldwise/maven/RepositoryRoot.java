package dev.yieldwise.maven;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder to which reports are relative: code scanning reads paths from the root of the repository. */
final class RepositoryRoot {
    private RepositoryRoot() {}

    /** The nearest folder around where Maven started that has a {@code .git}, which is a file in a worktree; else that one. */
    static Path of(Path started) {
        Path start = started.toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return start;
    }
}
