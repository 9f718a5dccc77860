package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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
        return sifted(open(paths).check(progress), paths);
    }

    /**
     * Checks one text as if it were the content of a file, as an editor holds it. Other files around it give it types.
     *
     * @param file need not be there
     * @return nothing but the count of what was skipped, if a walk would leave out the file
     */
    public Outcome check(Path file, byte[] content, Progress progress) {
        Path base = realBase();
        FileSelection selection =
                TextSelection.of(file, content, options, new Sources(base, options.encoding(), options.maxFileSize()));
        Checking checking = new Checking(base, options, rules, List.of(file), selection);
        Map<Path, String> texts = selection.files().isEmpty()
                ? Map.of()
                : Map.of(TextSelection.real(file), TextSelection.text(content, options.encoding()));
        return sifted(checking.check(texts, progress), checking);
    }

    /**
     * Selects files, for whoever checks them more than once. What the sieves would keep silent is found, too.
     *
     * @throws UsageException if a path does not exist or cannot be walked
     * @throws UncheckedIOException if the base folder does not exist
     */
    public Checking open(List<Path> paths) {
        return new Checking(realBase(), options, rules, paths);
    }

    /** What the sieves leave of all that was found in some paths. */
    public Outcome sifted(Outcome outcome, List<Path> paths) {
        return options.sieves().isEmpty() ? outcome : sifted(outcome, open(paths));
    }

    private Outcome sifted(Outcome outcome, Checking checking) {
        Sieve.Scope scope = checking.scope(outcome);
        List<Finding> findings = outcome.findings();
        List<Silenced> silenced = new ArrayList<>(outcome.silenced());
        List<String> remarks = new ArrayList<>(outcome.remarks());
        for (Sieve sieve : options.sieves()) {
            Sieve.Sifted sifted = sieve.sift(findings, scope);
            findings = sifted.kept();
            silenced.addAll(sifted.silenced());
            remarks.addAll(sifted.remarks());
        }
        Collections.sort(silenced);
        return new Outcome(findings, silenced, outcome.notifications(), outcome.coverage(), remarks);
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
        try {
            Path real = file.toRealPath();
            Checking checking = open(all);
            Silence silence = checking.whySilent(real, line);
            Outcome outcome = sifted(checking.check(List.of(real), Map.of(), Progress.SILENT), all);
            return silence.with(outcome.silenced().stream()
                    .filter(one -> one.finding().location().range().startLine() == line)
                    .map(one -> new Silence.Note(one.finding().rule(), keptSilent(one)))
                    .toList());
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static String keptSilent(Silenced silenced) {
        String reason = silenced.reason().isEmpty() ? "" : ": " + silenced.reason();
        return "that is kept silent, " + silenced.by().words() + reason;
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
