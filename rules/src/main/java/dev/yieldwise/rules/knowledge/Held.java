package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known on one path: which variables hold a caught exception, and which have a value that decides conditions. A
 * variable that is in neither may be anything.
 */
record Held(Set<Site> holders, Map<Site, Value> values) {
    static final Held NOTHING = new Held(Set.of(), Map.of());

    /** A value that decides a condition. */
    enum Value {
        TRUE,
        FALSE,
        NULL,
        NOT_NULL
    }

    Held {
        holders = Set.copyOf(holders);
        values = Map.copyOf(values);
    }

    Held heldBy(Node declaration) {
        Set<Site> more = new HashSet<>(holders);
        more.add(new Site(declaration));
        Map<Site, Value> others = new HashMap<>(values);
        others.remove(new Site(declaration));
        return new Held(more, others);
    }

    /** What two paths agree on. */
    Held and(Held other) {
        Set<Site> both = new HashSet<>(holders);
        both.retainAll(other.holders);
        Map<Site, Value> same = new HashMap<>(values);
        same.entrySet().retainAll(other.values.entrySet());
        return new Held(both, same);
    }

    /** Whether an expression is the exception itself. */
    boolean holds(Expression expression, Types types) {
        return !holders.isEmpty()
                && declarationOf(expression, types).filter(holders::contains).isPresent();
    }

    /** Whether the switch that an entry belongs to is over the exception. */
    boolean holdsSelector(SwitchEntry entry, Types types) {
        return entry.getParentNode().orElse(null) instanceof SwitchNode choice && holds(choice.getSelector(), types);
    }

    Held after(Element element, Types types) {
        if (element.node() instanceof AssignExpr assignment) {
            Optional<Site> target = declarationOf(assignment.getTarget(), types);
            boolean plain = assignment.getOperator() == AssignExpr.Operator.ASSIGN;
            return target.map(site -> plain ? assign(site, assignment.getValue(), types) : combine(site, assignment))
                    .orElse(this);
        }
        if (element.kind() == Element.Kind.DECLARE && element.node() instanceof VariableDeclarator variable) {
            Site site = new Site(variable);
            return variable.getInitializer()
                    .map(value -> assign(site, value, types))
                    .orElseGet(() -> forget(site));
        }
        if (element.kind() == Element.Kind.BIND
                && element.node() instanceof TypePatternExpr pattern
                && isMatched(pattern.getParentNode().orElseThrow(), types)) {
            return heldBy(pattern);
        }
        return this;
    }

    /** Whether what a pattern stands in asks for the type of the exception. */
    private boolean isMatched(Node question, Types types) {
        return question instanceof InstanceOfExpr test && holds(test.getExpression(), types)
                || question instanceof SwitchEntry entry && holdsSelector(entry, types);
    }

    private Held assign(Site target, Expression value, Types types) {
        if (holds(value, types)) {
            return heldBy(target.node());
        }
        Optional<Value> known = valueOf(value, types);
        Held without = forget(target);
        if (known.isEmpty()) {
            return without;
        }
        Map<Site, Value> more = new HashMap<>(without.values);
        more.put(target, known.get());
        return new Held(without.holders, more);
    }

    /** What is true stays true by {@code |=}, and what is false stays false by {@code &=}. */
    private Held combine(Site target, AssignExpr assignment) {
        boolean stays = assignment.getOperator() == AssignExpr.Operator.BINARY_OR && values.get(target) == Value.TRUE
                || assignment.getOperator() == AssignExpr.Operator.BINARY_AND && values.get(target) == Value.FALSE;
        return stays ? this : forget(target);
    }

    /** What is known once an edge is taken: a local flag has the value that was asked for. */
    Held decidedBy(Edge edge, Types types) {
        if (edge.condition().isEmpty() || !(edge.condition().get() instanceof NameExpr name)) {
            return this;
        }
        Optional<Site> flag = declarationOf(name, types).filter(site -> !isField(site));
        if (flag.isEmpty() || values.containsKey(flag.get()) || holders.contains(flag.get())) {
            return this;
        }
        Map<Site, Value> more = new HashMap<>(values);
        more.put(flag.get(), edge.kind() == Edge.Kind.TRUE ? Value.TRUE : Value.FALSE);
        return new Held(holders, more);
    }

