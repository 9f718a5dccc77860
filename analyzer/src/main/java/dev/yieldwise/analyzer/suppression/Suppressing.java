package dev.yieldwise.analyzer.suppression;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.rule.Members;
import dev.yieldwise.analyzer.rule.Nearest;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.suppression.Comments.Mistake;
import dev.yieldwise.analyzer.suppression.Request.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does to the findings of one file what the file asks for, and tells of what it asks for in vain. */
public final class Suppressing {
    private final SourceFile file;
    private final CompilationUnit unit;
    private final Set<String> rules;
    private final List<Request> requests = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<Name> used = new HashSet<>();

    /**
     * What became of the findings.
     *
     * @param told what is wrong with the requests themselves: findings of {@link UnusedSuppression} and
     *     {@link UnexplainedSuppression}, those that no request covers
     */
    public record Result(List<Finding> kept, List<Finding> told, List<Silenced> silenced) {}

    /** @param rules the names of all rules that there are, whether they run or not */
    public Suppressing(SourceFile file, CompilationUnit unit, Set<String> rules) {
        this.file = file;
        this.unit = unit;
        this.rules = rules;
        if (file.text().contains(Request.OURS + ":")) {
            Comments comments = new Comments(file, unit);
            requests.addAll(comments.requests());
            mistakes.addAll(comments.mistakes());
        }
        if (file.text().contains("SuppressWarnings")) {
            requests.addAll(new Annotations(file, rules).in(unit));
        }
    }

    /**
     * Applies the requests.
     *
     * @param telling the rules whose silence about this file means that there is nothing to find; a request for another one
     *     is never in vain
     */
    public Result apply(List<Finding> findings, Set<String> telling) {
        List<Silenced> silenced = new ArrayList<>();
        List<Finding> kept = silence(findings, silenced);
        List<Finding> told = new ArrayList<>();
        List<Name> last = new ArrayList<>();
        for (Request request : requests) {
            List<Name> vain = new ArrayList<>();
            for (Name name : request.names()) {
                if (UnusedSuppression.isAboutRequests(name.text())) {
                    last.add(name);
                } else if (isUnknown(name) || !used.contains(name) && canTell(name, telling)) {
                    vain.add(name);
                }
            }
            told.addAll(inVain(request, vain));
            if (request.form().canGiveReason() && request.reason().isEmpty()) {
                told.add(unexplained(request));
            }
        }
        mistakes.forEach(mistake -> told.add(mistaken(mistake)));
        List<Finding> keptOfTold = silence(told, silenced);
        // only now it shows whether a request to be silent about requests was needed; one about those is not heard
        for (Request request : requests) {
            keptOfTold.addAll(inVain(
                    request,
                    request.names().stream()
                            .filter(name -> last.contains(name) && !used.contains(name))
                            .toList()));
        }
        Collections.sort(silenced);
        return new Result(kept, keptOfTold, silenced);
    }

    private List<Finding> silence(List<Finding> findings, List<Silenced> silenced) {
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Request> narrowest = requests.stream()
                    .filter(request ->
                            request.cover().covered().test(finding.location().range()))
                    .filter(request -> nameFor(request, finding).isPresent())
                    .min(Comparator.comparingInt(request -> request.cover().lines()));
            if (narrowest.isPresent()) {
                used.add(nameFor(narrowest.get(), finding).get());
                silenced.add(new Silenced(
                        finding, Silenced.By.SUPPRESSED, narrowest.get().reason()));
            } else {
                kept.add(finding);
            }
        }
        return kept;
    }

    /** The name that silences a finding; not what the finding is about. */
    private static Optional<Name> nameFor(Request request, Finding finding) {
        return request.names().stream()
                .filter(name -> name.names(finding.rule()))
                .filter(name -> !name.range().equals(finding.location().range()))
                .findFirst();
    }

    private boolean isUnknown(Name name) {
        return !rules.contains(name.text()) && !name.isOfAll();
    }

    private boolean canTell(Name name, Set<String> telling) {
        return name.text().equals(Request.OURS) ? telling.containsAll(rules) : telling.contains(name.text());
    }

    private List<Finding> inVain(Request request, List<Name> vain) {
        return vain.stream().map(name -> inVain(request, vain, name)).toList();
    }

    private Finding inVain(Request request, List<Name> vain, Name name) {
        if (!isUnknown(name)) {
            return unused(
                    Certainty.POSSIBLE,
                    name.range(),
                    "suppression of '" + name.text() + "' silences nothing",
                    "nothing is found for this",
                    request.form().without(vain).map(edit -> fix("remove what silences nothing", edit)));
        }
        Optional<String> meant = Nearest.to(name.text(), rules);
        return unused(
                Certainty.DEFINITE,
                name.range(),
                "'" + name.text() + "' names no rule"
                        + meant.map(rule -> "; did you mean '" + rule + "'?").orElse(""),
                "there is no such rule",
                meant.isPresent()
                        ? meant.map(rule -> fix(
                                "write '" + rule + "'",
                                new TextEdit(
                                        name.range(), file.text(name.range()).replace(name.text(), rule))))
                        : request.form().without(vain).map(edit -> fix("remove what silences nothing", edit)));
    }

    private Finding mistaken(Mistake mistake) {
        return unused(
                Certainty.DEFINITE,
                mistake.place(),
                mistake.message(),
                "this silences nothing",
                mistake.mending().map(edit -> fix("write what was meant", edit)));
    }

    private Finding unused(Certainty certainty, Range place, String message, String step, Optional<Fix> fix) {
        return finding(UnusedSuppression.RULE, certainty, place, message, step, fix);
    }

    private Finding unexplained(Request request) {
        return finding(
                UnexplainedSuppression.RULE,
                Certainty.DEFINITE,
                request.place(),
                "the suppression gives no reason",
                "the reason stands behind the names",
                Optional.empty());
    }

    private Finding finding(
            Rule rule, Certainty certainty, Range place, String message, String step, Optional<Fix> fix) {
        Location location = new Location(file.name(), place, file.line(place.startLine()));
        return new Finding(
                rule.name(),
                certainty,
                rule.level(certainty),
                location,
                message,
                List.of(new Step(location, step)),
                Members.around(innermost(unit, place)),
                Fingerprints.NONE,
                fix);
    }

    private static Node innermost(Node node, Range place) {
        for (Node child : node.getChildNodes()) {
            if (child.getRange().isPresent() && Sources.rangeOf(child).contains(place)) {
                return innermost(child, place);
            }
        }
        return node;
    }

    /** No run of the program depends on a comment or on this annotation. */
    private static Fix fix(String description, TextEdit edit) {
        return new Fix(description, Applicability.SAFE, List.of(edit));
    }
}
