package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.cfg.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The object that an expression of the body makes, from there until nobody holds it any longer. In all other worlds the
 * object is not made yet; they are kept apart by what was decided in them, so that {@code if (c) d = make(); if (c) use(d);}
 * is understood.
 */
final class Creation<S, E> {
    /** What the expression stands for before it is evaluated. */
    static final Handle UNMADE = Handle.of("unmade");

    private final Run<S, E> run;
    private final Recorder<S, E> recorder;
    private final Values<S, E> values;
    private final Site site;

    Creation(Run<S, E> run, Recorder<S, E> recorder, Values<S, E> values) {
        this.run = run;
        this.recorder = recorder;
        this.values = values;
        this.site = run.subject().site();
    }

    static <S> boolean isUnmade(World<S> world) {
        return world.holders().containsValue(UNMADE);
    }

    /** Whether an operation makes the object. */
    boolean isMadeBy(Element element) {
        return element.kind() == Element.Kind.EVALUATE && element.node() == site.node();
    }

    /** The worlds once the object is made; the one before is left to whoever still holds it. */
    List<Moved<S>> made(Element element, List<Moved<S>> before) {
        List<Moved<S>> after = new ArrayList<>();
        Optional<S> state = run.protocol().made((Expression) site.node());
        for (Moved<S> one : before) {
            World<S> world = one.world();
            if (!isUnmade(world)) {
                boolean gone = world.holders().entrySet().stream()
                        .filter(holder -> holder.getValue().stands())
                        .allMatch(holder -> isGivenAnew(holder.getKey()));
                recorder.end(gone ? Ending.How.LETS_GO : Ending.How.MAKES_ANOTHER, element.node(), one);
            }
            World<S> born =
                    without(world).in(state.orElse(run.protocol().unknown())).with(site, Handle.SELF);
            after.add(Moved.start(
                    state.isPresent() ? born : unmade(world),
                    Trace.empty().then(site.node(), "made here", state.flatMap(run.protocol()::told))));
        }
        return after;
    }

    /** The world after nobody holds the object any longer. */
    World<S> gone(Element element, Moved<S> last) {
        recorder.end(Ending.How.LETS_GO, element.node(), last);
        return unmade(last.world());
    }

    World<S> unmade(World<S> world) {
        return without(world).in(run.protocol().unknown()).with(site, UNMADE);
    }

    private World<S> without(World<S> world) {
        World<S> without = world;
        for (Site holder : world.holders().keySet()) {
            without = world.holders().get(holder).stands() ? without.without(holder) : without;
        }
        return without;
    }

    /** Whether a variable has lost its value where the object is made again: it begins anew with each round, or is given this one. */
    private boolean isGivenAnew(Site holder) {
        if (holder.equals(site)
                || loopAround(site.node()).filter(holder::isWithin).isPresent()) {
            return true;
        }
        for (Node outer = site.node();
                outer instanceof Expression;
                outer = outer.getParentNode().orElse(null)) {
            Node target = outer.getParentNode().orElse(null);
            if (target instanceof VariableDeclarator variable) {
                return holder.node() == variable;
            }
            if (target instanceof MethodCallExpr call
                    && call.getScope()
                            .map(Site::new)
                            .filter(new Site(outer)::equals)
                            .isEmpty()) {
                // What it is an argument of may hold the one before as well.
                return false;
            }
            if (target instanceof AssignExpr assignment) {
                return values.variable(
                                assignment.getTarget(),
                                new World<>(Map.of(), run.protocol().unknown()))
                        .filter(holder::equals)
                        .isPresent();
            }
        }
        return false;
    }

    private static Optional<Node> loopAround(Node node) {
        for (Node outer = node.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof ForEachStmt
                    || outer instanceof ForStmt
                    || outer instanceof WhileStmt
                    || outer instanceof DoStmt) {
                return Optional.of(outer);
            }
        }
        return Optional.empty();
    }
}
