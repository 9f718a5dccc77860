package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Transfer;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transfer function of typestate: follows what one subject was last given. */
final class TypestateFlow<S, E> implements Transfer<Fact<S>> {
    private final Protocol<S, E> protocol;
    private final Subject subject;
    private final Values<S, E> values;
    private final Flags flags;
    private final ForeignCode foreignCode;
    private final Conditions<S, E> conditions;
    private final Observer<S, E> observer;

    /** Hears the outcome of an operation in one world. */
    interface Observer<S, E> {
        void observed(Element element, World<S> before, Trace trace, Effect<S, E> effect);
    }

    TypestateFlow(Cfg cfg, Protocol<S, E> protocol, Subject subject, Types types, Observer<S, E> observer) {
        this.protocol = protocol;
        this.subject = subject;
        this.values = new Values<>(protocol, types);
        this.flags = new Flags(cfg, types);
        this.foreignCode = new ForeignCode(types);
        this.conditions = new Conditions<>(protocol, values);
        this.observer = observer;
    }

    @Override
    public Fact<S> entry() {
        if (!subject.givenBefore()) {
            return Fact.nowhere();
        }
        World<S> start = new World<>(Map.of(subject.site(), Handle.SELF), protocol.unknown());
        return Fact.of(Map.of(start, Trace.empty()), false);
    }

    @Override
    public Fact<S> join(Fact<S> a, Fact<S> b) {
        return a.join(b);
    }

    @Override
    public Fact<S> apply(Element element, Fact<S> before) {
        return step(element, before, false);
    }

    @Override
    public Fact<S> exceptional(Element element, Fact<S> before) {
        return step(element, before, true);
    }

    @Override
    public Optional<Fact<S>> along(Edge edge, Fact<S> before) {
        if (edge.condition().isEmpty() || before.worlds().isEmpty()) {
            return Optional.of(before);
        }
        boolean holds = edge.kind() == Edge.Kind.TRUE;
        if (!holds && edge.kind() != Edge.Kind.FALSE) {
            return Optional.of(before);
        }
        Node condition = edge.condition().get();
        Map<World<S>, Trace> worlds = new LinkedHashMap<>();
        before.worlds()
                .forEach((world, trace) -> conditions
                        .assume(condition, holds, world)
                        .flatMap(after -> flags.assume(condition, holds, after))
                        .ifPresent(after -> worlds.putIfAbsent(after, learned(condition, world, after, trace))));
        boolean elsewhere = before.elsewhere()
                || !subject.isMadeByNew()
                        && before.worlds().keySet().stream()
                                .anyMatch(world -> conditions.isNull(condition, holds, world));
        return worlds.isEmpty() && !elsewhere ? Optional.empty() : Optional.of(Fact.of(worlds, elsewhere));
    }

    private Trace learned(Node condition, World<S> before, World<S> after, Trace trace) {
        return after.state().equals(before.state()) ? trace : trace.then(condition, protocol.learned());
    }

    private Fact<S> step(Element element, Fact<S> before, boolean threw) {
        boolean birth = !threw && givesToSubject(element);
        if (before.givenUp()) {
            return before;
        }
        if (!threw && foreignCode.neverReturns(element)) {
            return Fact.of(Map.of(), false);
        }
        if (before.worlds().isEmpty() && !birth) {
            return before;
        }
        Map<World<S>, Trace> worlds = new LinkedHashMap<>();
        boolean elsewhere = before.elsewhere() && !birth;
        if (before.elsewhere() && birth) {
            for (Expression arm : Arms.of(element, Map.of())) {
                elsewhere |= isElsewhereAfterBirth(element, arm, worlds);
            }
        }
        for (Map.Entry<World<S>, Trace> entry : before.worlds().entrySet()) {
            World<S> world = flags.assigned(element, entry.getKey());
            List<Expression> arms = threw ? List.of() : Arms.of(element, world.flags());
            if (arms.isEmpty()) {
                elsewhere |= add(move(element, Optional.empty(), world, entry.getValue(), threw), worlds);
            }
            World<S> chosen = arms.isEmpty() ? world : flags.afterChoice(element, world);
            for (Expression arm : arms) {
                elsewhere |= birth && values.handle(arm, chosen).isEmpty()
                        ? isElsewhereAfterBirth(element, arm, worlds)
                        : add(move(element, Optional.of(arm), chosen, entry.getValue(), false), worlds);
            }
        }
        return Fact.of(worlds, elsewhere);
    }

    /** Adds a world; or says that the subject holds nothing that is followed. */
    private boolean add(Moved<S> moved, Map<World<S>, Trace> worlds) {
        if (moved.world().isEmpty()) {
            return false;
        }
        if (moved.world().get().holders().isEmpty()) {
            return true;
        }
        worlds.putIfAbsent(moved.world().get(), moved.trace());
        return false;
    }

    private boolean isElsewhereAfterBirth(Element element, Expression value, Map<World<S>, Trace> worlds) {
        Optional<World<S>> born = born(value);
        born.ifPresent(world -> worlds.putIfAbsent(world, Trace.empty().then(element.node(), subject.origin())));
        return born.isEmpty();
    }

