package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.suppression.Offer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run needs to know beside the files.
 *
 * @param base the folder to which reports are relative, normally the repository's root
 * @param classpath jars and class folders that give types to what the sources use
 * @param threads how many files are checked at once; it never changes the result
 * @param encoding of the sources
 * @param maxFileSize bytes; a larger file becomes a notification
 * @param sieves what keeps findings silent, in the order in which it does
 * @param suppressions the reason for which findings are to be silenced: if there is one, the fix of each finding is a
 *     comment that does so
 */
public record Options(
        Path base,
        List<Path> classpath,
        int threads,
        Charset encoding,
        long maxFileSize,
        List<Sieve> sieves,
        Optional<String> suppressions) {
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
        this(base, classpath, threads, encoding, maxFileSize, List.of(), Optional.empty());
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
        return new Options(base, entries, threads, encoding, maxFileSize, sieves, suppressions);
    }

    public Options withThreads(int count) {
        return new Options(base, classpath, count, encoding, maxFileSize, sieves, suppressions);
    }

    public Options withEncoding(Charset charset) {
        return new Options(base, classpath, threads, charset, maxFileSize, sieves, suppressions);
    }

    public Options withSieves(List<Sieve> some) {
        return new Options(base, classpath, threads, encoding, maxFileSize, some, suppressions);
    }

    /** @throws UsageException if that is no reason */
    public Options withSuppressions(String reason) {
        Offer.fault(reason).ifPresent(fault -> {
            throw new UsageException("'" + reason + "' cannot be the reason of a suppression: " + fault);
        });
        return new Options(base, classpath, threads, encoding, maxFileSize, sieves, Optional.of(reason));
    }
}
