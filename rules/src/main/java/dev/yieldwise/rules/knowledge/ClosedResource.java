package dev.yieldwise.rules.knowledge;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is left of a resource, and of what was made of it, once it is closed. As run on JDK 17 and 25; a test drives each
 * row on the real objects. What is known of {@code java.sql} is what its contract says, since the JDK has no driver.
 */
public final class ClosedResource {
    /** What messages call things; a thing's kind decides what its methods do. */
    public enum Kind {
        STREAM("stream"),
        ITERATOR("iterator"),
        READER("reader"),
        INPUT("input stream"),
        SCANNER("scanner"),
        DIRECTORY("directory stream"),
        ZIP("zip file"),
        FILE("file"),
        STATEMENT("statement"),
        ROWS("result set"),
        GENERATOR("generator"),
        /** A lambda, method reference or object that reads when it is asked to. */
        FUNCTION("function");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        public String noun() {
            return noun;
        }
    }

    /**
     * What a method gives when it is called before the close.
     *
     * @param kind of what it gives, which reads from the resource later
     * @param after what comes of that; empty if it is what comes of the receiver
     */
    public record Lent(Kind kind, Optional<AfterClose> after) {}

    /** Static types that tell the kind. */
    public static final Map<String, Kind> TYPES = Map.ofEntries(
            entry("java.util.stream.Stream", Kind.STREAM),
            entry("java.util.stream.IntStream", Kind.STREAM),
            entry("java.util.stream.LongStream", Kind.STREAM),
            entry("java.util.stream.DoubleStream", Kind.STREAM),
            entry("java.io.Reader", Kind.READER),
            entry("java.io.BufferedReader", Kind.READER),
            entry("java.io.LineNumberReader", Kind.READER),
            entry("java.io.InputStreamReader", Kind.READER),
            entry("java.io.FileReader", Kind.READER),
            entry("java.io.StringReader", Kind.READER),
            entry("java.io.CharArrayReader", Kind.READER),
            entry("java.io.PushbackReader", Kind.READER),
            entry("java.io.InputStream", Kind.INPUT),
            entry("java.io.FileInputStream", Kind.INPUT),
            entry("java.io.BufferedInputStream", Kind.INPUT),
            entry("java.io.PushbackInputStream", Kind.INPUT),
            entry("java.io.SequenceInputStream", Kind.INPUT),
            entry("java.io.ByteArrayInputStream", Kind.INPUT),
            entry("java.io.DataInputStream", Kind.INPUT),
            entry("java.util.zip.CheckedInputStream", Kind.INPUT),
            entry("java.security.DigestInputStream", Kind.INPUT),
            entry("java.util.zip.GZIPInputStream", Kind.INPUT),
            entry("java.util.zip.ZipInputStream", Kind.INPUT),
            entry("java.util.Scanner", Kind.SCANNER),
            entry("java.nio.file.DirectoryStream", Kind.DIRECTORY),
            entry("java.nio.file.SecureDirectoryStream", Kind.DIRECTORY),
            entry("java.util.zip.ZipFile", Kind.ZIP),
            entry("java.util.jar.JarFile", Kind.ZIP),
            entry("java.io.RandomAccessFile", Kind.FILE),
            entry("java.nio.channels.FileChannel", Kind.FILE),
            entry("java.nio.channels.SeekableByteChannel", Kind.FILE),
            entry("java.nio.channels.ReadableByteChannel", Kind.FILE),
            entry("java.sql.Connection", Kind.STATEMENT),
            entry("java.sql.Statement", Kind.STATEMENT),
            entry("java.sql.PreparedStatement", Kind.STATEMENT),
            entry("java.sql.CallableStatement", Kind.STATEMENT),
            entry("java.sql.ResultSet", Kind.ROWS),
            entry(GeneratorApi.GENERATOR, Kind.GENERATOR));