    private record Moved<S>(Optional<World<S>> world, Trace trace) {}

    private boolean givesToSubject(Element element) {
        if (element.kind() == Element.Kind.DECLARE && element.node() instanceof VariableDeclarator variable) {
            return variable == subject.site().node()
                    && variable.getInitializer().isPresent();
        }
        return element.kind() == Element.Kind.EVALUATE
                && element.node() instanceof AssignExpr assignment
                && assignment.getOperator() == AssignExpr.Operator.ASSIGN
                && values.variable(assignment.getTarget())
                        .filter(subject.site()::equals)
                        .isPresent();
    }

    /** What holds once the subject was given a value from elsewhere; empty for null and values of no interest. */
    private Optional<World<S>> born(Expression value) {
        Optional<S> state = value instanceof NullLiteralExpr ? Optional.empty() : protocol.made(value);
        return state.map(made -> {
            World<S> world = new World<S>(Map.of(), made).with(subject.site(), Handle.SELF);
            Optional<Site> copied = values.variable(value);
            return copied.isPresent() ? world.with(copied.get(), Handle.SELF) : world;
        });
    }

    private Moved<S> move(Element element, Optional<Expression> value, World<S> world, Trace trace, boolean threw) {
        Node node = element.node();
        return switch (element.kind()) {
            case EVALUATE ->
                node instanceof AssignExpr assignment
                        ? new Moved<>(Optional.of(assign(assignment, value, world)), trace)
                        : evaluate(element, world, trace, threw);
            case DECLARE ->
                node instanceof VariableDeclarator variable
                        ? new Moved<>(Optional.of(given(new Site(variable), value, world)), trace)
                        : new Moved<>(Optional.of(world), trace);
            case ITERATOR, HAS_NEXT, NEXT -> iterate(element, (ForEachStmt) node, world, trace, threw);
            case CLOSE -> closed(element, node, world, trace, threw);
            case CATCH ->
                new Moved<>(Optional.of(values.drop(world, new Site(((CatchClause) node).getParameter()))), trace);
            case BIND -> new Moved<>(Optional.of(bind(node, world)), trace);
            case RETURN -> returned(element, node, world, trace, threw);
            default -> new Moved<>(Optional.of(world), trace);
        };
    }

    private Moved<S> evaluate(Element element, World<S> world, Trace trace, boolean threw) {
        Node node = element.node();
        if (node instanceof MethodCallExpr call) {
            Optional<Handle> receiver = call.getScope().flatMap(scope -> values.handle(scope, world));
            Moved<S> moved = new Moved<>(Optional.of(world), trace);
            if (receiver.isPresent()) {
                Effect<S, E> effect = protocol.call(
                        call, receiver.get(), world.state(), expression -> values.handle(expression, world));
                moved = effect(element, world, trace, effect, threw);
            }
            Moved<S> after = arguments(element, call, call.getArguments(), moved, threw);
            boolean onObjectItself = receiver.isPresent() && !ForeignCode.handsCode(call.getArguments());
            return onObjectItself ? after : forgotten(call, after);
        }
        if (node instanceof ObjectCreationExpr creation) {
            Moved<S> moved = captured(node, world, trace);
            return forgotten(creation, arguments(element, creation, creation.getArguments(), moved, threw));
        }
        if (node instanceof ExplicitConstructorInvocationStmt invocation) {
            return arguments(
                    element, invocation, invocation.getArguments(), new Moved<>(Optional.of(world), trace), threw);
        }
        if (node instanceof LambdaExpr
                || node instanceof MethodReferenceExpr
                || node instanceof ArrayInitializerExpr
                || node instanceof ArrayCreationExpr) {
            return captured(node, world, trace);
        }
        return new Moved<>(Optional.of(world), trace);
    }

    private Moved<S> effect(Element element, World<S> world, Trace trace, Effect<S, E> effect, boolean threw) {
        if (!threw) {
            observer.observed(element, world, trace, effect);
        }
        Optional<S> state = threw ? Optional.of(effect.exceptional()) : effect.normal();
        boolean told =
                effect.note().isPresent() && state.isPresent() && !state.get().equals(world.state());
        Trace longer = told ? trace.then(element.node(), effect.note().get()) : trace;
        return new Moved<>(state.map(world::in), longer);
    }

    private Moved<S> arguments(Element element, Node to, List<Expression> arguments, Moved<S> before, boolean threw) {
        Moved<S> moved = before;
        for (int i = 0; i < arguments.size() && moved.world().isPresent(); i++) {
            World<S> world = hiddenIn(arguments.get(i), moved.world().get());
            moved = new Moved<>(Optional.of(world), moved.trace());
            Optional<Handle> handle = values.handle(arguments.get(i), world);
            if (handle.isPresent()) {
                moved = effect(
                        element, world, moved.trace(), protocol.given(to, i, handle.get(), world.state()), threw);
            }
        }
        return moved;
    }

