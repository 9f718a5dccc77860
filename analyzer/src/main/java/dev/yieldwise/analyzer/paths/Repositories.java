package dev.yieldwise.analyzer.paths;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where repositories are. */
public final class Repositories {
    private Repositories() {}

    /** Whether a folder is the root of one; in a worktree and in a submodule, {@code .git} is a file. */
    public static boolean isRoot(Path folder) {
        return Files.exists(folder.resolve(".git"));
    }

    /** The nearest root, the folder itself or one around it. */
    public static Optional<Path> around(Path folder) {
        for (Path each = folder; each != null; each = each.getParent()) {
            if (isRoot(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