    /** What comes of reading from one that was made by {@code new}; the filters that pass everything on are not here. */
    public static final Map<String, AfterClose> MADE = Map.ofEntries(
            entry("java.io.BufferedReader", AfterClose.FAILS),
            entry("java.io.LineNumberReader", AfterClose.FAILS),
            entry("java.io.InputStreamReader", AfterClose.FAILS),
            entry("java.io.FileReader", AfterClose.FAILS),
            entry("java.io.StringReader", AfterClose.FAILS),
            entry("java.io.CharArrayReader", AfterClose.FAILS),
            entry("java.io.PushbackReader", AfterClose.FAILS),
            entry("java.io.FileInputStream", AfterClose.FAILS),
            entry("java.io.BufferedInputStream", AfterClose.FAILS),
            entry("java.io.PushbackInputStream", AfterClose.FAILS),
            entry("java.util.zip.GZIPInputStream", AfterClose.FAILS),
            entry("java.util.zip.ZipInputStream", AfterClose.FAILS),
            entry("java.io.SequenceInputStream", AfterClose.LOSES),
            entry("java.io.ByteArrayInputStream", AfterClose.WORKS),
            entry("java.util.Scanner", AfterClose.FAILS),
            entry("java.util.zip.ZipFile", AfterClose.FAILS),
            entry("java.util.jar.JarFile", AfterClose.FAILS),
            entry("java.io.RandomAccessFile", AfterClose.FAILS));

    /** Filters that mind a closed source only as far as the source does. */
    public static final Set<String> FILTERS =
            Set.of("java.io.DataInputStream", "java.util.zip.CheckedInputStream", "java.security.DigestInputStream");

    /** What comes of reading from what a static method of the JDK opens, when nothing stands between. */
    public static final Map<String, AfterClose> OPENED = Map.of(
            "java.nio.file.Files.lines", AfterClose.FAILS,
            "java.nio.file.Files.walk", AfterClose.FAILS,
            "java.nio.file.Files.find", AfterClose.FAILS,
            "java.nio.file.Files.list", AfterClose.LOSES,
            "java.nio.file.Files.newDirectoryStream", AfterClose.FAILS,
            "java.nio.file.Files.newBufferedReader", AfterClose.FAILS,
            "java.nio.file.Files.newInputStream", AfterClose.FAILS,
            "java.nio.file.Files.newByteChannel", AfterClose.FAILS,
            "java.nio.channels.FileChannel.open", AfterClose.FAILS);

    /** Constructors that make something of a resource which reads from it later. */
    public static final Map<String, Lent> WRAPPERS = Map.ofEntries(
            entry("java.io.BufferedReader", same(Kind.READER)),
            entry("java.io.LineNumberReader", same(Kind.READER)),
            entry("java.io.InputStreamReader", same(Kind.READER)),
            entry("java.io.PushbackReader", same(Kind.READER)),
            entry("java.io.BufferedInputStream", same(Kind.INPUT)),
            entry("java.io.PushbackInputStream", same(Kind.INPUT)),
            entry("java.io.DataInputStream", same(Kind.INPUT)),
            entry("java.util.zip.CheckedInputStream", same(Kind.INPUT)),
            entry("java.util.Scanner", new Lent(Kind.SCANNER, Optional.of(AfterClose.LOSES))));

    /** Static methods that make something lazy of their first argument, which reads from it later. */
    public static final Map<String, Lent> ADAPTERS = Map.of(
            "java.util.stream.StreamSupport.stream", same(Kind.STREAM),
            "java.util.Spliterators.iterator", same(Kind.ITERATOR),
            "java.util.Spliterators.spliteratorUnknownSize", same(Kind.ITERATOR),
            "java.nio.channels.Channels.newInputStream", same(Kind.INPUT),
            "java.nio.channels.Channels.newReader", same(Kind.READER));

