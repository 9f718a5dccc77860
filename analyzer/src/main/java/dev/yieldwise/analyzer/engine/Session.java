package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
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
        Classes classes = new Classes(new SourceIndex(selection.files()), options.classpath());
        List<FileResult> results = new Workers(
                        options.threads(),
                        () -> new FileCheck(newSources(), classes, rules, options.suppressions()),
                        progress,
                        Workers.BUDGET)
                .run(selection.files(), newSources()::nameOf);
        List<Finding> findings = new ArrayList<>();
        List<Silenced> silenced = new ArrayList<>();
        List<Notification> notifications = new ArrayList<>(selection.notifications());
        Coverage coverage = Coverage.NONE;
        for (FileResult result : results) {
            findings.addAll(result.findings());
            silenced.addAll(result.silenced());
            notifications.addAll(result.notifications());
            coverage = coverage.plus(result.coverage());
        }
        Collections.sort(findings);
        Collections.sort(silenced);
        Collections.sort(notifications);
        return sifted(new Outcome(findings, silenced, notifications, coverage, List.of()), paths);
    }

    /** What the sieves leave of an outcome. */
    private Outcome sifted(Outcome outcome, List<Path> paths) {
        if (options.sieves().isEmpty()) {
            return outcome;
        }
        Sieve.Scope scope = scope(paths, outcome);
        List<Finding> findings = outcome.findings();
        List<Silenced> silenced = new ArrayList<>(outcome.silenced());
        List<String> remarks = new ArrayList<>();
        for (Sieve sieve : options.sieves()) {
            Sieve.Sifted sifted = sieve.sift(findings, scope);
            findings = sifted.kept();
            silenced.addAll(sifted.silenced());
            remarks.addAll(sifted.remarks());
        }
        Collections.sort(silenced);
        return new Outcome(findings, silenced, outcome.notifications(), outcome.coverage(), remarks);
    }

    /** What a run over some paths, with that outcome, looked at. */
    public Sieve.Scope scope(List<Path> paths, Outcome outcome) {
        Sources sources = newSources();
        return new LookedAt(paths, FileSelection.of(paths, sources), outcome.notifications(), sources).scope(rules);
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
