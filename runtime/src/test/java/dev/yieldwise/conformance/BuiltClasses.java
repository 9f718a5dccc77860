package dev.yieldwise.conformance;

import dev.yieldwise.internal.FolderWeaver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Weaves classes as the build does it, in a folder. */
final class BuiltClasses {
    private BuiltClasses() {}

    /** All that is in the folder then, by the names of the classes. */
    static Map<String, byte[]> of(Map<String, byte[]> classes, List<Path> classPath) {
        try {
            Path folder = Files.createTempDirectory("built");
            try {
                for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                    Path file = folder.resolve(each.getKey().replace('.', '/') + ".class");
                    Files.createDirectories(file.getParent());
                    Files.write(file, each.getValue());
                }
                FolderWeaver.weave(folder, classPath, "tested");
                return read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path file : within(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/').replace('/', '.');
            if (name.endsWith(".class")) {
                classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : within(folder)) {
            Files.delete(file);
        }
    }

    /** The innermost first. */
    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
