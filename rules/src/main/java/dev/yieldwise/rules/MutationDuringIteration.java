package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.dataflow.Paths;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Observation;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.fixes.Change;
import dev.yieldwise.rules.fixes.Code;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.Followed;
import dev.yieldwise.rules.knowledge.Iterations;
import dev.yieldwise.rules.knowledge.Mutation;
import dev.yieldwise.rules.knowledge.Mutation.Event;
import dev.yieldwise.rules.knowledge.MutationTable.Verdict;
import dev.yieldwise.rules.knowledge.Operation;
import dev.yieldwise.rules.knowledge.OwnTypes;
import dev.yieldwise.rules.knowledge.Throwing;
import dev.yieldwise.rules.knowledge.Tracked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reports a collection that is changed while it is iterated, where the iteration then goes on. */
final class MutationDuringIteration {
    static final Rule RULE = Rule.named(MutationDuringIteration.class)
            .summary("collection changed while it is iterated")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.COLLECTION, Tag.ITERATOR, Tag.STREAM)
            .since("0.1")
            .check(MutationDuringIteration::check);

    private static final String BROKEN = "throws or skips";

    private static final Set<String> EXPECTED = Set.of("ConcurrentModificationException");

    private MutationDuringIteration() {}

    private static void check(Pass pass) {
        for (Body body : pass.resultOf(Bodies.ANALYSIS)) {
            for (Tracked tracked : Iterations.iterated(pass, body)) {
                TypeRef type = pass.types().ofCandidate(tracked.declaration());
                if (isOfJdk(pass, type) || pass.resultOf(OwnTypes.ANALYSIS).mutates(type)) {
                    check(pass, body, tracked, type);
                }
            }
        }
    }

    private static boolean isOfJdk(Pass pass, TypeRef type) {
        return pass.types().isA(type, "java.util.Collection") || pass.types().isA(type, "java.util.Map");
    }

    private static void check(Pass pass, Body body, Tracked tracked, TypeRef type) {
        Node declaration = tracked.declaration();
        List<Observation<Event>> observations = Followed.observe(
                pass,
                body,
                tracked,
                new Mutation(
                        pass.program(),
                        Followed.fieldWrites(pass, declaration),
                        type,
                        declaration,
                        pass.resultOf(OwnTypes.ANALYSIS)));
        for (Observation<Event> observation : observations) {
            if (observation.event() instanceof Event.Changed
                    && iterations(observation.at(), observations).isEmpty()) {
                pass.unsaid(observation.at(), "it is changed while it is iterated, but the iteration does not go on");
            }
            if (observation.event() instanceof Event.GoesOn goesOn) {
                if (goesOn.iteration().node() instanceof MethodCallExpr runner
                        && goesOn.change().isWithin(runner)) {
                    reportCallback(pass, body, tracked, observation, goesOn, runner, observations);
                } else {
                    reportLoop(pass, body, tracked, observation, goesOn, observations);
                }
            }
        }
    }

    private static void reportLoop(
            Pass pass,
            Body body,
            Tracked tracked,
            Observation<Event> end,
            Event.GoesOn goesOn,
            List<Observation<Event>> all) {
        Node declaration = tracked.declaration();
        Node at = goesOn.change().node();
        if (Expected.isMeant(pass, at, EXPECTED)) {
            return;
        }
        boolean definite = tracked.owner().isEmpty()
                && isCertain(declaration, at)
                && all.stream().anyMatch(observation -> isSure(observation, goesOn))
                && isOnlyChange(at, goesOn.iteration(), all)
                && body.cfg(pass).filter(cfg -> alwaysGoesOn(cfg, at, all)).isPresent()
                && !Throwing.isNear(pass, at);
        Certainty certainty = definite ? Certainty.DEFINITE : Certainty.POSSIBLE;
        List<Node> stale = iterations(at, all);
        boolean alone = stale.stream().allMatch(iteration -> isOnlyChange(at, new Site(iteration), all));
        Story.of(pass, end.trace())
                .then(end.element().node(), "the iteration goes on here: it throws or skips elements", BROKEN)
                .mendedBy(
                        isWritten(pass, declaration, at)
                                ? new Change(
                                                pass,
                                                body,
                                                declaration,
                                                at,
                                                stale,
                                                alone,
                                                isOfKnownClass(at, all),
                                                certainty)
                                        .fix()
                                : Optional.empty())
                .report(RULE, certainty, at, message(pass, declaration, at, "while it is iterated", definite));
    }

    /** The iterations that go on after a change. */
    private static List<Node> iterations(Node at, List<Observation<Event>> all) {
        return all.stream()
                .map(Observation::event)
                .filter(event ->
                        event instanceof Event.GoesOn goesOn && goesOn.change().node() == at)
                .map(event -> ((Event.GoesOn) event).iteration())
                .distinct()
                .map(Site::node)
                .toList();
    }

    /** Whether the class of the collection was seen wherever it is changed there. */
    private static boolean isOfKnownClass(Node at, List<Observation<Event>> all) {
        return all.stream()
                .filter(observation -> observation.at() == at)
                .map(Observation::event)
                .allMatch(event -> !(event instanceof Event.Changed changed) || changed.exact());
    }

    /** A field that may get another value may be another collection by now. */
    private static boolean isCertain(Node declaration, Node at) {
        return Followed.isSurelyMeant(at, declaration) && isKept(declaration);
    }

    private static boolean isKept(Node declaration) {
        return !Subject.isField(declaration)
                || declaration
                        .getParentNode()
                        .filter(field -> ((FieldDeclaration) field).isFinal())
                        .isPresent();
    }

    /** The table speaks of one change; a second one may undo what the first one did. */
    private static boolean isOnlyChange(Node at, Site iteration, List<Observation<Event>> all) {
        return all.stream()
                .filter(observation -> observation.event() instanceof Event.Changed changed
                        && changed.iteration().equals(iteration))
                .allMatch(observation -> observation.at() == at);
    }

    private static boolean isSure(Observation<Event> observation, Event.GoesOn goesOn) {
        return observation.at() == goesOn.change().node()
                && observation.always()
                && observation.event() instanceof Event.Changed changed
                && changed.iteration().equals(goesOn.iteration())
                && changed.verdict() == Verdict.ALL
                && changed.exact();
    }

    /** Whether no path leads from the change out of the body without the iteration going on, or ending quietly, on the way. */
    private static boolean alwaysGoesOn(Cfg cfg, Node at, List<Observation<Event>> all) {
        Site change = new Site(at);
        Set<Site> goingOn = sites(
                all,
                event -> event instanceof Event.GoesOn goesOn && goesOn.change().equals(change));
        Set<Site> asked = sites(
                all, event -> event instanceof Event.Asked ask && ask.change().equals(change));
        return all.stream()
                .filter(observation -> observation.at() == at)
                .findFirst()
                .filter(start -> !Paths.canLeaveWithout(
                        cfg,
                        start.element(),
                        element -> goingOn.contains(new Site(element.node())),
                        edge -> edge.kind() == Edge.Kind.FALSE
                                && edge.condition()
                                        .map(Site::new)
                                        .filter(asked::contains)
                                        .isPresent()))
                .isPresent();
    }

    private static Set<Site> sites(List<Observation<Event>> all, Predicate<Event> wanted) {
        return all.stream()
                .filter(observation -> wanted.test(observation.event()))
                .map(observation -> new Site(observation.element().node()))
                .collect(Collectors.toSet());
    }

    private static void reportCallback(
            Pass pass,
            Body body,
            Tracked tracked,
            Observation<Event> end,
            Event.GoesOn goesOn,
            MethodCallExpr runner,
            List<Observation<Event>> all) {
        Node declaration = tracked.declaration();
        Node at = goesOn.change().node();
        if (Expected.isMeant(pass, at, EXPECTED)) {
            return;
        }
        boolean definite = tracked.owner().isEmpty()
                && isCertain(declaration, at)
                && all.stream().anyMatch(observation -> isSure(observation, goesOn))
                && isOnlyChange(at, goesOn.iteration(), all)
                && runner.findFirst(ThrowStmt.class).isEmpty()
                && !Throwing.isNear(pass, at);
        Certainty certainty = definite ? Certainty.DEFINITE : Certainty.POSSIBLE;
        Story.of(pass, end.trace())
                .then(runner, "runs the function over the elements here")
                .then(at, "changed from within: the iteration throws or skips elements", BROKEN)
                .mendedBy(
                        isWritten(pass, declaration, at)
                                ? new Change(pass, body, declaration, at, iterations(at, all), true, false, certainty)
                                        .fix()
                                : Optional.empty())
                .report(
                        RULE,
                        certainty,
                        at,
                        message(pass, declaration, at, "from a function that runs over it", definite));
    }

    /** Whether a change of which it is known what it does stands there, not a call of what changes, nor a method reference. */
    private static boolean isWritten(Pass pass, Node declaration, Node at) {
        return at instanceof MethodCallExpr call
                && Operation.named(call.getNameAsString())
                && Code.isWritten(call)
                && isOfJdk(pass, pass.types().ofDeclaration(declaration));
    }

    private static String message(Pass pass, Node declaration, Node at, String when, boolean definite) {
        String method = at instanceof MethodCallExpr call ? call.getNameAsString() : "this";
        boolean direct = at instanceof MethodCallExpr change
                && (Operation.named(change.getNameAsString())
                        || pass.resultOf(OwnTypes.ANALYSIS).mutates(pass.types().ofDeclaration(declaration), change));
        String name = direct ? Followed.nameAt(pass, at, declaration) : Subject.nameOf(declaration);
        return "changing '" + name + "' by " + method + " " + when
                + (definite ? " fails or skips elements" : " may fail or skip elements");
    }
}
