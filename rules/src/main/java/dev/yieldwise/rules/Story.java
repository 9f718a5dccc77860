package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.typestate.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a finding, step by step, and points at small places: the name of a call, not the chain before it. */
final class Story {
    /** The object's last state where the operation that is reported throws. */
    static final String FAILS = "fails";

    /** The state of a generator whose body was sent GeneratorExit. */
    static final String CLOSING = "closing";

    /** The state of a generator that yields while it is closing. */
    static final String REFUSES = "refuses to end";

    /** The state of what nobody can close any longer. */
    static final String LOST = "left open";

    private final Pass pass;
    private final List<Step> steps;
    private final Optional<Fix> fix;

    private Story(Pass pass, List<Step> steps, Optional<Fix> fix) {
        this.pass = pass;
        this.steps = List.copyOf(steps);
        this.fix = fix;
    }

    static Story start(Pass pass) {
        return new Story(pass, List.of(), Optional.empty());
    }

    /** What happened to an object so far. */
    static Story of(Pass pass, Trace trace) {
        Story story = start(pass);
        for (Trace.Event event : trace.events()) {
            story = story.then(event.at(), event.message(), event.state());
        }
        return story;
    }

    Story then(Node at, String message) {
        return then(at, message, Optional.empty());
    }

    /** @param state how the object of the story is from there on, in a word or two */
    Story then(Node at, String message, String state) {
        return then(at, message, Optional.of(state));
    }

    private Story then(Node at, String message, Optional<String> state) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(pass.step(place(at), message, state));
        return new Story(pass, longer, fix);
    }

    /** Tells how it can be mended, if it can. */
    Story mendedBy(Optional<Fix> mending) {
        return new Story(pass, steps, mending);
    }

    /** Reports the story with the place of {@code at} as the finding's own. */
    void report(Rule rule, Certainty certainty, Node at, String message) {
        pass.report(rule, certainty, place(at), message, steps, fix);
    }

    /** Reports the story as milder than the rule's others. */
    void report(Rule rule, Certainty certainty, Level level, Node at, String message) {
        pass.report(rule, certainty, level, place(at), message, steps, fix);
    }

    static Node place(Node node) {
        if (node instanceof MethodCallExpr call) {
            return call.getName();
        }
        if (node instanceof ForEachStmt loop) {
            return loop.getIterable();
        }
        if (node instanceof VariableDeclarator variable) {
            return variable.getName();
        }
        if (node instanceof AssignExpr assignment) {
            return assignment.getTarget();
        }
        if (node instanceof ObjectCreationExpr creation) {
            return creation.getType();
        }
        if (node instanceof CatchClause clause) {
            return clause.getParameter();
        }
        return node instanceof MethodReferenceExpr reference ? reference.getScope() : node;
    }
}
