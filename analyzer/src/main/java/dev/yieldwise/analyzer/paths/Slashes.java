package dev.yieldwise.analyzer.paths;

import java.nio.file.Path;

/** Paths as text with '/', on every system. */
public final class Slashes {
    private Slashes() {}

    public static String of(Path path) {
        String separator = path.getFileSystem().getSeparator();
        return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
    }

    /** A path from a folder around it; both absolute. */
    public static String relative(Path folder, Path path) {
        String around = of(folder);
        return of(path).substring(around.endsWith("/") ? around.length() : around.length() + 1);
    }

    /** How a message names a path: from a folder where it lies below it, else in full; both absolute. */
    public static String shown(Path folder, Path path) {
        return path.startsWith(folder) && !path.equals(folder) ? relative(folder, path) : of(path);
    }
}