    /** Methods that, called before the close, give something that reads later. */
    public static final Map<Kind, Map<String, Lent>> LENDING = Map.of(
            Kind.STREAM, ofStreams(),
            Kind.ITERATOR, Map.of("asIterator", same(Kind.ITERATOR)),
            Kind.READER, Map.of("lines", same(Kind.STREAM)),
            Kind.SCANNER, Map.of("tokens", same(Kind.STREAM), "findAll", same(Kind.STREAM)),
            Kind.DIRECTORY,
                    Map.of(
                            "iterator", new Lent(Kind.ITERATOR, Optional.of(AfterClose.LOSES)),
                            "spliterator", new Lent(Kind.ITERATOR, Optional.of(AfterClose.LOSES))),
            Kind.ZIP,
                    Map.of(
                            "entries", same(Kind.ITERATOR),
                            "stream", same(Kind.STREAM),
                            "versionedStream", same(Kind.STREAM),
                            "getInputStream", same(Kind.INPUT)),
            Kind.STATEMENT,
                    Map.of(
                            "createStatement", same(Kind.STATEMENT),
                            "prepareStatement", same(Kind.STATEMENT),
                            "prepareCall", same(Kind.STATEMENT),
                            "executeQuery", same(Kind.ROWS),
                            "getResultSet", same(Kind.ROWS),
                            "getGeneratedKeys", same(Kind.ROWS)),
            Kind.GENERATOR, ofGenerators());

    /** Methods that read when they are called. */
    public static final Map<Kind, Set<String>> READING = Map.of(
            Kind.ITERATOR,
                    Set.of("next", "hasNext", "nextElement", "hasMoreElements", "forEachRemaining", "tryAdvance"),
            Kind.READER, Set.of("readLine", "read", "ready", "skip", "transferTo"),
            Kind.INPUT, Set.of("read", "readNBytes", "readAllBytes", "skip", "transferTo"),
            Kind.SCANNER, Set.of("next", "nextLine", "nextInt", "hasNext", "hasNextLine", "hasNextInt"),
            Kind.DIRECTORY, Set.of("forEach"),
            Kind.ZIP, Set.of("getEntry", "size"),
            Kind.FILE, Set.of("read", "readLine", "readFully", "length", "size"),
            Kind.STATEMENT, Set.of("execute", "executeUpdate"),
            Kind.ROWS, Set.of("next", "getString", "getInt", "getLong", "getObject"),
            Kind.GENERATOR, GeneratorApi.TAKING);

    private ClosedResource() {}

    /** Whether a call reads from its receiver, or would, if that were open. */
    public static boolean reads(Kind kind, String method) {
        return READING.getOrDefault(kind, Set.of()).contains(method)
                || LENDING.getOrDefault(kind, Map.of()).containsKey(method)
                || kind == Kind.STREAM && SingleUse.STREAM.action(method) == SingleUse.Action.CONSUMES;
    }

    /** What a call gives that reads later. */
    public static Optional<Lent> lent(Kind kind, String method) {
        return Optional.ofNullable(LENDING.getOrDefault(kind, Map.of()).get(method));
    }

    private static Lent same(Kind kind) {
        return new Lent(kind, Optional.empty());
    }

    private static Map<String, Lent> ofStreams() {
        Map<String, Lent> lent = new TreeMap<>();
        SingleUse.STREAM.actions().forEach((method, action) -> {
            if (action == SingleUse.Action.LINKS) {
                lent.put(method, same(Kind.STREAM));
            }
        });
        Set.of("parallel", "sequential", "unordered").forEach(method -> lent.put(method, same(Kind.STREAM)));
        Set.of("iterator", "spliterator").forEach(method -> lent.put(method, same(Kind.ITERATOR)));
        return Map.copyOf(lent);
    }

    private static Map<String, Lent> ofGenerators() {
        Map<String, Lent> lent = new HashMap<>();
        GeneratorApi.STAGES.forEach(stage -> lent.put(stage, new Lent(Kind.GENERATOR, Optional.of(AfterClose.LOSES))));
        lent.put("chain", same(Kind.GENERATOR)); // it asks for each source when its turn comes
        return Map.copyOf(lent);
    }
}
