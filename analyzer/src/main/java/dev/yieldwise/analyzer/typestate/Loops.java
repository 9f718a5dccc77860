package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.interproc.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call that runs the functions that it is given, as often as it likes: {@code forEach} and its kin. */
final class Loops<S, E> {
    /** More ways than that to go round are not followed. */
    private static final int MAX_WORLDS = 64;

    private final Program program;
    private final Protocol<S, E> protocol;
    private final Effects<S, E> effects;
    private final Invocations<S, E> invocations;

    Loops(Run<S, E> run, Effects<S, E> effects, Invocations<S, E> invocations) {
        this.program = run.program();
        this.protocol = run.protocol();
        this.effects = effects;
        this.invocations = invocations;
    }

    List<Moved<S>> run(
            Element element,
            MethodCallExpr call,
            List<Expression> functions,
            Optional<Handle> receiver,
            Moved<S> before,
            boolean threw) {
        World<S> start = receiver.isEmpty()
                ? before.world()
                : before.world()
                        .in(protocol.running(
                                call, receiver.get(), before.world().state()));
        boolean atLeastOnce = receiver.isPresent() && protocol.surelyRuns(call, receiver.get())
                || program.functions().surelyRuns(call);
        Map<World<S>, Trace> rounds = new LinkedHashMap<>();
        List<Moved<S>> thrown = new ArrayList<>();
        Deque<Moved<S>> waiting = new ArrayDeque<>();
        waiting.add(Moved.start(start, before.trace()));
        Set<World<S>> started = new HashSet<>();
        if (!atLeastOnce) {
            rounds.put(start, before.trace());
        }
        while (!waiting.isEmpty() && rounds.size() < MAX_WORLDS) {
            Moved<S> round = waiting.remove();
            if (!started.add(round.world())) {
                continue;
            }
            for (Expression function : functions) {
                if (threw) {
                    thrown.addAll(invocations.function(element, call, function, round, true));
                }
                for (Moved<S> end : invocations.function(element, call, function, round, false)) {
                    if (rounds.putIfAbsent(end.world(), end.trace()) == null) {
                        waiting.add(Moved.start(end.world(), end.trace()));
                    }
                }
            }
        }
        if (threw) {
            return thrown;
        }
        effects.startAgain(element, started.size() - 1);
        List<Moved<S>> after = new ArrayList<>();
        rounds.forEach((world, trace) -> after.addAll(
                receiver.isEmpty()
                        ? List.of(before.to(world, trace))
                        : effects.apply(
                                element,
                                call,
                                before.to(world, trace),
                                protocol.ran(call, receiver.get(), world.state()),
                                false)));
        return after;
    }
}
