package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where control can go from the statement being built: jumps, exceptions, and the clean-up on their way. */
final class Scopes {
    private final Graph graph;
    private final Block exit;
    private final Block exceptionalExit;
    private Scope top;

    Scopes(Graph graph, Block exit, Block exceptionalExit) {
        this.graph = graph;
        this.exit = exit;
        this.exceptionalExit = exceptionalExit;
    }

    Scope top() {
        return top;
    }

    void enter(Scope scope) {
        top = scope;
    }

    void backTo(Scope scope) {
        top = scope;
    }

    /** Adds an element, and its edges to the handlers if it can throw. */
    void emit(Element.Kind kind, Node node) {
        if (graph.live()) {
            Element element = new Element(kind, node);
            graph.add(element);
            if (element.canThrow()) {
                graph.raise(handlers(top));
            }
        }
    }

    /** Adds an element after which nothing goes on normally. */
    void emitThrow(Element.Kind kind, Node node, Optional<String> thrown) {
        if (graph.live()) {
            graph.add(new Element(kind, node));
            graph.raise(thrown.map(name -> handlers(top, name)).orElseGet(() -> handlers(top)));
            graph.leave();
        }
    }

    /** Jumps to a block that stands in an outer scope, through all clean-up between. */
    void jump(Block target, Scope until) {
        if (graph.live()) {
            graph.jump(way(top, until, target));
        }
    }

    void jumpToExit() {
        jump(exit, null);
    }

    void breakTo(Optional<String> label) {
        jumpTo(
                target -> label.map(target.labels::contains)
                        .orElse(target.form == Scope.Target.Form.LOOP || target.form == Scope.Target.Form.SWITCH),
                target -> target.end);
    }

    void continueWith(Optional<String> label) {
        jumpTo(
                target -> target.again.isPresent()
                        && label.map(target.labels::contains).orElse(true),
                target -> target.again.orElseThrow());
    }

    void yieldOut() {
        jumpTo(target -> target.form == Scope.Target.Form.SWITCH_EXPRESSION, target -> target.end);
    }

    /** A jump without a target does not compile; it is taken for nothing. */
    private void jumpTo(Predicate<Scope.Target> wanted, Function<Scope.Target, Block> place) {
        for (Scope scope = top; scope != null; scope = scope.outer) {
            if (scope instanceof Scope.Target target && wanted.test(target)) {
                jump(place.apply(target), target.outer);
                return;
            }
        }
    }

    /** The target itself, or the first clean-up on the way there. */
    private Block way(Scope from, Scope until, Block target) {
        for (Scope scope = from; scope != until; scope = scope.outer) {
            if (scope instanceof Scope.Cleanup cleanup) {
                return copy(cleanup, until, target);
            }
        }
        return target;
    }

    private Block copy(Scope.Cleanup cleanup, Scope until, Block target) {
        Block known = cleanup.copies.get(target);
        if (known != null) {
            return known;
        }
        Block start = graph.block();
        cleanup.copies.put(target, start);
        aside(cleanup, start, () -> jump(target, until));
        return start;
    }

    private List<Block> exceptionalCopy(Scope.Cleanup cleanup) {
        if (cleanup.exceptional == null) {
            Block start = graph.block();
            cleanup.exceptional = List.of(start);
            aside(cleanup, start, () -> {
                // A block of its own, without elements: what the clean-up did last has happened when the exception goes
                // on.
                Block rethrow = graph.block();
                graph.jump(rethrow);
                graph.start(rethrow);
                graph.raise(handlers(top));
                graph.leave();
            });
        }
        return cleanup.exceptional;
    }

    /** Builds a clean-up away from the current place, in the scope in which it runs. */
    private void aside(Scope.Cleanup cleanup, Block start, Runnable afterwards) {
        Graph.Position position = graph.position();
        Scope scope = top;
        graph.startAhead(start);
        top = cleanup.outer;
        cleanup.action.run();
        if (graph.live()) {
            afterwards.run();
        }
        top = scope;
        graph.moveTo(position);
    }

    /** Where an exception of unknown type may go, from the inside out. */
    private List<Block> handlers(Scope from) {
        for (Scope scope = from; scope != null; scope = scope.outer) {
            if (scope instanceof Scope.Cleanup cleanup) {
                return exceptionalCopy(cleanup);
            }
            if (scope instanceof Scope.Handlers clauses) {
                if (clauses.destinations == null) {
                    List<Block> all = new ArrayList<>();
                    clauses.handlers.forEach(handler -> all.add(handler.block()));
                    if (!clauses.takeEverything()) {
                        all.addAll(handlers(clauses.outer));
                    }
                    clauses.destinations = List.copyOf(all);
                }
                return clauses.destinations;
            }
        }
        return List.of(exceptionalExit);
    }

    /** Where an exception of this very class goes: a clause that names it takes it, and nothing further out does. */
    private List<Block> handlers(Scope from, String thrown) {
        List<Block> all = new ArrayList<>();
        for (Scope scope = from; scope != null; scope = scope.outer) {
            if (scope instanceof Scope.Cleanup cleanup) {
                all.addAll(exceptionalCopy(cleanup));
                return all;
            }
            if (scope instanceof Scope.Handlers clauses) {
                Optional<Block> exact = clauses.exactly(thrown);
                if (exact.isPresent()) {
                    all.add(exact.get());
                    return all;
                }
                clauses.handlers.forEach(handler -> all.add(handler.block()));
                if (clauses.takeEverything()) {
                    return all;
                }
            }
        }
        all.add(exceptionalExit);
        return all;
    }
}
