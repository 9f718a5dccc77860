package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.RuleChoice;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import dev.yieldwise.analyzer.types.NamedTypes;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of one run. They can be checked more than once, and with texts in the place of those on disk: so it is known
 * what a change leads to before it is made. Which types the sources declare and extend is read from disk.
 */
public final class Checking {
    private final Path base;
    private final Options options;
    private final List<Rule> rules;
    private final List<Path> paths;
    private final Sources names;
    private final FileSelection selection;
    private final SourceIndex index;
    private final List<String> remarks;

    Checking(Path base, Options options, List<Rule> rules, List<Path> paths) {
        this(
                base,
                options,
                rules,
                paths,
                FileSelection.of(paths, options, new Sources(base, options.encoding(), options.maxFileSize())));
    }

    Checking(Path base, Options options, List<Rule> rules, List<Path> paths, FileSelection selection) {
        this.base = base;
        this.options = options;
        this.rules = rules;
        this.paths = paths;
        this.names = sources(Map.of());
        this.selection = selection;
        this.index = inSight();
        this.remarks = remarks();
    }

    /**
     * What is said of types that are not found; files that are named one by one do not show all types.
     *
     * @throws UsageException if what is said of one that is found is wrong
     */
    private List<String> remarks() {
        if (options.configuration().protocols().isEmpty()) {
            return List.of();
        }
        ProtocolNames names = new ProtocolNames(
                options.configuration(), new NamedTypes(new Classes(index, options.classpath()), sources(Map.of())));
        Configurations.refuse(names.problems(), base);
        return selection.named().isEmpty() ? names.remarks(base) : List.of();
    }

    /** What is checked, and what is only looked up. */
    private SourceIndex inSight() {
        Set<Path> files = new TreeSet<>(selection.sources());
        files.addAll(FileSelection.of(options.sourcepath(), options, sources(Map.of()))
                .sources());
        return new SourceIndex(files);
    }

    /** The files by their real paths, sorted. */
    public List<Path> files() {
        return selection.files();
    }

    /** How findings and notifications name a file. */
    public String nameOf(Path file) {
        return names.nameOf(file);
    }

    public Charset encoding() {
        return options.encoding();
    }

    /** Checks all files as they are on disk; throws as {@link Session#check}. */
    public Outcome check(Progress progress) {
        return check(Map.of(), progress);
    }

    /** Checks all files, some of them with other texts than those on disk; throws as {@link Session#check}. */
    public Outcome check(Map<Path, String> texts, Progress progress) {
        Outcome outcome = check(selection.files(), texts, progress);
        List<Notification> notifications = new ArrayList<>(selection.notifications());
        notifications.addAll(outcome.notifications());
        Collections.sort(notifications);
        return new Outcome(
                outcome.findings(),
                outcome.silenced(),
                notifications,
                outcome.coverage().plus(selection.skipped()),
                remarks);
    }

    /** Checks some of the files, in the sight of all; throws as {@link Session#check}. */
    public Outcome check(Collection<Path> some, Map<Path, String> texts, Progress progress) {
        Classes classes = new Classes(index, options.classpath());
        List<FileResult> results = new Workers(
                        options.threads(),
                        () -> new FileCheck(sources(texts), classes, rules, options, selection.named()),
                        progress,
                        Workers.BUDGET)
                .run(List.copyOf(some), this::nameOf);
        List<Finding> findings = new ArrayList<>();
        List<Silenced> silenced = new ArrayList<>();
        List<Notification> notifications = new ArrayList<>();
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
        return new Outcome(findings, silenced, notifications, coverage, List.of());
    }

    /** Why there is no more to be told of a line of one of the files; throws as {@link Session#whySilent}. */
    Silence whySilent(Path file, int line) {
        Classes classes = new Classes(index, options.classpath());
        RuleChoice choice = options.configuration().rulesFor(file, rules);
        return new SilenceCheck(
                        sources(Map.of()),
                        classes,
                        rules.stream().filter(choice::on).toList(),
                        options.configuration())
                .of(file, line)
                .with(rules.stream()
                        .filter(rule -> !choice.on(rule))
                        .map(rule -> new Silence.Note(
                                rule.name(), "is off here: " + Places.shown(choice.by(rule), options.base())))
                        .toList());
    }

    /** What a check of all files, with that outcome, looked at. */
    public Sieve.Scope scope(Outcome outcome) {
        return new LookedAt(paths, selection, outcome.notifications(), sources(Map.of())).scope(applied());
    }

    /** The rules that apply to any of the files: the others had no chance to find anything. */
    private List<Rule> applied() {
        List<RuleChoice> choices = selection.files().stream()
                .map(file -> options.configuration().rulesFor(file, rules))
                .distinct()
                .toList();
        return rules.stream()
                .filter(rule -> choices.stream().anyMatch(choice -> choice.on(rule)))
                .toList();
    }

    private Sources sources(Map<Path, String> texts) {
        return new Sources(base, options.encoding(), options.maxFileSize(), texts);
    }
}
