package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands around the statement being built, as far as it decides where a jump or an exception goes. */
abstract sealed class Scope {
    /** The next scope outwards; null around the whole body. */
    final Scope outer;

    private Scope(Scope outer) {
        this.outer = outer;
    }

    /** A statement that can be left by break or continue, or a switch expression, left by yield. */
    static final class Target extends Scope {
        /** By which keyword a target is reached without a label; the labelled statement itself by none. */
        enum Form {
            LABELLED,
            LOOP,
            SWITCH,
            SWITCH_EXPRESSION
        }

        final Form form;
        final List<String> labels;
        final Block end;
        final Optional<Block> again;

        Target(Scope outer, Form form, List<String> labels, Block end, Optional<Block> again) {
            super(outer);
            this.form = form;
            this.labels = labels;
            this.end = end;
            this.again = again;
        }

        static Target loop(Scope outer, List<String> labels, Block end, Block again) {
            return new Target(outer, Form.LOOP, labels, end, Optional.of(again));
        }

        static Target of(Scope outer, Form form, List<String> labels, Block end) {
            return new Target(outer, form, labels, end, Optional.empty());
        }
    }

    /** The try block of a statement with catch clauses. */
    static final class Handlers extends Scope {
        /** What one clause takes, by simple name, and where it begins. */
        record Handler(List<String> types, Block block) {}

        final List<Handler> handlers = new ArrayList<>();
        /** Where an exception of unknown type may go from here; computed once, since every call asks. */
        List<Block> destinations;

        Handlers(Scope outer, NodeList<CatchClause> clauses, Graph graph) {
            super(outer);
            for (CatchClause clause : clauses) {
                handlers.add(new Handler(namesIn(clause.getParameter().getType()), graph.block()));
            }
        }

        boolean takeEverything() {
            return handlers.stream().anyMatch(handler -> handler.types.contains("Throwable"));
        }

        Optional<Block> exactly(String thrown) {
            return handlers.stream()
                    .filter(handler -> handler.types.contains(thrown))
                    .map(Handler::block)
                    .findFirst();
        }

        private static List<String> namesIn(Type type) {
            if (type instanceof UnionType union) {
                return union.getElements().stream()
                        .flatMap(each -> namesIn(each).stream())
                        .toList();
            }
            return type instanceof ClassOrInterfaceType named ? List.of(named.getNameAsString()) : List.of();
        }
    }

    /** What runs on every way out: a finally block, the close of a resource, the release of a monitor. */
    static final class Cleanup extends Scope {
        final Runnable action;
        /** The copies for the ways out, by where they lead; without this memo they would multiply with every jump. */
        final Map<Block, Block> copies = new IdentityHashMap<>();
        /** The copy for exceptions, as a list because that is what is asked for. */
        List<Block> exceptional;

        Cleanup(Scope outer, Runnable action) {
            super(outer);
            this.action = action;
        }
    }
}