    /** A call that may give the subject another value: what it then holds is not known. */
    private Moved<S> forgotten(Expression call, Moved<S> moved) {
        if (moved.world().isEmpty() || !subject.changing() || !foreignCode.mayRun(call)) {
            return moved;
        }
        World<S> unknown = new World<>(
                Map.of(subject.site(), Handle.SELF),
                protocol.unknown(),
                moved.world().get().flags());
        return new Moved<>(Optional.of(unknown), Trace.empty());
    }

    private Moved<S> captured(Node by, World<S> world, Trace trace) {
        return new Moved<>(Optional.of(capturedBy(by, world)), trace);
    }

    private World<S> capturedBy(Node by, World<S> world) {
        boolean mentioned = world.holders().keySet().stream().anyMatch(holder -> values.mentions(by, holder));
        return mentioned ? world.in(protocol.captured(by, world.state())) : world;
    }

    /** The value of a switch or of an involved condition may be the object; whoever gets it has it in other hands. */
    private World<S> hiddenIn(Expression value, World<S> world) {
        Expression bare = Expressions.withoutCasts(value);
        return bare instanceof SwitchExpr || bare instanceof ConditionalExpr ? capturedBy(bare, world) : world;
    }

    private Moved<S> iterate(Element element, ForEachStmt loop, World<S> world, Trace trace, boolean threw) {
        Site hidden = new Site(loop);
        if (element.kind() == Element.Kind.ITERATOR) {
            Optional<Handle> iterable = values.handle(loop.getIterable(), world);
            if (iterable.isEmpty()) {
                return new Moved<>(Optional.of(values.drop(world, hidden)), trace);
            }
            Moved<S> moved =
                    effect(element, world, trace, protocol.iterator(loop, iterable.get(), world.state()), threw);
            Optional<Handle> iterator = protocol.iteratorOf(loop, iterable.get());
            return new Moved<>(
                    moved.world().map(after -> iterator.isPresent() ? after.with(hidden, iterator.get()) : after),
                    moved.trace());
        }
        Optional<Handle> iterator = world.handleOf(hidden);
        World<S> bound = element.kind() == Element.Kind.NEXT
                ? values.drop(world, new Site(loop.getVariable().getVariable(0)))
                : world;
        if (iterator.isEmpty()) {
            return new Moved<>(Optional.of(bound), trace);
        }
        Effect<S, E> effect = element.kind() == Element.Kind.HAS_NEXT
                ? protocol.hasNext(loop, iterator.get(), bound.state())
                : protocol.next(loop, iterator.get(), bound.state());
        return effect(element, bound, trace, effect, threw);
    }

    private Moved<S> closed(Element element, Node resource, World<S> world, Trace trace, boolean threw) {
        Optional<Handle> handle = values.resource(resource).flatMap(world::handleOf);
        return handle.isEmpty()
                ? new Moved<>(Optional.of(world), trace)
                : effect(element, world, trace, protocol.close(resource, handle.get(), world.state()), threw);
    }

    private Moved<S> returned(Element element, Node node, World<S> world, Trace trace, boolean threw) {
        Optional<Handle> handle = node instanceof ReturnStmt statement
                ? statement.getExpression().flatMap(value -> values.handle(value, world))
                : Optional.empty();
        return handle.isEmpty()
                ? new Moved<>(Optional.of(world), trace)
                : effect(element, world, trace, protocol.given(node, 0, handle.get(), world.state()), threw);
    }

    private World<S> assign(AssignExpr assignment, Optional<Expression> value, World<S> world) {
        Optional<Site> target = values.variable(assignment.getTarget());
        boolean stored = target.isEmpty() || Subject.isField(target.get().node());
        World<S> after = stored
                        && value.flatMap(expression -> values.handle(expression, world))
                                .isPresent()
                ? world.in(protocol.captured(assignment, world.state()))
                : world;
        return target.map(variable -> given(variable, value, after)).orElse(after);
    }

    /** A variable gets a value; empty for one that is no alias of anything, as after {@code +=}. */
    private World<S> given(Site variable, Optional<Expression> value, World<S> world) {
        Optional<Handle> handle = value.flatMap(expression -> values.handle(expression, world));
        World<S> after = value.isPresent() ? hiddenIn(value.get(), world) : world;
        return handle.isPresent() ? hold(after, variable, handle.get()) : values.drop(after, variable);
    }

    private World<S> bind(Node pattern, World<S> world) {
        Site site = new Site(pattern);
        Optional<Handle> value = pattern instanceof TypePatternExpr
                ? pattern.getParentNode()
                        .filter(InstanceOfExpr.class::isInstance)
                        .map(InstanceOfExpr.class::cast)
                        .flatMap(test -> values.handle(test.getExpression(), world))
                : Optional.empty();
        return value.isPresent() ? hold(world, site, value.get()) : values.drop(world, site);
    }

    private World<S> hold(World<S> world, Site variable, Handle handle) {
        return world.handleOf(variable).filter(handle::equals).isPresent()
                ? world
                : values.drop(world, variable).with(variable, handle);
    }
}
