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
import java.util.Set;
import java.util.TreeSet;

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
        FileSelection selection = FileSelection.of(paths, newSources());
        Classes classes = new Classes(inSight(selection), options.classpath());
        List<FileResult> results = new Workers(
                        options.threads(), () -> new FileCheck(newSources(), classes, rules), progress, Workers.BUDGET)
                .run(selection.files(), newSources()::nameOf);
        List<Finding> findings = new ArrayList<>();
        List<Notification> notifications = new ArrayList<>(selection.notifications());
        Coverage coverage = Coverage.NONE;
        for (FileResult result : results) {
            findings.addAll(result.findings());
            notifications.addAll(result.notifications());
            coverage = coverage.plus(result.coverage());
        }
        Collections.sort(findings);
        Collections.sort(notifications);
        return new Outcome(findings, notifications, coverage);
    }

    /**
     * Why there is no more to be told of a line than there is.
     *
     * @param paths the files and folders of the run, which the file may lie in or beside; they give types to it
     * @param line counted from 1
     * @throws UsageException as {@link #check}, and if the file cannot be looked at or has no such line
     */
    public Silence whySilent(List<Path> paths, Path file, int line) {
        List<Path> all = new ArrayList<>(paths);
        all.add(file);
        FileSelection selection = FileSelection.of(all, newSources());
        Classes classes = new Classes(inSight(selection), options.classpath());
        try {
            return new SilenceCheck(newSources(), classes, rules).of(file.toRealPath(), line);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** What is checked, and what is only looked up. */
    private SourceIndex inSight(FileSelection selection) {
        Set<Path> files = new TreeSet<>(selection.files());
        files.addAll(FileSelection.of(options.sourcepath(), newSources()).files());
        return new SourceIndex(files);
    }

    /** Real paths on both sides, so that a base reached through a link still is the base. */
    private Sources newSources() {
        try {
            return new Sources(options.base().toRealPath(), options.encoding(), options.maxFileSize());
        } catch (IOException e) {
            throw new UncheckedIOException("no base folder: " + options.base(), e);
        }
    }
}
