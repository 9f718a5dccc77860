package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The flow of switches, old and new. The block that has the selector's value has a CASE edge to each entry; the edge of the
 * default comes last, since it is taken only if nothing else matches. A guard that fails goes on with the entries after
 * it: they hang on a second block, reached by a NORMAL edge where nothing matched before. A NORMAL edge out of the last
 * such block says that no entry matches at all.
 */
final class SwitchFlow {
    private final Graph graph;
    private final Scopes scopes;
    private final Consumer<Statement> statements;
    private final ExpressionFlow expressions;

    SwitchFlow(Graph graph, Scopes scopes, Consumer<Statement> statements) {
        this.graph = graph;
        this.scopes = scopes;
        this.statements = statements;
        this.expressions = new ExpressionFlow(graph, scopes, this::expression);
    }

    ExpressionFlow expressions() {
        return expressions;
    }

    void statement(SwitchStmt choice, List<String> labels) {
        build(choice, Scope.Target.Form.SWITCH, labels, mustMatch(choice));
    }

    private void expression(SwitchExpr choice) {
        build(choice, Scope.Target.Form.SWITCH_EXPRESSION, List.of(), true);
    }

    private void build(SwitchNode choice, Scope.Target.Form form, List<String> labels, boolean exhaustive) {
        expressions.value(choice.getSelector());
        if (!graph.live()) {
            return;
        }
        Block after = graph.block();
        Scope outer = scopes.top();
        scopes.enter(Scope.Target.of(outer, form, labels, after));
        List<Block> bodies = new ArrayList<>(choice.getEntries().size());
        choice.getEntries().forEach(entry -> bodies.add(graph.block()));
        dispatch(choice.getEntries(), bodies, after, exhaustive);
        for (int i = 0; i < bodies.size(); i++) {
            graph.jump(bodies.get(i)); // live only if the statements before fall through
            graph.start(bodies.get(i));
            body(choice.getEntry(i), form, after);
        }
        graph.jump(after);
        scopes.backTo(outer);
        graph.start(after);
    }

    /** JLS 14.11.1.1: a switch statement with a pattern or null must be exhaustive, an old one need not be. */
    private static boolean mustMatch(SwitchStmt choice) {
        return choice.getEntries().stream()
                .flatMap(entry -> entry.getLabels().stream())
                .anyMatch(label -> label instanceof PatternExpr || label instanceof NullLiteralExpr);
    }

    private static boolean isDefault(SwitchEntry entry) {
        return entry.isDefault() || entry.getLabels().isEmpty();
    }

    private void dispatch(List<SwitchEntry> entries, List<Block> bodies, Block after, boolean exhaustive) {
        Block from = graph.leave();
        Optional<Integer> otherwise = Optional.empty();
        for (int i = 0; i < entries.size(); i++) {
            if (isDefault(entries.get(i))) {
                otherwise = Optional.of(i);
            } else {
                from = match(from, entries.get(i), bodies.get(i));
            }
        }
        if (otherwise.isPresent()) {
            int i = otherwise.get();
            graph.connect(from, bodies.get(i), Edge.Kind.CASE, Optional.of(entries.get(i)));
        } else if (!exhaustive || from.successors().isEmpty()) {
            graph.connect(from, after, Edge.Kind.NORMAL, Optional.empty());
        }
    }

    /** Makes the way to an entry's body; the result is where the entries after it hang. */
    private Block match(Block from, SwitchEntry entry, Block body) {
        List<PatternExpr> patterns = entry.getLabels().stream()
                .filter(PatternExpr.class::isInstance)
                .map(PatternExpr.class::cast)
                .toList();
        Optional<Expression> guard = entry.getGuard();
        if (patterns.isEmpty() && guard.isEmpty()) {
            graph.connect(from, body, Edge.Kind.CASE, Optional.of(entry));
            return from;
        }
        Block matched = graph.block();
        graph.connect(from, matched, Edge.Kind.CASE, Optional.of(entry));
        graph.start(matched);
        if (patterns.size() == 1) { // of several patterns none may bind a variable
            scopes.emit(Element.Kind.BIND, patterns.get(0));
        }
        if (guard.isEmpty()) {
            graph.jump(body);
            return from;
        }
        Block others = graph.block();
        expressions.condition(guard.get(), body, others);
        graph.connect(from, others, Edge.Kind.NORMAL, Optional.empty());
        return others;
    }

    private void body(SwitchEntry entry, Scope.Target.Form form, Block after) {
        boolean isValue = form == Scope.Target.Form.SWITCH_EXPRESSION && entry.getType() == SwitchEntry.Type.EXPRESSION;
        for (Statement statement : entry.getStatements()) {
            if (isValue && statement instanceof ExpressionStmt result) {
                expressions.value(result.getExpression());
            } else {
                statements.accept(statement);
            }
        }
        if (entry.getType() != SwitchEntry.Type.STATEMENT_GROUP) {
            graph.jump(after);
        }
    }
}
