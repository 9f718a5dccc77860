package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operations of a body do to one world. */
final class Operations<S, E> {
    private final Run<S, E> run;
    private final Protocol<S, E> protocol;
    private final Frame frame;
    private final Values<S, E> values;
    private final Conditions<S, E> conditions;
    private final Effects<S, E> effects;
    private final Invocations<S, E> invocations;

    Operations(
            Run<S, E> run,
            Calls<S, E> calls,
            Frame frame,
            Values<S, E> values,
            Conditions<S, E> conditions,
            Recorder<S, E> recorder) {
        this.run = run;
        this.protocol = run.protocol();
        this.frame = frame;
        this.values = values;
        this.conditions = conditions;
        this.effects = new Effects<>(run.protocol(), recorder);
        this.invocations = new Invocations<>(run, calls, frame, values, effects);
    }

    /**
     * @param value what a declaration or assignment gives, where it is known
     * @param threw whether the operation failed
     */
    List<Moved<S>> of(Element element, Optional<Expression> value, World<S> world, Trace trace, boolean threw) {
        List<Moved<S>> moved = move(element, value, world, trace, threw);
        return invocations.holdsResults(world) ? dropResults(element, moved) : moved;
    }

    private List<Moved<S>> move(
            Element element, Optional<Expression> value, World<S> world, Trace trace, boolean threw) {
        Node node = element.node();
        return switch (element.kind()) {
            case EVALUATE ->
                node instanceof AssignExpr assignment
                        ? Moved.one(assign(assignment, value, world), trace)
                        : evaluate(element, Moved.start(world, trace), threw);
            case DECLARE ->
                Moved.one(
                        node instanceof VariableDeclarator variable ? given(new Site(variable), value, world) : world,
                        trace);
            case ITERATOR, HAS_NEXT, NEXT -> iterate(element, (ForEachStmt) node, world, trace, threw);
            case CLOSE -> closed(element, node, world, trace, threw);
            case CATCH -> Moved.one(caught((CatchClause) node, world), trace);
            case BIND -> Moved.one(bind(node, world), trace);
            case RETURN -> returned(element, value, world, trace, threw);
            default -> Moved.one(world, trace);
        };
    }

    /** The value of a call is used up by the operation that asked for it. */
    private List<Moved<S>> dropResults(Element element, List<Moved<S>> moved) {
        List<Moved<S>> after = new ArrayList<>();
        for (Moved<S> one : moved) {
            World<S> world = one.world();
            for (Site holder : one.world().holders().keySet()) {
                if (Invocations.isResult(holder)
                        && !Creation.UNMADE.equals(world.holders().get(holder))
                        && Invocations.consumer((Expression) holder.node()) == element.node()) {
                    world = values.drop(standingFor(element.node(), world), holder);
                }
            }
            after.add(one.to(world, one.trace()));
        }
        return after;
    }

    /** What a call makes of the object that it used up, such as the next stage, stands for it from now on. */
    private World<S> standingFor(Node operation, World<S> world) {
        return run.subject().isCreation() && operation instanceof MethodCallExpr call && Invocations.isUsed(call)
                ? values.handle(call, world)
                        .map(handle -> world.with(new Site(call), handle))
                        .orElse(world)
                : world;
    }

    private List<Moved<S>> evaluate(Element element, Moved<S> before, boolean threw) {
        Node node = element.node();
        if (node instanceof MethodCallExpr call) {
            return invocations.call(element, call, before, threw);
        }
        if (node instanceof ObjectCreationExpr creation) {
            Moved<S> made = before.with(world -> invocations.captured(creation, world));
            return invocations.create(element, creation, creation.getArguments(), made, threw);
        }
        if (node instanceof ExplicitConstructorInvocationStmt invocation) {
            return invocations.create(element, invocation, invocation.getArguments(), before, threw);
        }
        if (node instanceof LambdaExpr
                || node instanceof MethodReferenceExpr
                || node instanceof ArrayInitializerExpr
                || node instanceof ArrayCreationExpr) {
            return List.of(before.with(world -> invocations.captured(node, world)));
        }
        return List.of(before);
    }

    private World<S> caught(CatchClause handler, World<S> world) {
        World<S> after = values.drop(world, new Site(handler.getParameter()));
        return after.in(protocol.caught(handler, after.state()));
    }

