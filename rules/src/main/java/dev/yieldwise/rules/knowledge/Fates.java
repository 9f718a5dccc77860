package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.rules.knowledge.Fate.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks every path from a point of a graph until it is decided what becomes of an exception that was caught there, or that is
 * on its way through a finally block. Exceptions that operations on the way may throw are not followed: a handler is judged by
 * what it does, not by what may go wrong in it.
 */
final class Fates {
    /** Points of one walk before it is given up; real handlers need some dozens. */
    private static final int MAX_POINTS = 4_000;

    private final Cfg cfg;
    private final Types types;
    private final Reader reader;
    private final List<Fate> found = new ArrayList<>();
    private final Deque<Point> waiting = new ArrayDeque<>();
    private final Set<Point> seen = new HashSet<>();

    /** What is followed, and what operations mean for it. */
    interface Reader {
        /** What becomes of the exception at an element; nothing if the element has nothing to do with it. */
        Optional<Reaction> at(Element element, Held held);

        /** Whether the exception is an instance of a type, as far as that is known. */
        Optional<Boolean> isA(Type type);

        /** Whether an operation is no part of dealing with the exception, nor of what happens in any case. */
        boolean isLate(Node operation);

        /** Whether a handler is part of dealing with the exception, which then is not lost to another one. */
        boolean isPart(CatchClause handler);
    }

    /**
     * An element decides.
     *
     * @param fate nothing, if the path just does not go on
     * @param last whether the path is at its end
     */
    record Reaction(Optional<Kind> fate, boolean last) {
        static Optional<Reaction> end(Kind fate) {
            return Optional.of(new Reaction(Optional.of(fate), true));
        }

        static Optional<Reaction> mention(Kind fate) {
            return Optional.of(new Reaction(Optional.of(fate), false));
        }

        static Optional<Reaction> stop() {
            return Optional.of(new Reaction(Optional.empty(), true));
        }
    }

    private record Point(Block block, int from, Held held, Way way) {
        Point at(Block other, int element) {
            return new Point(other, element, held, way);
        }

        Point on(Way other) {
            return new Point(block, from, held, other);
        }
    }

    /**
     * What happened on the way to a point.
     *
     * @param flight the other exception that is on its way
     * @param lostTo the throw of the exception that took the place of the one that is followed
     */
    private record Way(Optional<Flight> flight, Optional<Site> lostTo, boolean late, boolean guessed) {
        static final Way START = new Way(Optional.empty(), Optional.empty(), false, false);

        Way throwing(Flight other) {
            return new Way(Optional.of(other), Optional.of(new Site(other.by)), late, guessed);
        }

        /** The other exception is caught. */
        Way landing(boolean lost) {
            return new Way(Optional.empty(), lost ? lostTo : Optional.empty(), late, guessed);
        }

        Way late(boolean more) {
            return new Way(flight, lostTo, late || more, guessed);
        }

        Way guessed(boolean more) {
            return new Way(flight, lostTo, late, guessed || more);
        }
    }

