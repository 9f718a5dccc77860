package dev.yieldwise.rules.knowledge;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.io.LineNumberReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Scanner;
import java.util.jar.JarFile;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Counts the descriptors that this process has open on a folder of its own: one line for each row of {@link Backing} and
 * each thing that is done with it. A program of its own, so that a test can ask every JDK of the machine. Linux only.
 */
public final class BackingProbe {
    private final Path folder;
    private final Path file;
    /** What the collector must not close meanwhile. */
    private final List<Object> kept = new ArrayList<>();

    private BackingProbe(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.file = Files.writeString(this.folder.resolve("a.txt"), "x\ny\n");
        Files.createDirectories(this.folder.resolve("b/c"));
    }

    private interface Opening {
        Object open() throws IOException;
    }

    private interface Use<T> {
        void of(T thing) throws IOException;
    }

    public static void main(String[] args) throws IOException {
        new BackingProbe(Path.of(args[0])).run();
    }

    private void run() throws IOException {
        streams("java.nio.file.Files.lines", () -> Files.lines(file));
        streams("java.nio.file.Files.list", () -> Files.list(folder));
        streams("java.nio.file.Files.walk", () -> Files.walk(folder));
        streams("java.nio.file.Files.find", () -> Files.find(folder, 9, (path, attributes) -> true));
        directories("java.nio.file.Files.newDirectoryStream", () -> Files.newDirectoryStream(folder));
        directories(
                "java.nio.file.spi.FileSystemProvider.newDirectoryStream",
                () -> folder.getFileSystem().provider().newDirectoryStream(folder, path -> true));
        directories("java.nio.file.SecureDirectoryStream.newDirectoryStream", this::secure);
        readers("java.nio.file.Files.newBufferedReader", () -> Files.newBufferedReader(file));
        readers("java.io.BufferedReader", () -> new BufferedReader(new FileReader(file.toFile())));
        readers("java.io.LineNumberReader", () -> new LineNumberReader(new FileReader(file.toFile())));
        zips("java.util.zip.ZipFile", () -> new ZipFile(zip("one.zip")));
        zips("java.util.jar.JarFile", () -> new JarFile(zip("two.zip")));
        scanners("java.util.Scanner", () -> new Scanner(file));
    }

    private void streams(String name, Opening opening) throws IOException {
        this.<Stream<?>>row(name + " opened", opening, stream -> {});
        this.<Stream<?>>row(name + " run", opening, Stream::toList);
        this.<Stream<?>>row(name + " iterated", opening, stream -> runOf(stream.iterator()));
        this.<Stream<?>>row(name + " first", opening, Stream::findFirst);
        this.<Stream<?>>row(
                name + " limited", opening, stream -> stream.limit(1).toList());
        this.<Stream<?>>row(
                name + " sorted first", opening, stream -> stream.sorted().findFirst());
        this.<Stream<?>>row(name + " no match", opening, stream -> stream.anyMatch(each -> false));
        this.<Stream<?>>row(name + " closed", opening, BaseStream::close);
        this.<Stream<?>>row(
                name + " stage closed",
                opening,
                stream -> keep(stream.map(each -> each)).close());
        this.<Stream<?>>row(
                name + " joined closed",
                opening,
                stream -> Stream.concat(Stream.of(1), stream).close());
        this.<Stream<?>>row(
                name + " inner",
                opening,
                stream -> Stream.of(1).flatMap(each -> stream).toList());
        this.<Stream<?>>row(
                name + " inner first",
                opening,
                stream -> Stream.of(1).flatMap(each -> stream).findFirst());
    }

    private void directories(String name, Opening opening) throws IOException {
        this.<DirectoryStream<?>>row(name + " opened", opening, stream -> {});
        this.<DirectoryStream<?>>row(name + " run", opening, stream -> runOf(stream.iterator()));
        this.<DirectoryStream<?>>row(name + " closed", opening, DirectoryStream::close);
    }

    private void readers(String name, Opening opening) throws IOException {
        this.<BufferedReader>row(name + " opened", opening, reader -> {});
        this.<BufferedReader>row(
                name + " lines run", opening, reader -> reader.lines().toList());
        this.<BufferedReader>row(
                name + " lines closed", opening, reader -> reader.lines().close());
        this.<BufferedReader>row(name + " closed", opening, BufferedReader::close);
    }

    private void zips(String name, Opening opening) throws IOException {
        this.<ZipFile>row(name + " opened", opening, zip -> {});
        this.<ZipFile>row(name + " stream closed", opening, zip -> zip.stream().close());
        this.<ZipFile>row(
                name + " entries run", opening, zip -> runOf(zip.entries().asIterator()));
        this.<ZipFile>row(name + " closed", opening, ZipFile::close);
    }

    private void scanners(String name, Opening opening) throws IOException {
        this.<Scanner>row(name + " opened", opening, scanner -> {});
        this.<Scanner>row(name + " run", opening, BackingProbe::runOf);
        this.<Scanner>row(
                name + " tokens run", opening, scanner -> scanner.tokens().toList());
        this.<Scanner>row(
                name + " tokens closed", opening, scanner -> scanner.tokens().close());
        this.<Scanner>row(
                name + " findAll closed",
                opening,
                scanner -> scanner.findAll("x").close());
        this.<Scanner>row(name + " closed", opening, Scanner::close);
    }

    @SuppressWarnings("unchecked")
    private <T> void row(String name, Opening opening, Use<T> use) throws IOException {
        long before = descriptors();
        T thing = (T) keep(opening.open());
        use.of(thing);
        System.out.println(name + "\t" + (descriptors() > before ? "open" : "closed"));
        if (thing instanceof ZipFile zip) {
            // Those of one file share a descriptor.
            zip.close();
        }
    }

    private <T> T keep(T thing) {
        kept.add(thing);
        return thing;
    }

    private static void runOf(Iterator<?> all) {
        while (all.hasNext()) {
            all.next();
        }
    }

    private DirectoryStream<Path> secure() throws IOException {
        try (DirectoryStream<Path> around = Files.newDirectoryStream(folder)) {
            return ((SecureDirectoryStream<Path>) around).newDirectoryStream(Path.of("b"));
        }
    }

    private File zip(String name) throws IOException {
        Path zip = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("entry"));
        }
        return zip.toFile();
    }

    private long descriptors() {
        long count = 0;
        for (File each : new File("/proc/self/fd").listFiles()) {
            try {
                count += Files.readSymbolicLink(each.toPath()).startsWith(folder) ? 1 : 0;
            } catch (IOException e) {
                // That of the listing itself is gone by now.
                continue;
            }
        }
        return count;
    }
}
