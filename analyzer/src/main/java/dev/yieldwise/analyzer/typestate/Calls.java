package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Forward;
import dev.yieldwise.analyzer.dataflow.Paths;
import dev.yieldwise.analyzer.dataflow.Solution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the bodies that calls lead to, each once for every world that enters it. A body that calls itself is run again until
 * nothing new comes out of it (a least fixpoint: worlds are finitely many).
 */
final class Calls<S, E> {
    /** Deeper calls, and more of them for one subject, are not followed: their bodies count as unknown. */
    private static final int MAX_DEPTH = 6;

    private static final int MAX_RUNS = 300;
    private static final int MAX_ROUNDS = 12;

    /** Steps of worlds through elements. One subject of all in 10,200 files of three libraries takes more (118,825). */
    private static final int MAX_STEPS = 100_000;

    private final Run<S, E> run;
    private final Map<Entry<S>, Outcome<S, E>> done = new HashMap<>();
    private final Map<Entry<S>, Outcome<S, E>> open = new HashMap<>();
    private final Set<Entry<S>> unfinished = new HashSet<>();
    private int runs;
    private int steps;

    Calls(Run<S, E> run) {
        this.run = run;
    }

    /** So many worlds go through one element. */
    void count(int worlds) {
        steps += worlds;
    }

    private record Entry<S>(Site body, boolean thisIsOwner, World<S> world) {}

    /**
     * What a body does, given a world in which its parameters hold what they were given.
     *
     * @return empty if it is not followed
     */
    Optional<Outcome<S, E>> outcome(Node body, boolean thisIsOwner, World<S> world) {
        Optional<Outcome<S, E>> all = withOwnDefects(body, thisIsOwner, world);
        if (all.isEmpty() || all.get().told().isEmpty()) {
            return all;
        }
        // What goes wrong whatever the caller did before is told where the body itself is looked at.
        Set<Object> own = withOwnDefects(
                        body, thisIsOwner, world.in(run.protocol().unknown()))
                .map(Outcome::keys)
                .orElse(Set.of());
        Outcome<S, E> outcome = all.get();
        return Optional.of(new Outcome<>(
                outcome.normal(),
                outcome.thrown(),
                outcome.elsewhere(),
                outcome.told().stream()
                        .filter(told -> !own.contains(told.key()))
                        .toList()));
    }

    private Optional<Outcome<S, E>> withOwnDefects(Node body, boolean thisIsOwner, World<S> world) {
        Entry<S> entry = new Entry<>(new Site(body), thisIsOwner, world);
        if (done.containsKey(entry)) {
            return Optional.of(done.get(entry));
        }
        if (open.containsKey(entry)) {
            unfinished.add(entry);
            return Optional.of(open.get(entry));
        }
        Optional<Cfg> cfg = run.program().graphOf(body);
        if (cfg.isEmpty() || open.size() >= MAX_DEPTH || runs >= MAX_RUNS || steps >= MAX_STEPS) {
            return Optional.empty();
        }
        Frame frame = new Frame(cfg.get(), thisIsOwner, false);
        Outcome<S, E> found = Outcome.nothing();
        open.put(entry, found);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            runs++;
            Outcome<S, E> next = solve(frame, world);
            boolean settled = !unfinished.contains(entry) || next.isAs(found);
            found = next;
            if (settled) {
                break;
            }
            open.put(entry, found);
        }
        open.remove(entry);
        unfinished.remove(entry);
        if (unfinished.isEmpty()) {
            done.put(entry, found);
        }
        return Optional.of(found);
    }

    /** The states that the object of a local variable may be in where a method returns it. */
    Set<Optional<S>> statesAt(Node method, VariableDeclarator local, ReturnStmt statement) {
        Optional<Cfg> cfg = run.program().graphOf(method);
        Set<Optional<S>> states = new LinkedHashSet<>();
        if (cfg.isEmpty() || runs++ >= MAX_RUNS) {
            return Set.of(Optional.of(run.protocol().unknown()));
        }
        Run<S, E> inner =
                Run.of(run.program(), run.protocol(), new Subject(new Site(local), false, false, Optional.empty()));
        Frame frame = new Frame(cfg.get(), false, true);
        TypestateFlow<S, E> flow =
                new TypestateFlow<>(inner, new Calls<>(inner), frame, Fact.nowhere(), new Recorder<>());
        Forward.solve(cfg.get(), flow).replay((element, fact) -> {
            if (element.kind() == Element.Kind.RETURN && element.node() == statement) {
                fact.worlds()
                        .keySet()
                        .forEach(world -> states.add(Optional.of(
                                world.handleOf(new Site(local))
                                                .filter(Handle::isSelf)
                                                .isPresent()
                                        ? world.state()
                                        : run.protocol().unknown())));
                if (fact.elsewhere() || fact.givenUp()) {
                    states.add(Optional.of(run.protocol().unknown()));
                }
            }
        });
        return states;
    }

    /** Whether a body catches what an operation of it may throw: whoever calls the body does not notice a failure. */
    private static boolean isHandled(Node operation, Node body) {
        Node child = operation;
        for (Node outer = operation.getParentNode().orElse(null);
                outer != null && child != body;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt
                    && child == attempt.getTryBlock()
                    && attempt.getCatchClauses().isNonEmpty()) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    private Outcome<S, E> solve(Frame frame, World<S> world) {
        Recorder<S, E> recorder = new Recorder<>();
        TypestateFlow<S, E> flow =
                new TypestateFlow<>(run, this, frame, Fact.of(Map.of(world, Trace.empty()), false), recorder);
        Solution<Fact<S>> solution = Forward.solve(frame.cfg(), flow);
        recorder.start();
        solution.replay(recorder::at);
        Fact<S> normal = solution.before(frame.cfg().exit()).orElse(Fact.of(Map.of(), false));
        Fact<S> thrown = solution.before(frame.cfg().exceptionalExit()).orElse(Fact.of(Map.of(), false));
        List<Outcome.Told<E>> told = new ArrayList<>();
        for (Observation<E> observation : recorder.observations()) {
            boolean inevitable = !isHandled(observation.at(), frame.body())
                    && !Paths.canPassWithout(frame.cfg(), element -> element.equals(observation.element()));
            told.add(new Outcome.Told<>(
                    observation.at(), observation.event(), observation.trace(), observation.always(), inevitable));
        }
        return new Outcome<>(normal.worlds(), thrown.worlds(), normal.elsewhere(), told);
    }
}