    /** Another exception that is on its way. */
    private record Flight(ThrowStmt by, TypeRef type) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Flight flight && flight.by == by;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(by);
        }
    }

    private Fates(Cfg cfg, Types types, Reader reader) {
        this.cfg = cfg;
        this.types = types;
        this.reader = reader;
    }

    /**
     * The fates of an exception.
     *
     * @param start where the walk begins
     * @param from the first element of the block to look at
     * @return empty if there are too many paths
     */
    static Optional<List<Fate>> from(Cfg cfg, Types types, Reader reader, Block start, int from, Held held) {
        Fates fates = new Fates(cfg, types, reader);
        fates.waiting.add(new Point(start, from, held, Way.START));
        while (!fates.waiting.isEmpty()) {
            if (fates.seen.size() > MAX_POINTS) {
                return Optional.empty();
            }
            Point point = fates.waiting.poll();
            if (fates.seen.add(point)) {
                fates.walk(point);
            }
        }
        return Optional.of(fates.found);
    }

    private void walk(Point start) {
        Point point = start;
        List<Element> elements = point.block.elements();
        for (int i = point.from; i < elements.size(); i++) {
            Element element = elements.get(i);
            Optional<Reaction> reaction = reactionTo(element, point.held);
            if (reaction.isPresent()) {
                Point here = point;
                reaction.get().fate().ifPresent(kind -> found(kind, Optional.of(element.node()), here));
                if (reaction.get().last()) {
                    return;
                }
            }
            if (element.node() instanceof ThrowStmt thrown) {
                follow(point, flight(thrown));
                return;
            }
            boolean late = element.kind() == Element.Kind.EVALUATE && reader.isLate(element.node());
            point = new Point(point.block, i + 1, point.held.after(element, types), point.way.late(late));
        }
        leave(point);
    }

    private Optional<Reaction> reactionTo(Element element, Held held) {
        if (element.node() instanceof ThrowStmt thrown && held.holds(thrown.getExpression(), types)) {
            return Reaction.end(Kind.LET_OUT);
        }
        return reader.at(element, held);
    }

    private void leave(Point point) {
        Block block = point.block;
        if (block == cfg.exit()) {
            found(point.way.late ? Kind.ENDS_LATER : Kind.ENDS, Optional.of(cfg.owner()), point);
        } else if (goesOn(block)) {
            if (point.way.flight.isPresent()) {
                follow(point, point.way.flight.get());
            } else {
                found(Kind.LET_OUT, Optional.empty(), point);
            }
        } else {
            ways(block, point.held).forEach(edge -> take(edge, point));
        }
    }

    /** The edges that may be taken: of a switch over the exception, the first entry that surely matches and no other. */
    private List<Edge> ways(Block block, Held held) {
        List<Edge> ways = new ArrayList<>();
        for (Edge edge : block.successors()) {
            Optional<Boolean> matches = matches(edge, held);
            if (matches.orElse(false)) {
                return List.of(edge);
            }
            if (edge.kind() != Edge.Kind.EXCEPTION && matches.isEmpty()) {
                ways.add(edge);
            }
        }
        return ways;
    }

    /** Whether a type pattern of a switch over the exception matches it; nothing if that is open, or no such pattern. */
    private Optional<Boolean> matches(Edge edge, Held held) {
        return edge.kind() == Edge.Kind.CASE
                        && edge.condition().orElse(null) instanceof SwitchEntry entry
                        && entry.getGuard().isEmpty()
                        && entry.getLabels().size() == 1
                        && entry.getLabels().get(0) instanceof TypePatternExpr pattern
                        && held.holdsSelector(entry, types)
                ? reader.isA(pattern.getType())
                : Optional.empty();
    }

    /** Whether a block is the end of a finally block that an exception went through. */
    private static boolean goesOn(Block block) {
        return block.elements().isEmpty()
                && !block.successors().isEmpty()
                && block.successors().stream().allMatch(edge -> edge.kind() == Edge.Kind.EXCEPTION);
    }

    private void take(Edge edge, Point point) {
        Held.Way way = point.held.along(edge, types, this::answer);
        if (way != Held.Way.NEVER && way != Held.Way.HARDLY) {
            boolean guessed = way == Held.Way.TAKEN && hardlyOther(edge, point);
            waiting.add(new Point(edge.to(), 0, point.held.decidedBy(edge, types), point.way.guessed(guessed)));
        }
    }

    private boolean hardlyOther(Edge edge, Point point) {
        return edge.from().successors().stream()
                .anyMatch(other -> point.held.along(other, types, this::answer) == Held.Way.HARDLY);
    }

    private Optional<Boolean> answer(InstanceOfExpr test) {
        return reader.isA(test.getType());
    }

    private Flight flight(ThrowStmt thrown) {
        return new Flight(thrown, types.of(thrown.getExpression()));
    }

    /** Goes where another exception goes; into a handler only if that is known to take it. */
    private void follow(Point point, Flight flight) {
        for (Edge edge : point.block.successors()) {
            if (edge.kind() != Edge.Kind.EXCEPTION) {
                continue;
            }
            Block to = edge.to();
            if (to == cfg.exceptionalExit()) {
                found(Kind.REPLACED, Optional.of(flight.by), point.on(point.way.throwing(flight)));
                return;
            }
            Optional<CatchClause> clause = catchAt(to);
            if (clause.isEmpty()) {
                waiting.add(point.at(to, 0).on(point.way.throwing(flight)));
                return;
            }
            if (Caught.takes(clause.get(), flight.type, types)) {
                boolean lost = !reader.isPart(clause.get());
                waiting.add(point.at(to, 1).on(point.way.throwing(flight).landing(lost)));
                return;
            }
        }
    }

    /** The clause whose handler begins with a block. */
    static Optional<CatchClause> catchAt(Block block) {
        return block.elements().stream()
                .findFirst()
                .filter(first -> first.kind() == Element.Kind.CATCH)
                .map(first -> (CatchClause) first.node());
    }

    private void found(Kind kind, Optional<Node> at, Point point) {
        found.add(new Fate(
                kind,
                at,
                point.block,
                point.held,
                point.way.lostTo.map(site -> (ThrowStmt) site.node()),
                point.way.guessed));
    }
}
