package dev.yieldwise.analyzer.rule;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.interproc.Program;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Witness;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole world of a rule: one file, its tree, its types, shared results, and {@link #report}. A pass belongs to one
 * thread and lives as long as its file is looked at.
 */
public final class Pass {
    private final SourceFile file;
    private final CompilationUnit unit;
    private final Types types;
    private final Program program;
    private final Map<Analysis<?>, Object> results = new IdentityHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private final Map<String, Contract> contracts;
    private final Witness witness;

    /**
     * @param contracts what is said of types beside their code, by their qualified names
     * @param witness hears what is followed, and what is not told
     */
    public Pass(SourceFile file, CompilationUnit unit, Types types, Map<String, Contract> contracts, Witness witness) {
        this.contracts = Map.copyOf(contracts);
        this.witness = witness;
        this.file = file;
        this.unit = unit;
        this.types = types;
        this.program = new Program(types);
    }

    public SourceFile file() {
        return file;
    }

    public CompilationUnit unit() {
        return unit;
    }

    public Types types() {
        return types;
    }

    /** The code that the file leads to. */
    public Program program() {
        return program;
    }

    /** What is said of types beside their code, by their qualified names. */
    public Map<String, Contract> contracts() {
        return contracts;
    }

    /** Who hears what is followed. */
    public Witness witness() {
        return witness;
    }

    /**
     * Something that a rule looked at is not reported, nor followed.
     *
     * @param reason lower case, without full stop: "the code around it expects the failure"
     */
    public void unsaid(Node at, String reason) {
        witness.unsaid(at, reason);
    }

    /** The shared result of an analysis on this file. */
    @SuppressWarnings("unchecked") // an Analysis<T> is only ever mapped to its own T
    public <T> T resultOf(Analysis<T> analysis) {
        Object known = results.get(analysis);
        if (known == null) {
            known = analysis.compute(this);
            results.put(analysis, known);
        }
        return (T) known;
    }

    /** Where a node stands. */
    public Location locationOf(Node node) {
        Range range = Sources.rangeOf(node);
        SourceFile stands = Sources.fileOf(node);
        return new Location(stands.name(), range, stands.line(range.startLine()));
    }

    /** Reports a defect at the rule's own level for that certainty. */
    public void report(Rule rule, Certainty certainty, Node at, String message, List<Step> story, Optional<Fix> fix) {
        report(rule, certainty, rule.level(certainty), at, message, story, fix);
    }

    /**
     * Reports a defect. One place is told of once by a rule: of two findings the more certain one stays, else the first.
     *
     * @param level the rule's own for that certainty, or milder, as for what the protocol accepts
     * @param at the operation that fails, or that a developer would edit
     * @param story the path in the order of execution, with a step at {@code at}
     * @param fix how to mend it, made by a {@link Rewrite} of this file
     * @throws IllegalArgumentException if the level is harder than the rule's own for that certainty: what a rule states of
     *     its levels is a promise
     */
    public void report(
            Rule rule, Certainty certainty, Level level, Node at, String message, List<Step> story, Optional<Fix> fix) {
        if (!rule.level(certainty).atLeast(level)) {
            throw new IllegalArgumentException(
                    rule + " reports " + level + " where it promises at most " + rule.level(certainty));
        }
        Finding finding = new Finding(
                rule.name(),
                certainty,
                level,
                locationOf(at),
                message,
                story,
                Members.around(at),
                Fingerprints.NONE,
                fix);
        for (int i = 0; i < findings.size(); i++) {
            Finding other = findings.get(i);
            if (other.rule().equals(finding.rule()) && other.location().equals(finding.location())) {
                if (finding.certainty().compareTo(other.certainty()) < 0) {
                    findings.set(i, finding);
                }
                return;
            }
        }
        findings.add(finding);
    }

    /** Reports a defect that has no fix. */
    public void report(Rule rule, Certainty certainty, Node at, String message, List<Step> story) {
        report(rule, certainty, at, message, story, Optional.empty());
    }

    /** A step of a story. */
    public Step step(Node at, String message) {
        return step(at, message, Optional.empty());
    }

    /** A step of a story, and how its object is from there on. */
    public Step step(Node at, String message, Optional<String> state) {
        return new Step(locationOf(at), message, state);
    }

    /** Notes that a body was left out, because it is too large or too involved; the run is then incomplete. */
    public void skip(String reason) {
        if (!skipped.contains(reason)) {
            skipped.add(reason);
        }
    }

    /** What was left out, and why. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** What was reported so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