    private Optional<Value> valueOf(Expression value, Types types) {
        Expression bare = Expressions.withoutCasts(value);
        if (bare instanceof BooleanLiteralExpr literal) {
            return Optional.of(literal.getValue() ? Value.TRUE : Value.FALSE);
        }
        if (bare instanceof NullLiteralExpr) {
            return Optional.of(Value.NULL);
        }
        if (bare instanceof ObjectCreationExpr) {
            return Optional.of(Value.NOT_NULL);
        }
        return declarationOf(bare, types).map(values::get);
    }

    private Held forget(Site target) {
        if (!holders.contains(target) && !values.containsKey(target)) {
            return this;
        }
        Set<Site> fewer = new HashSet<>(holders);
        fewer.remove(target);
        Map<Site, Value> others = new HashMap<>(values);
        others.remove(target);
        return new Held(fewer, others);
    }

    /** How an edge is decided. */
    enum Way {
        TAKEN,
        NEVER,
        /** Not taken if a field still has the value that was seen last. */
        HARDLY,
        MAYBE
    }

    /**
     * Whether an edge is taken.
     *
     * @param isA whether the exception is an instance of the type that an {@code instanceof} asks for
     */
    Way along(Edge edge, Types types, Function<InstanceOfExpr, Optional<Boolean>> isA) {
        if (edge.condition().isEmpty() || !(edge.condition().get() instanceof Expression condition)) {
            return Way.MAYBE;
        }
        Expression bare = Expressions.bare(condition);
        if (bare instanceof InstanceOfExpr test && holds(test.getExpression(), types)) {
            return isA.apply(test).map(answer -> decided(answer, edge, false)).orElse(Way.MAYBE);
        }
        if (bare instanceof BinaryExpr comparison) {
            return comparedToNull(comparison, edge, types);
        }
        Optional<Site> flag = declarationOf(bare, types);
        return flag.map(values::get)
                .map(value -> switch (value) {
                    case TRUE -> decided(true, edge, isField(flag.get()));
                    case FALSE -> decided(false, edge, isField(flag.get()));
                    default -> Way.MAYBE;
                })
                .orElse(Way.MAYBE);
    }

    private Way comparedToNull(BinaryExpr comparison, Edge edge, Types types) {
        boolean equal = comparison.getOperator() == BinaryExpr.Operator.EQUALS;
        if (!equal && comparison.getOperator() != BinaryExpr.Operator.NOT_EQUALS) {
            return Way.MAYBE;
        }
        Expression left = Expressions.bare(comparison.getLeft());
        Expression right = Expressions.bare(comparison.getRight());
        Expression other = right instanceof NullLiteralExpr ? left : right;
        if (!(left instanceof NullLiteralExpr) && !(right instanceof NullLiteralExpr)) {
            return Way.MAYBE;
        }
        Optional<Site> variable = declarationOf(other, types);
        if (variable.isEmpty()) {
            return Way.MAYBE;
        }
        if (holders.contains(variable.get())) {
            return decided(!equal, edge, isField(variable.get()));
        }
        Value value = values.get(variable.get());
        if (value != Value.NULL && value != Value.NOT_NULL) {
            return Way.MAYBE;
        }
        return decided(equal == (value == Value.NULL), edge, isField(variable.get()));
    }

    private static Way decided(boolean outcome, Edge edge, boolean field) {
        boolean taken = outcome == (edge.kind() == Edge.Kind.TRUE);
        return taken ? Way.TAKEN : field ? Way.HARDLY : Way.NEVER;
    }

    private static boolean isField(Site site) {
        return Subject.isField(site.node());
    }

    private static Optional<Site> declarationOf(Expression expression, Types types) {
        Expression bare = Expressions.withoutCasts(expression);
        return bare instanceof NameExpr || bare instanceof FieldAccessExpr
                ? types.declarationOf(bare).map(Site::new)
                : Optional.empty();
    }
}
