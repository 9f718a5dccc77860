package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Key;
import java.nio.charset.Charset;
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
 * @param configuration which files are checked, by which rules, and at which levels
 * @param forceExclude whether a file that is named is left out, too, where a walk would leave it out
 */
public record Options(
        Path base,
        List<Path> classpath,
        int threads,
        Charset encoding,
        long maxFileSize,
        Configuration configuration,
        boolean forceExclude) {

    public Options {
        classpath = List.copyOf(classpath);
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
                false);
    }

    public Options withClasspath(List<Path> entries) {
        return new Options(base, entries, threads, encoding, maxFileSize, configuration, forceExclude);
    }

    public Options withThreads(int count) {
        return new Options(base, classpath, count, encoding, maxFileSize, configuration, forceExclude);
    }

    public Options withEncoding(Charset charset) {
        return new Options(base, classpath, threads, charset, maxFileSize, configuration, forceExclude);
    }

    public Options withForceExclude(boolean force) {
        return new Options(base, classpath, threads, encoding, maxFileSize, configuration, force);
    }
}