    private List<Moved<S>> iterate(Element element, ForEachStmt loop, World<S> world, Trace trace, boolean threw) {
        Site hidden = new Site(loop);
        if (element.kind() == Element.Kind.ITERATOR) {
            Optional<Handle> iterable = values.handle(loop.getIterable(), world);
            if (iterable.isEmpty()) {
                return Moved.one(values.drop(world, hidden), trace);
            }
            Optional<Handle> iterator = protocol.iteratorOf(loop, iterable.get());
            return effects
                    .apply(element, world, trace, protocol.iterator(loop, iterable.get(), world.state()), threw)
                    .stream()
                    .map(moved ->
                            moved.with(after -> iterator.isPresent() ? after.with(hidden, iterator.get()) : after))
                    .toList();
        }
        Optional<Handle> iterator = world.handleOf(hidden);
        if (element.kind() == Element.Kind.HAS_NEXT) {
            return iterator.isEmpty()
                    ? Moved.one(world, trace)
                    : effects.apply(
                            element, world, trace, protocol.hasNext(loop, iterator.get(), world.state()), threw);
        }
        Site variable = new Site(loop.getVariable().getVariable(0));
        World<S> unbound = values.drop(world, variable);
        if (iterator.isEmpty()) {
            return Moved.one(unbound, trace);
        }
        Optional<Handle> next = protocol.element(iterator.get());
        return effects
                .apply(element, unbound, trace, protocol.next(loop, iterator.get(), unbound.state()), threw)
                .stream()
                .map(moved -> moved.with(after -> next.isPresent() ? after.with(variable, next.get()) : after))
                .toList();
    }

    private List<Moved<S>> closed(Element element, Node resource, World<S> world, Trace trace, boolean threw) {
        Optional<Handle> handle =
                values.resource(resource, world).flatMap(world::handleOf).filter(Handle::stands);
        return handle.isEmpty()
                ? Moved.one(world, trace)
                : effects.apply(element, world, trace, protocol.close(resource, handle.get(), world.state()), threw);
    }

    private List<Moved<S>> returned(
            Element element, Optional<Expression> value, World<S> world, Trace trace, boolean threw) {
        Optional<Handle> handle = value.flatMap(given -> values.handle(given, world));
        if (handle.isEmpty()) {
            return Moved.one(value.isPresent() ? decided(value.get(), hiddenIn(value.get(), world)) : world, trace);
        }
        return frame.outermost()
                ? effects.apply(
                        element, world, trace, protocol.given(element.node(), 0, handle.get(), world.state()), threw)
                : Moved.one(values.hold(world, frame.result(), handle.get()), trace);
    }

    /** What a body answers tells its caller which way it took: a literal, a flag, what a call answered, a test of the object. */
    private World<S> decided(Expression value, World<S> world) {
        if (frame.outermost()) {
            return world;
        }
        Expression bare = Expressions.bare(value);
        boolean negated = Expressions.negated(bare).isPresent();
        Expression asked = Expressions.negated(bare).orElse(bare);
        return known(asked, world)
                .or(() -> tested(asked, world))
                .map(answer -> world.knowing(frame.result(), answer != negated))
                .orElse(world);
    }

    /** How a test of the object comes out, if its state leaves only one way. */
    private Optional<Boolean> tested(Expression asked, World<S> world) {
        boolean yes = conditions.assume(asked, true, world).isPresent();
        boolean no = conditions.assume(asked, false, world).isPresent();
        return yes == no ? Optional.empty() : Optional.of(yes);
    }

    private Optional<Boolean> known(Expression asked, World<S> world) {
        if (asked instanceof BooleanLiteralExpr literal) {
            return Optional.of(literal.getValue());
        }
        Optional<Node> decided = asked instanceof NameExpr
                ? run.program().types().declarationOf(asked)
                : Optional.of(asked).filter(MethodCallExpr.class::isInstance).map(Node.class::cast);
        return decided.map(Site::new).map(world.flags()::get);
    }

    private World<S> assign(AssignExpr assignment, Optional<Expression> value, World<S> world) {
        Optional<Site> target = values.variable(assignment.getTarget(), world);
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
        Optional<Handle> handle = value.flatMap(expression -> values.any(expression, world));
        World<S> after = value.isPresent() ? hiddenIn(value.get(), world) : world;
        return handle.isPresent() ? values.hold(after, variable, handle.get()) : values.drop(after, variable);
    }

    /** The value of a switch or of an involved condition may be the object; whoever gets it has it in other hands. */
    private World<S> hiddenIn(Expression value, World<S> world) {
        Expression bare = Expressions.withoutCasts(value);
        return bare instanceof SwitchExpr || bare instanceof ConditionalExpr
                ? invocations.captured(bare, world)
                : world;
    }

    private World<S> bind(Node pattern, World<S> world) {
        Site site = new Site(pattern);
        Optional<Handle> value = pattern instanceof TypePatternExpr
                ? pattern.getParentNode()
                        .filter(InstanceOfExpr.class::isInstance)
                        .map(InstanceOfExpr.class::cast)
                        .flatMap(test -> values.any(test.getExpression(), world))
                : Optional.empty();
        return value.isPresent() ? values.hold(world, site, value.get()) : values.drop(world, site);
    }
}
