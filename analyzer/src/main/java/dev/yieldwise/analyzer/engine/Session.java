package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The checker for all fronts: selects files, checks them in parallel, and puts the results in order. The outcome depends
 * on the files and the options alone, never on the number of threads or on time.
 * Stateless between runs; any thread may start one.
 */
public final class Session {
    private final Options options;
    private final List<Rule> rules;

    public Session(Options options, List<Rule> rules) {
        this.options = options;
        this.rules = List.copyOf(rules);
    }

    /**
     * Checks files and folders.
     *
     * @throws UsageException if a path does not exist or cannot be walked, or if the thread is interrupted; nothing is found then
     * @throws UncheckedIOException if the base folder does not exist
     * @throws IllegalStateException for a defect of the checker; one of a rule becomes a notification instead
     */
    public Outcome check(List<Path> paths, Progress progress) {
        return open(paths).check(progress);
    }

    /**
     * Selects files, for whoever checks them more than once.
     *
     * @throws UsageException if a path does not exist or cannot be walked
     * @throws UncheckedIOException if the base folder does not exist
     */
    public Checking open(List<Path> paths) {
        return new Checking(realBase(), options, rules, paths);
    }

    /** Real paths on both sides, so that a base reached through a link still is the base. */
    private Path realBase() {
        try {
            return options.base().toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("no base folder: " + options.base(), e);
        }
    }
}
