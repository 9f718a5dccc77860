package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
     * @throws UsageException if a path does not exist or cannot be walked, if the configuration is wrong, or if the thread is interrupted; nothing is found then
     * @throws UncheckedIOException if the base folder does not exist
     * @throws IllegalStateException for a defect of the checker; one of a rule becomes a notification instead
     */
    public Outcome check(List<Path> paths, Progress progress) {
        return check(FileSelection.of(paths, options, newSources(Map.of())), Map.of(), progress);
    }

    /**
     * Checks one text as if it were the content of a file, as an editor holds it. Other files around it give it types.
     *
     * @param file need not be there
     * @return empty with the coverage's count if the file would be left out of a walk
     */
    public Outcome check(Path file, byte[] content, Progress progress) {
        FileSelection selection = TextSelection.of(file, content, options);
        return check(selection, Map.of(TextSelection.real(file), content), progress);
    }

    private Outcome check(FileSelection selection, Map<Path, byte[]> contents, Progress progress) {
        Classes classes = new Classes(new SourceIndex(selection.sources()), options.classpath());
        Supplier<FileCheck> checks =
                () -> new FileCheck(newSources(contents), classes, rules, options.configuration(), selection.named());
        List<FileResult> results = new Workers(options.threads(), checks, progress, Workers.BUDGET)
                .run(selection.files(), newSources(contents)::nameOf);
        List<Finding> findings = new ArrayList<>();
        List<Notification> notifications = new ArrayList<>(selection.notifications());
        Coverage coverage = Coverage.NONE.plus(selection.skipped());
        for (FileResult result : results) {
            findings.addAll(result.findings());
            notifications.addAll(result.notifications());
            coverage = coverage.plus(result.coverage());
        }
        Collections.sort(findings);
        Collections.sort(notifications);
        return new Outcome(findings, notifications, coverage);
    }

    /** Real paths on both sides, so that a base reached through a link still is the base. */
    private Sources newSources(Map<Path, byte[]> contents) {
        try {
            return new Sources(options.base().toRealPath(), options.encoding(), options.maxFileSize(), contents);
        } catch (IOException e) {
            throw new UncheckedIOException("no base folder: " + options.base(), e);
        }
    }
}
