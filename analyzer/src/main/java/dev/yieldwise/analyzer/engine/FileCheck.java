package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.RuleChoice;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Notification.Kind;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import dev.yieldwise.analyzer.types.Types;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses one file after the other and runs the rules over them. Belongs to one thread. */
final class FileCheck {
    private final Sources sources;
    private final Types.Factory types;
    private final List<Rule> rules;
    private final Configuration configuration;
    private final Set<Path> named;

    /** @param named files that are checked whoever wrote them */
    FileCheck(Sources sources, Classes classes, List<Rule> rules, Configuration configuration, Set<Path> named) {
        this.sources = sources;
        this.types = new Types.Factory(classes, sources);
        this.rules = rules;
        this.configuration = configuration;
        this.named = named;
    }

    FileResult check(Path path) {
        if (!named.contains(path) && Selector.generated(path, configuration).isPresent()) {
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
        Pass pass = new Pass(unit.file(), unit.tree(), ofFile);
        List<Notification> notifications = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        RuleChoice choice = choiceFor(unit.file().path());
        for (Rule rule : rules.stream().filter(choice::on).toList()) {
            int before = pass.findings().size();
            try {
                rule.run(pass);
                pass.findings().subList(before, pass.findings().size()).stream()
                        .map(finding -> choice.applied(finding, rule))
                        .flatMap(Optional::stream)
                        .forEach(findings::add);
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
        ofFile.close();
        return new FileResult(Identities.assign(unit.file(), findings), notifications, coverage);
    }

    private RuleChoice choiceFor(Path path) {
        return configuration.forEntriesOf(path.getParent()).rulesFor(path, rules);
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
