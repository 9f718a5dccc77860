package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.paths.Slashes;
import java.io.IOException;
import java.nio.file.Path;

/** How messages name files. */
public final class Places {
    private Places() {}

    /** A path, relative to a folder where it lies below it, always with '/'. */
    public static String shown(Path path, Path base) {
        return Slashes.shown(real(base), path.toAbsolutePath().normalize());
    }

    /** Where a value comes from: a line of a file, or what else said it. */
    public static String shown(Origin origin, Path base) {
        return origin.file()
                .map(file -> shown(file, base) + ":" + origin.line())
                .orElse(origin.text());
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
