package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.suppression.Offer;
import java.nio.charset.Charset;
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
 * @param configuration which files are checked, by which rules, and at which levels
 * @param forceExclude whether a file that is named is left out, too, where a walk would leave it out
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
        Configuration configuration,
        boolean forceExclude,
        List<Sieve> sieves,
        Optional<String> suppressions) {

    public Options {
        classpath = List.copyOf(classpath);
        sieves = List.copyOf(sieves);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /** All defaults: no class path, a thread for each processor, UTF-8, every rule on every file. */
    public static Options in(Path base) {
        return of(base, Configuration.none(base));
    }

    /** What a configuration says, without a class path. */
    public static Options of(Path base, Configuration configuration) {
        return new Options(
                base,
                List.of(),
                Runtime.getRuntime().availableProcessors(),
                configuration.run().value(Key.ENCODING),
                configuration.run().value(Key.MAX_FILE_SIZE),
                configuration,
                false,
                List.of(),
                Optional.empty());
    }

    public Options withClasspath(List<Path> some) {
        return new Options(
                base, some, threads, encoding, maxFileSize, configuration, forceExclude, sieves, suppressions);
    }

    public Options withThreads(int some) {
        return new Options(
                base, classpath, some, encoding, maxFileSize, configuration, forceExclude, sieves, suppressions);
    }

    public Options withEncoding(Charset some) {
        return new Options(
                base, classpath, threads, some, maxFileSize, configuration, forceExclude, sieves, suppressions);
    }

    public Options withForceExclude(boolean some) {
        return new Options(base, classpath, threads, encoding, maxFileSize, configuration, some, sieves, suppressions);
    }

    public Options withSieves(List<Sieve> some) {
        return new Options(
                base, classpath, threads, encoding, maxFileSize, configuration, forceExclude, some, suppressions);
    }

    /** @throws UsageException if that is no reason */
    public Options withSuppressions(String reason) {
        Offer.fault(reason).ifPresent(fault -> {
            throw new UsageException("'" + reason + "' cannot be the reason of a suppression: " + fault);
        });
        return new Options(
                base,
                classpath,
                threads,
                encoding,
                maxFileSize,
                configuration,
                forceExclude,
                sieves,
                Optional.of(reason));
    }
}
