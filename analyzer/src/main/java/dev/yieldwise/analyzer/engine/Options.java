package dev.yieldwise.analyzer.engine;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run needs to know beside the files.
 *
 * @param base the folder to which reports are relative, normally the repository's root
 * @param classpath jars and class folders that give types to what the sources use
 * @param threads how many files are checked at once; it never changes the result
 * @param encoding of the sources
 * @param maxFileSize bytes; a larger file becomes a notification
 * @param sieves what keeps findings silent, in the order in which it does
 */
public record Options(
        Path base, List<Path> classpath, int threads, Charset encoding, long maxFileSize, List<Sieve> sieves) {
    /** No hand-written Java file comes near; it bounds the memory of one file. */
    public static final long DEFAULT_MAX_FILE_SIZE = 4L << 20;

    public Options {
        classpath = List.copyOf(classpath);
        sieves = List.copyOf(sieves);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /** Without sieves. */
    public Options(Path base, List<Path> classpath, int threads, Charset encoding, long maxFileSize) {
        this(base, classpath, threads, encoding, maxFileSize, List.of());
    }

    /** All defaults: no class path, a thread for each processor, UTF-8. */
    public static Options in(Path base) {
        return new Options(
                base,
                List.of(),
                Runtime.getRuntime().availableProcessors(),
                StandardCharsets.UTF_8,
                DEFAULT_MAX_FILE_SIZE);
    }

    public Options withClasspath(List<Path> entries) {
        return new Options(base, entries, threads, encoding, maxFileSize, sieves);
    }

    public Options withThreads(int count) {
        return new Options(base, classpath, count, encoding, maxFileSize, sieves);
    }

    public Options withEncoding(Charset charset) {
        return new Options(base, classpath, threads, charset, maxFileSize, sieves);
    }

    public Options withSieves(List<Sieve> some) {
        return new Options(base, classpath, threads, encoding, maxFileSize, some);
    }
}
