package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.ClassReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The class files of a folder, by the internal names of their classes. */
final class ClassFolder {
    private static final String SUFFIX = ".class";

    /** The magic number and the version. */
    private static final int HEAD = 8;

    /** Each release of Java has a format, and they are counted alike. */
    private static final int OF_JAVA_0 = 44;

    private final Path folder;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private ClassFolder(Path folder) {
        this.folder = folder;
    }

    static ClassFolder read(Path folder) throws IOException {
        ClassFolder read = new ClassFolder(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(read::add);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return read;
    }

    private void add(Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        // module-info is no class, and what lies in META-INF/versions is for other releases of Java
        if (!path.endsWith(SUFFIX) || path.endsWith("-info" + SUFFIX) || path.startsWith("META-INF/")) {
            return;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            requireWhole(file, bytes);
            files.put(path.substring(0, path.length() - SUFFIX.length()), bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Says so of a file that is none, or only a part of one. */
    private static void requireWhole(Path file, byte[] bytes) throws IOException {
        try {
            if (bytes.length < HEAD || NestFile.version(bytes) <= newest()) {
                ClassFile.read(new ByteArrayInputStream(bytes));
            }
        } catch (IOException malformed) {
            throw new IOException(file + " is malformed: compile it again", malformed);
        }
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    /** The newest format that is known, also to the virtual machine that runs the build. */
    static int newest() {
        return Math.min(NestFile.NEWEST, Runtime.version().feature() + OF_JAVA_0);
    }

    boolean canRead(String name) {
        return NestFile.version(files.get(name)) <= newest();
    }

    /**
     * Whether a class or one that it inherits from names something of the library: only then it may be a body, have one, or be
     * woven.
     */
    boolean mayHaveBodies(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            return false;
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("dev/yieldwise/")) {
            return true;
        }
        return canRead(name) && mayHaveBodies(new ClassReader(bytes).getSuperName());
    }

    ClassReader reader(String name) throws IOException {
        try {
            return new ClassReader(files.get(name));
        } catch (RuntimeException malformed) {
            throw malformed(name, malformed);
        }
    }

    IOException malformed(String name, RuntimeException how) {
        return new IOException(file(name) + " is malformed: compile it again", how);
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    /** Writes what is new or has changed, each file at once; answers how many. */
    int write(Map<String, byte[]> classes) throws IOException {
        int written = 0;
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            if (!Arrays.equals(files.get(each.getKey()), each.getValue())) {
                write(file(each.getKey()), each.getValue());
                written++;
            }
        }
        return written;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path beside = Files.createTempFile(file.getParent(), ".woven", ".tmp");
        try {
            Files.write(beside, bytes);
            try {
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException elsewhere) {
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }
}
