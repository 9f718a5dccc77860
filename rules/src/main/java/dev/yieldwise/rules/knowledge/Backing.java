package dev.yieldwise.rules.knowledge;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * What something lazy keeps open until it is closed. As run on JDK 17 and 25 by counting the descriptors of the process; a
 * test drives each row on the real objects.
 */
public enum Backing {
    /** A stream that keeps a file or folder open, even when it has been run to its end. */
    STREAM("stream"),
    /** A stream over a tree of folders: it closes each of them when it has seen all of it, so only the rest stays open. */
    TREE("stream"),
    DIRECTORY("directory stream"),
    /** A reader of a file whose lines are streamed: closing that stream closes nothing. */
    READER("reader"),
    ZIP("zip file"),
    SCANNER("scanner"),
    /** What somebody says must be closed; what it keeps open is not known. */
    RESOURCE("resource"),
    /** A generator whose body cleans up: that is done when it ends or is closed. */
    GENERATOR("generator");

    /** What static methods of the JDK open. */
    public static final Map<String, Backing> OPENED = Map.ofEntries(
            entry("java.nio.file.Files.lines", STREAM),
            entry("java.nio.file.Files.list", STREAM),
            entry("java.nio.file.Files.walk", TREE),
            entry("java.nio.file.Files.find", TREE),
            entry("java.nio.file.Files.newDirectoryStream", DIRECTORY),
            entry("java.nio.file.Files.newBufferedReader", READER));

    /** What methods of objects of the JDK open. */
    public static final Map<String, Backing> LENT = Map.ofEntries(
            entry("java.nio.file.SecureDirectoryStream.newDirectoryStream", DIRECTORY),
            entry("java.nio.file.spi.FileSystemProvider.newDirectoryStream", DIRECTORY));

    /** What constructors open, or wrap around what is open. */
    public static final Map<String, Backing> MADE = Map.ofEntries(
            entry("java.io.BufferedReader", READER),
            entry("java.io.LineNumberReader", READER),
            entry("java.util.Scanner", SCANNER),
            entry("java.util.zip.ZipFile", ZIP),
            entry("java.util.jar.JarFile", ZIP));

    /** What opens a file by itself. */
    static final Set<String> FILES = Set.of(
            "java.io.FileReader",
            "java.io.FileInputStream",
            "java.nio.file.Files.newInputStream",
            "java.nio.file.Files.newBufferedReader");

    /** Constructors whose object reads from their first argument. */
    static final Set<String> FILTERS = Set.of(
            "java.io.BufferedReader",
            "java.io.LineNumberReader",
            "java.io.InputStreamReader",
            "java.io.BufferedInputStream",
            "java.util.zip.GZIPInputStream");

    /** What streams the content of a reader or zip file, and does not close it. */
    static final Set<String> STREAMING = Set.of("lines", "stream", "entries");

    private final String noun;

    Backing(String noun) {
        this.noun = noun;
    }

    /** What messages call the thing. */
    public String noun() {
        return noun;
    }

    /** Whether nothing is left to close once it has been run to its end. */
    public boolean endsItself() {
        return this == TREE || this == GENERATOR;
    }
}
