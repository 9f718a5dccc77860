package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.RuleChoice;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Notification.Kind;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.suppression.Offer;
import dev.yieldwise.analyzer.suppression.Suppressing;
import dev.yieldwise.analyzer.types.Classes;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Witness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parses one file after the other and runs the rules over them. Belongs to one thread. */
final class FileCheck {
    private final Sources sources;
    private final Types.Factory types;
    private final List<Rule> rules;
    private final Options options;
    private final Set<Path> named;

    /** @param named files that are checked whoever wrote them */
    FileCheck(Sources sources, Classes classes, List<Rule> rules, Options options, Set<Path> named) {
        this.sources = sources;
        this.types = new Types.Factory(classes, sources);
        this.rules = rules;
        this.options = options;
        this.named = named;
    }

    FileResult check(Path path) {
        if (!named.contains(path)
                && Selector.generated(path, options.configuration()).isPresent()) {
            return FileResult.GENERATED;
        }
        Parsed parsed = types.parse(path);
        if (parsed instanceof Parsed.Unit unit) {
            return check(unit);
        }
        Optional<String> name = Optional.of(sources.nameOf(path));
        if (parsed instanceof Parsed.Unparsed unparsed) {
            return FileResult.failed(new Notification(Kind.UNPARSED, name, Optional.empty(), unparsed.reason()));
        }
        if (parsed instanceof Parsed.OverBudget overBudget) {
            return FileResult.failed(new Notification(Kind.BUDGET, name, Optional.empty(), overBudget.reason()));
        }
        return FileResult.failed(
                new Notification(Kind.UNREAD, name, Optional.empty(), ((Parsed.Unread) parsed).reason()));
    }

    private FileResult check(Parsed.Unit unit) {
        Types ofFile = types.of(unit.file().path(), unit.tree());
        Pass pass = new Pass(
                unit.file(),
                unit.tree(),
                ofFile,
                options.configuration().contractsFor(unit.file().path()),
                Witness.NONE);
        List<Notification> notifications = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        RuleChoice choice = options.configuration().rulesFor(unit.file().path(), rules);
        for (Rule rule : rules.stream().filter(choice::on).toList()) {
            int before = pass.findings().size();
            try {
                rule.run(pass);
                findings.addAll(pass.findings().subList(before, pass.findings().size()));
            } catch (RuntimeException | StackOverflowError e) {
                // What the rule had found before it failed is dropped with it: half a story is no story.
                notifications.add(failure(rule, unit, e));
            }
        }
        pass.skipped()
                .forEach(reason -> notifications.add(
                        new Notification(Kind.BUDGET, Optional.of(unit.file().name()), Optional.empty(), reason)));
        Coverage coverage = new Coverage(
                1, unit.file().lines(), ofFile.candidates(), ofFile.knownCandidates(), ofFile.solverCalls());
        boolean knowsAll = ofFile.candidates() == ofFile.knownCandidates();
        ofFile.close();
        return result(unit, choice, findings, notifications, coverage, knowsAll);
    }

    /**
     * What is left after the file's own requests.
     *
     * @param knowsAll whether every type that was asked for is known: without, a rule may have found nothing for that
     *     reason alone, and no request for silence about it is called superfluous
     */
    private FileResult result(
            Parsed.Unit unit,
            RuleChoice choice,
            List<Finding> findings,
            List<Notification> notifications,
            Coverage coverage,
            boolean knowsAll) {
        Set<String> names = rules.stream().map(Rule::name).collect(Collectors.toSet());
        Set<String> ran = rules.stream().filter(choice::on).map(Rule::name).collect(Collectors.toSet());
        Suppressing.Result asked = new Suppressing(unit.file(), unit.tree(), names)
                .apply(
                        Identities.assign(unit.file(), unit.tree(), findings),
                        notifications.isEmpty() && knowsAll ? ran : Set.of());
        List<Finding> told = asked.told().stream()
                .filter(finding -> ran.contains(finding.rule()))
                .toList();
        List<Finding> kept = new ArrayList<>(applied(choice, asked.kept()));
        kept.addAll(applied(choice, Identities.assign(unit.file(), unit.tree(), told)));
        return new FileResult(
                options.suppressions()
                        .map(reason -> new Offer(unit.file(), unit.tree(), reason).insteadOfFixes(kept))
                        .orElse(kept),
                asked.silenced(),
                notifications,
                coverage);
    }

    /** At the levels of the configuration; after the file's own requests, which are about findings of any level. */
    private List<Finding> applied(RuleChoice choice, List<Finding> findings) {
        Map<String, Rule> ofNames = rules.stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        return findings.stream()
                .map(finding -> choice.applied(finding, ofNames.get(finding.rule())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Notification failure(Rule rule, Parsed.Unit unit, Throwable error) {
        // Where the stack ended is chance, and reports must not depend on it.
        boolean placed = error.getStackTrace().length > 0 && !(error instanceof StackOverflowError);
        String where = placed ? " at " + error.getStackTrace()[0] : "";
        return new Notification(
                Kind.RULE_FAILED,
                Optional.of(unit.file().name()),
                Optional.of(rule.name()),
                "the rule failed on this file, please report it: " + error + where);
    }
}
