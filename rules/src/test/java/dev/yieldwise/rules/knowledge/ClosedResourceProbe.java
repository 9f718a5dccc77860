package dev.yieldwise.rules.knowledge;

import dev.yieldwise.rules.knowledge.ClosedResource.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayReader;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Closes real resources and reads on: one line for each row of {@link ClosedResource}, with what came of it. A program of
 * its own, so that a test can ask every JDK of the machine.
 */
public final class ClosedResourceProbe {
    private static final int LINES = 3;

    private final Path folder;
    private final Path file;
    private final Path zip;
    private final Map<String, String> rows = new LinkedHashMap<>();

    /** Makes a resource, which may be of any class. */
    @FunctionalInterface
    private interface Making<R> {
        R make() throws Exception;
    }

    /** Something that is done to a resource. */
    @FunctionalInterface
    private interface Use<R, T> {
        T on(R resource) throws Exception;
    }

    private ClosedResourceProbe(Path folder) throws IOException {
        this.folder = folder;
        this.file = Files.write(folder.resolve("lines.txt"), List.of("a", "b", "c"));
        this.zip = folder.resolve("entries.zip");
        Files.write(folder.resolve("other.txt"), List.of("d"));
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("1", "2", "3")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(new byte[LINES]);
                out.closeEntry();
            }
        }
    }

    /** @param args the folder to work in, which is empty */
    public static void main(String[] args) throws Exception {
        ClosedResourceProbe probe = new ClosedResourceProbe(Path.of(args[0]));
        probe.opened();
        probe.made();
        probe.streams();
        probe.readers();
        probe.files();
        probe.wrappers();
        probe.rows.forEach((row, outcome) -> System.out.println(row + "\t" + outcome));
    }

    private void opened() throws Exception {
        direct("opened java.nio.file.Files.lines", () -> Files.lines(file));
        direct("opened java.nio.file.Files.walk", () -> Files.walk(folder));
        direct("opened java.nio.file.Files.find", () -> Files.find(folder, 2, (path, about) -> true));
        direct("opened java.nio.file.Files.list", () -> Files.list(folder));
        row("opened java.nio.file.Files.newDirectoryStream", () -> Files.newDirectoryStream(folder), all -> all);
        row("opened java.nio.file.Files.newBufferedReader", () -> Files.newBufferedReader(file), in -> in);
        row("opened java.nio.file.Files.newInputStream", () -> Files.newInputStream(file), in -> in);
        row("opened java.nio.file.Files.newByteChannel", () -> Files.newByteChannel(file), in -> in);
        row("opened java.nio.channels.FileChannel.open", () -> FileChannel.open(file), in -> in);
    }

    /** The iterator of the stream that a method of the JDK gives. */
    private <T> void direct(String row, Making<Stream<T>> making) throws Exception {
        row(row, making, Stream::iterator);
    }

    private void made() throws Exception {
        Map<String, Making<? extends AutoCloseable>> all = new LinkedHashMap<>();
        all.put("java.io.BufferedReader", () -> new BufferedReader(new StringReader("abc")));
        all.put("java.io.LineNumberReader", () -> new LineNumberReader(new StringReader("abc")));
        all.put("java.io.InputStreamReader", () -> new InputStreamReader(bytes()));
        all.put("java.io.FileReader", () -> new FileReader(file.toFile()));
        all.put("java.io.StringReader", () -> new StringReader("abc"));
        all.put("java.io.CharArrayReader", () -> new CharArrayReader("abc".toCharArray()));
        all.put("java.io.PushbackReader", () -> new PushbackReader(new StringReader("abc")));
        all.put("java.io.FileInputStream", () -> new FileInputStream(file.toFile()));
        all.put("java.io.BufferedInputStream", () -> new BufferedInputStream(bytes()));
        all.put("java.io.PushbackInputStream", () -> new PushbackInputStream(bytes()));
        all.put("java.util.zip.GZIPInputStream", ClosedResourceProbe::gzip);
        all.put("java.util.zip.ZipInputStream", () -> {
            ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
            in.getNextEntry();
            return in;
        });
        all.put("java.io.SequenceInputStream", () -> new SequenceInputStream(bytes(), bytes()));
        all.put("java.io.ByteArrayInputStream", ClosedResourceProbe::bytes);
        all.put("java.util.Scanner", () -> new Scanner("a b c"));
        all.put("java.io.RandomAccessFile", () -> new RandomAccessFile(file.toFile(), "r"));
        all.put("java.util.zip.ZipFile", () -> new ZipFile(zip.toFile()));
        all.put("java.util.jar.JarFile", () -> new JarFile(zip.toFile()));
        for (Map.Entry<String, Making<? extends AutoCloseable>> one : all.entrySet()) {
            row("made " + one.getKey(), one.getValue(), resource -> resource);
        }
        row("filter java.io.DataInputStream", () -> new DataInputStream(bytes()), in -> in);
        row("filter java.util.zip.CheckedInputStream", () -> new CheckedInputStream(bytes(), new CRC32()), in -> in);
        row(
                "filter java.security.DigestInputStream",
                () -> new DigestInputStream(bytes(), MessageDigest.getInstance("SHA-256")),
                in -> in);
    }

    private static ByteArrayInputStream bytes() {
        return new ByteArrayInputStream(new byte[] {1, 2, 3});
    }

    private static InputStream gzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[LINES]);
        }
        return new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()));
    }

    /** A stream itself, its stages and its iterator, where it is the first stage and where it is a later one. */
    private void streams() throws Exception {
        Map<String, Making<Stream<String>>> all = new LinkedHashMap<>();
        all.put("memory", () -> List.of("a", "b", "c").stream());
        all.put("file", () -> Files.lines(file));
        Map<String, Use<Stream<String>, ?>> uses = new LinkedHashMap<>();
        uses.put("itself", stream -> stream);
        uses.put("parallel", Stream::parallel);
        uses.put("sequential", Stream::sequential);
        uses.put("unordered", Stream::unordered);
        uses.put("filter", stream -> stream.filter(line -> true));
        uses.put("map", stream -> stream.map(Function.identity()));
        uses.put("mapToInt", stream -> stream.mapToInt(String::length));
        uses.put("mapToLong", stream -> stream.mapToLong(String::length));
        uses.put("mapToDouble", stream -> stream.mapToDouble(String::length));
        uses.put("mapMulti", stream -> stream.mapMulti((line, sink) -> sink.accept(line)));
        uses.put("flatMap", stream -> stream.flatMap(Stream::of));
        uses.put("flatMapToInt", stream -> stream.flatMapToInt(String::chars));
        uses.put("distinct", Stream::distinct);
        uses.put("sorted", Stream::sorted);
        uses.put("peek", stream -> stream.peek(line -> {}));
        uses.put("limit", stream -> stream.limit(LINES));
        uses.put("skip", stream -> stream.skip(1));
        uses.put("takeWhile", stream -> stream.takeWhile(line -> true));
        uses.put("dropWhile", stream -> stream.dropWhile(line -> false));
        uses.put("iterator", Stream::iterator);
        uses.put("spliterator", Stream::spliterator);
        uses.put("concat", stream -> Stream.concat(stream, Stream.empty()));
        uses.put("support", stream -> StreamSupport.stream(stream.spliterator(), false));
        for (Map.Entry<String, Making<Stream<String>>> one : all.entrySet()) {
            Making<Stream<String>> first = one.getValue();
            Making<Stream<String>> later = () -> first.make().filter(line -> true);
            for (Map.Entry<String, Use<Stream<String>, ?>> use : uses.entrySet()) {
                row("stream first " + one.getKey() + " " + use.getKey(), first, use.getValue());
                row("stream later " + one.getKey() + " " + use.getKey(), later, use.getValue());
            }
        }
        row("stream first memory boxed", () -> IntStream.of(1, 2, 3), IntStream::boxed);
        row("stream first memory mapToObj", () -> IntStream.of(1, 2, 3), ints -> ints.mapToObj(String::valueOf));
    }

    private void readers() throws Exception {
        Making<BufferedReader> reader = () -> Files.newBufferedReader(file);
        row("lent READER.lines", reader, BufferedReader::lines);
        read(Kind.READER, "readLine", reader, BufferedReader::readLine);
        read(Kind.READER, "read", reader, BufferedReader::read);
        read(Kind.READER, "ready", reader, BufferedReader::ready);
        read(Kind.READER, "skip", reader, in -> in.skip(1));
        read(Kind.READER, "transferTo", reader, in -> in.transferTo(java.io.Writer.nullWriter()));
        Making<InputStream> input = () -> new FileInputStream(file.toFile());
        read(Kind.INPUT, "read", input, InputStream::read);
        read(Kind.INPUT, "readNBytes", input, in -> in.readNBytes(1).length);
        read(Kind.INPUT, "readAllBytes", input, in -> in.readAllBytes().length);
        read(Kind.INPUT, "skip", input, in -> in.skip(1));
        read(Kind.INPUT, "transferTo", input, in -> in.transferTo(java.io.OutputStream.nullOutputStream()));
        Making<Scanner> scanner = () -> new Scanner("1 2 3");
        row("lent SCANNER.tokens", scanner, Scanner::tokens);
        row("lent SCANNER.findAll", scanner, in -> in.findAll("\\d"));
        read(Kind.SCANNER, "next", scanner, Scanner::next);
        read(Kind.SCANNER, "nextLine", scanner, Scanner::nextLine);
        read(Kind.SCANNER, "nextInt", scanner, Scanner::nextInt);
        read(Kind.SCANNER, "hasNext", scanner, Scanner::hasNext);
        read(Kind.SCANNER, "hasNextLine", scanner, Scanner::hasNextLine);
        read(Kind.SCANNER, "hasNextInt", scanner, Scanner::hasNextInt);
    }

    private void files() throws Exception {
        Making<DirectoryStream<Path>> directory = () -> Files.newDirectoryStream(folder);
        row("lent DIRECTORY.iterator", directory, DirectoryStream::iterator);
        row("lent DIRECTORY.spliterator", directory, DirectoryStream::spliterator);
        read(Kind.DIRECTORY, "forEach", directory, all -> {
            all.forEach(entry -> {});
            return true;
        });
        Making<ZipFile> archive = () -> new ZipFile(zip.toFile());
        row("lent ZIP.entries", archive, ZipFile::entries);
        row("lent ITERATOR.asIterator", archive, all -> all.entries().asIterator());
        row("lent ZIP.stream", archive, ZipFile::stream);
        row("lent ZIP.versionedStream", () -> new JarFile(zip.toFile()), JarFile::versionedStream);
        row("lent ZIP.getInputStream", archive, all -> all.getInputStream(all.getEntry("1")));
        read(Kind.ZIP, "getEntry", archive, all -> all.getEntry("1").getName());
        read(Kind.ZIP, "size", archive, ZipFile::size);
        Making<RandomAccessFile> random = () -> new RandomAccessFile(file.toFile(), "r");
        read(Kind.FILE, "read", random, RandomAccessFile::read);
        read(Kind.FILE, "readLine", random, RandomAccessFile::readLine);
        read(Kind.FILE, "length", random, RandomAccessFile::length);
        read(Kind.FILE, "readFully", random, in -> {
            in.readFully(new byte[1]);
            return true;
        });
        read(Kind.FILE, "size", () -> FileChannel.open(file), SeekableByteChannel::size);
    }

    private void wrappers() throws Exception {
        Making<Reader> reader = () -> new FileReader(file.toFile());
        Making<InputStream> input = () -> Files.newInputStream(file);
        Making<ReadableByteChannel> channel = () -> FileChannel.open(file);
        row("wrapper java.io.BufferedReader", reader, BufferedReader::new);
        row("wrapper java.io.LineNumberReader", reader, LineNumberReader::new);
        row("wrapper java.io.PushbackReader", reader, PushbackReader::new);
        row("wrapper java.io.InputStreamReader", input, InputStreamReader::new);
        row("wrapper java.io.BufferedInputStream", input, BufferedInputStream::new);
        row("wrapper java.io.PushbackInputStream", input, PushbackInputStream::new);
        row("wrapper java.io.DataInputStream", input, DataInputStream::new);
        row("wrapper java.util.zip.CheckedInputStream", input, in -> new CheckedInputStream(in, new CRC32()));
        row("wrapper java.util.Scanner", input, Scanner::new);
        row("adapter java.nio.channels.Channels.newInputStream", channel, Channels::newInputStream);
        row("adapter java.nio.channels.Channels.newReader", channel, in -> Channels.newReader(in, "UTF-8"));
        row(
                "adapter java.util.Spliterators.iterator",
                () -> Files.lines(file),
                all -> Spliterators.iterator(all.spliterator()));
        row(
                "adapter java.util.Spliterators.spliteratorUnknownSize",
                () -> Files.newDirectoryStream(folder),
                all -> Spliterators.spliteratorUnknownSize(all.iterator(), 0));
        row(
                "adapter java.util.stream.StreamSupport.stream",
                () -> Files.lines(file),
                all -> StreamSupport.stream(all.spliterator(), false));
    }

    /** Something lazy is made before the close, and used after it. */
    private <R extends AutoCloseable> void row(String row, Making<R> making, Use<R, ?> lending) throws Exception {
        R first = making.make();
        int open = count(lending.on(first));
        first.close();
        R second = making.make();
        Object lazy = lending.on(second);
        second.close();
        put(row, open, () -> count(lazy));
    }

    /** An operation is run after the close. */
    private <R extends AutoCloseable, T> void read(Kind kind, String method, Making<R> making, Use<R, T> use)
            throws Exception {
        R first = making.make();
        T open = use.on(first);
        first.close();
        R closed = making.make();
        closed.close();
        put("read " + kind + "." + method, open, () -> use.on(closed));
    }

    private void put(String row, Object open, Making<Object> closed) {
        AfterClose outcome;
        try {
            outcome = Objects.equals(closed.make(), open) ? AfterClose.WORKS : AfterClose.LOSES;
        } catch (Exception failure) {
            outcome = AfterClose.FAILS;
        }
        if (rows.put(row, outcome.name()) != null) {
            throw new IllegalStateException("twice: " + row);
        }
    }

    /** Goes through it to its end. */
    private static int count(Object lazy) throws Exception {
        int[] count = {0};
        if (lazy instanceof Scanner scanner) {
            while (scanner.hasNext()) {
                scanner.next();
                count[0]++;
            }
        } else if (lazy instanceof BaseStream<?, ?> stream) {
            stream.iterator().forEachRemaining(element -> count[0]++);
        } else if (lazy instanceof Iterator<?> iterator) {
            iterator.forEachRemaining(element -> count[0]++);
        } else if (lazy instanceof Spliterator<?> spliterator) {
            spliterator.forEachRemaining(element -> count[0]++);
        } else if (lazy instanceof Enumeration<?> enumeration) {
            enumeration.asIterator().forEachRemaining(element -> count[0]++);
        } else if (lazy instanceof Iterable<?> iterable) {
            iterable.forEach(element -> count[0]++);
        } else if (lazy instanceof InputStream in) {
            count[0] = in.readAllBytes().length;
        } else if (lazy instanceof Reader in) {
            count[0] = (int) in.transferTo(java.io.Writer.nullWriter());
        } else if (lazy instanceof ReadableByteChannel in) {
            count[0] = in.read(ByteBuffer.allocate(LINES));
        } else if (lazy instanceof RandomAccessFile in) {
            count[0] = in.read(new byte[LINES]);
        } else {
            count[0] = ((ZipFile) lazy).size();
        }
        return count[0];
    }
}
