package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.interproc.Targets;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What calls and creations do to a world: by the protocol, where they are made on the object; by running the bodies that
 * they lead to, where those are known; and as unknown code where they are not.
 */
final class Invocations<S, E> {
    private final Run<S, E> run;
    private final Protocol<S, E> protocol;
    private final Calls<S, E> calls;
    private final Frame frame;
    private final Values<S, E> values;
    private final Effects<S, E> effects;
    private final Bindings<S, E> bindings;
    private final Set<Site> running = new HashSet<>();

    Invocations(Run<S, E> run, Calls<S, E> calls, Frame frame, Values<S, E> values, Effects<S, E> effects) {
        this.run = run;
        this.protocol = run.protocol();
        this.calls = calls;
        this.frame = frame;
        this.values = values;
        this.effects = effects;
        this.bindings = new Bindings<>(run, values);
    }

    List<Moved<S>> call(Element element, MethodCallExpr call, Moved<S> before, boolean threw) {
        if (values.isCheck(call)) {
            boolean passes = run.subject().isCreation()
                    && values.handle(call, before.world()).isPresent();
            // What was just made is not null.
            return threw && passes ? List.of() : List.of(before);
        }
        Optional<Handle> receiver = call.getScope().flatMap(scope -> values.handle(scope, before.world()));
        List<Moved<S>> moved = receiver.isEmpty()
                ? List.of(before)
                : effects.apply(
                        element,
                        call,
                        before,
                        protocol.call(
                                call,
                                receiver.get(),
                                before.world().state(),
                                expression -> values.any(expression, before.world())),
                        threw);
        List<Moved<S>> after = new ArrayList<>();
        for (Moved<S> one : moved) {
            after.addAll(afterReceiver(element, call, receiver, one, threw));
        }
        return after;
    }

    private List<Moved<S>> afterReceiver(
            Element element, MethodCallExpr call, Optional<Handle> receiver, Moved<S> before, boolean threw) {
        Optional<Expression> called = call.getScope().flatMap(scope -> values.function(scope, before.world()));
        if (called.isPresent() && matters(called.get(), before.world())) {
            return function(element, call, called.get(), before, threw);
        }
        List<Expression> functions = call.getArguments().stream()
                .flatMap(argument -> values.function(argument, before.world()).stream())
                .filter(function -> receiver.isPresent() || matters(function, before.world()))
                .toList();
        if (functions.stream().anyMatch(this::givesSubject)) {
            return forgotten(call, List.of(before));
        }
        if (!functions.isEmpty() && run.program().functions().runs(call)) {
            List<Moved<S>> after = new ArrayList<>();
            for (Moved<S> one : arguments(element, call, call.getArguments(), before, threw)) {
                after.addAll(new Loops<>(run, effects, this).run(element, call, functions, receiver, one, threw));
            }
            return after;
        }
        if (receiver.isEmpty()) {
            Optional<Targets> known = leadsTo(call, call.getArguments(), call.getScope(), before.world());
            if (known.isPresent()) {
                return bodies(
                        element,
                        call,
                        call.getArguments(),
                        known.get(),
                        isOnOwner(call, before.world()),
                        before,
                        threw);
            }
        }
        List<Moved<S>> after = arguments(element, call, call.getArguments(), before, threw);
        boolean onObjectItself = receiver.isPresent() && !ForeignCode.handsCode(call.getArguments());
        return onObjectItself ? after : forgotten(call, after);
    }

    /** Whether a function gives the subject, a field, another value; how often it runs is not known. */
    private boolean givesSubject(Expression function) {
        String subject = Subject.nameOf(run.subject().site().node());
        return run.subject().changing()
                && function.findFirst(
                                AssignExpr.class,
                                assignment -> assignment.getTarget().toString().equals(subject))
                        .isPresent();
    }

    /** A creation or an explicit constructor invocation. */
    List<Moved<S>> create(Element element, Node node, List<Expression> arguments, Moved<S> before, boolean threw) {
        Optional<Targets> known = leadsTo(node, arguments, Optional.empty(), before.world())
                .filter(targets -> !(node instanceof ObjectCreationExpr creation
                        && creation.getAnonymousClassBody().isPresent()));
        if (known.isPresent()) {
            return keptBy(
                    node, bodies(element, node, arguments, known.get(), isOfAnotherClass(known.get()), before, threw));
        }
        List<Moved<S>> after = arguments(element, node, arguments, before, threw);
        return node instanceof ObjectCreationExpr creation ? forgotten(creation, after) : after;
    }

    /** Whether the fields of what is made cannot be taken for those of the object whose body is looked at. */
    private boolean isOfAnotherClass(Targets constructors) {
        Node type = constructors.bodies().get(0).getParentNode().orElseThrow();
        return frame.outermost() && !new Site(frame.body()).isWithin(type);
    }

    /** An object that keeps the followed one in a field is its owner from now on. */
    private List<Moved<S>> keptBy(Node creation, List<Moved<S>> made) {
        return made.stream()
                .map(moved -> moved.with(world -> creation instanceof ObjectCreationExpr
                                && world.holders().entrySet().stream()
                                        .anyMatch(holder -> holder.getValue().stands()
                                                && Values.isInstanceField(
                                                        holder.getKey().node())
                                                && moved.origin()
                                                        .handleOf(holder.getKey())
                                                        .isEmpty())
                        ? world.with(new Site(creation), Handle.OWNER)
                        : world))
                .toList();
    }

    private boolean isOnOwner(MethodCallExpr call, World<S> world) {
        return call.getScope().isEmpty()
                ? frame.thisIsOwner()
                : values.any(call.getScope().get(), world)
                        .filter(Handle::isOwner)
                        .isPresent();
    }

    /** The bodies of a call that may do something to the object: they are handed it, or its owner, or know it as a field. */
    private Optional<Targets> leadsTo(
            Node call, List<Expression> arguments, Optional<Expression> scope, World<S> world) {
        boolean handed = arguments.stream()
                .anyMatch(argument -> values.any(argument, world)
                                .filter(handle -> handle.stands() || handle.isOwner())
                                .isPresent()
                        || values.function(argument, world)
                                .filter(function -> matters(function, world))
                                .isPresent());
        boolean field = world.holders().keySet().stream()
                .anyMatch(holder -> Subject.isField(holder.node())
                        && (!Values.isInstanceField(holder.node())
                                || call instanceof MethodCallExpr method && isOnOwner(method, world)));
        if (!handed && !field) {
            return Optional.empty();
        }
        return run.program()
                .targets(call)
                .filter(targets -> handed
                        || run.subject().changing()
                        || targets.bodies().stream().anyMatch(body -> speaksOfFields(body, world)));
    }

    private boolean speaksOfFields(Node code, World<S> world) {
        return world.holders().keySet().stream()
                .filter(holder -> Subject.isField(holder.node()))
                .anyMatch(holder -> run.program().reach().mentions(code, Subject.nameOf(holder.node())));
    }

    /** Whether a function may do something to the object. */
    private boolean matters(Expression function, World<S> world) {
        return world.holders().keySet().stream()
                        .anyMatch(holder -> run.mentions().in(function, holder))
                || frame.thisIsOwner() && speaksOfFields(function, world);
    }

    private List<Moved<S>> bodies(
            Element element,
            Node call,
            List<Expression> arguments,
            Targets targets,
            boolean onOwner,
            Moved<S> before,
            boolean threw) {
        Optional<Outcome<S, E>> all = Optional.empty();
        for (CallableDeclaration<?> body : targets.bodies()) {
            World<S> world = before.world();
            Optional<Outcome<S, E>> one = calls.outcome(body, onOwner, bindings.entering(body, arguments, world))
                    .map(outcome -> bindings.seenBy(call, body, world, outcome));
            if (one.isEmpty()) {
                return unknown(element, call, arguments, before, threw);
            }
            all = all.isEmpty() ? one : Optional.of(all.get().or(one.get()));
        }
        List<Moved<S>> after =
                new ArrayList<>(ended(element, call, before, all.orElseThrow(), targets.complete(), threw));
        if (!targets.complete()) {
            after.addAll(unknown(element, call, arguments, before, threw));
        }
        return after;
    }

    private List<Moved<S>> unknown(
            Element element, Node call, List<Expression> arguments, Moved<S> before, boolean threw) {
        List<Moved<S>> after = arguments(element, call, arguments, before, threw);
        return call instanceof Expression expression ? forgotten(expression, after) : after;
    }

    /** Tells what a body told, and goes on from where it ended. */
    List<Moved<S>> ended(
            Element element, Node call, Moved<S> before, Outcome<S, E> outcome, boolean complete, boolean threw) {
        if (!threw) {
            for (Outcome.Told<E> told : outcome.told()) {
                effects.tell(
                        element,
                        before,
                        new Outcome.Told<>(
                                told.at(),
                                told.event(),
                                before.trace().then(told.trace()),
                                told.sure() && complete,
                                told.inevitable()));
            }
        }
        List<Moved<S>> after = new ArrayList<>();
        for (Map.Entry<World<S>, Trace> exit : (threw ? outcome.thrown() : outcome.normal()).entrySet()) {
            boolean same = exit.getKey().state().equals(before.world().state());
            after.add(before.to(
                    exit.getKey(), same ? before.trace() : before.trace().then(exit.getValue())));
        }
        if (!threw && outcome.elsewhere()) {
            after.add(before.to(new World<>(Map.of(), before.world().state()), before.trace()));
        }
        return after;
    }

    /** Runs a function once. */
    List<Moved<S>> function(Element element, MethodCallExpr by, Expression function, Moved<S> before, boolean threw) {
        if (function instanceof MethodReferenceExpr reference) {
            if (!running.add(new Site(reference))) {
                // A parameter that seems to hold a method of itself, where a method seems to call itself.
                return List.of(before.with(held -> captured(function, held)));
            }
            try {
                return call(element, run.program().functions().asCall(reference, by), before, threw);
            } finally {
                running.remove(new Site(reference));
            }
        }
        World<S> world = before.world();
        Optional<Outcome<S, E>> outcome = calls.outcome(
                        function, frame.thisIsOwner(), bindings.entering((LambdaExpr) function, by, world))
                .map(found -> bindings.after((LambdaExpr) function, by, world, found));
        return outcome.isPresent()
                ? ended(element, by, before, outcome.get(), true, threw)
                : List.of(before.with(held -> captured(function, held, true)));
    }

    private List<Moved<S>> arguments(
            Element element, Node to, List<Expression> arguments, Moved<S> before, boolean threw) {
        List<Moved<S>> moved = List.of(before);
        for (int i = 0; i < arguments.size(); i++) {
            List<Moved<S>> after = new ArrayList<>();
            for (Moved<S> one : moved) {
                after.addAll(argument(element, to, i, arguments.get(i), one, threw));
            }
            moved = after;
        }
        return moved;
    }

    private List<Moved<S>> argument(
            Element element, Node to, int i, Expression argument, Moved<S> before, boolean threw) {
        Expression bare = Expressions.withoutCasts(argument);
        Moved<S> moved = bare instanceof SwitchExpr || bare instanceof ConditionalExpr
                ? before.with(world -> captured(bare, world))
                : before;
        Optional<Handle> handle = values.handle(argument, moved.world());
        return handle.isEmpty()
                ? List.of(moved)
                : effects.apply(
                        element,
                        to,
                        moved,
                        protocol.given(to, i, handle.get(), moved.world().state()),
                        threw);
    }

    /** A call that may give the subject another value: what it then holds is not known. */
    private List<Moved<S>> forgotten(Expression call, List<Moved<S>> moved) {
        if (!run.subject().changing() || !run.foreignCode().mayRun(call)) {
            return moved;
        }
        return moved.stream()
                .map(one -> one.to(forgotten(one.world()), Trace.empty()))
                .toList();
    }

    private World<S> forgotten(World<S> world) {
        return world.without(site ->
                        !world.holders().getOrDefault(site, Handle.OWNER).isOwner())
                .in(protocol.unknown())
                .with(run.subject().site(), Handle.SELF);
    }

    World<S> captured(Node by, World<S> world) {
        return captured(by, world, false);
    }

    /** Code that mentions the object is made; unless it runs only where that is seen, it may do anything at any time. */
    private World<S> captured(Node by, World<S> world, boolean unseen) {
        boolean mentioned = world.holders().entrySet().stream()
                .anyMatch(entry -> entry.getValue().stands() && run.mentions().in(by, entry.getKey()));
        boolean seen = !unseen
                && (by instanceof LambdaExpr || by instanceof MethodReferenceExpr)
                && mentioned
                && run.program().functions().staysHere((Expression) by);
        return mentioned && !seen ? world.in(protocol.captured(by, world.state())) : world;
    }

    /** Whether the values of some calls are the object, and wait to be used. */
    boolean holdsResults(World<S> world) {
        return world.holders().keySet().stream().anyMatch(Invocations::isResult);
    }

    static boolean isResult(Site holder) {
        return holder.node() instanceof MethodCallExpr || holder.node() instanceof ObjectCreationExpr;
    }

    /** The operation that uses the value of a call. */
    static Node consumer(Expression call) {
        Node parent = call.getParentNode().orElse(null);
        while (parent instanceof EnclosedExpr || parent instanceof CastExpr || parent instanceof ConditionalExpr) {
            parent = parent.getParentNode().orElse(null);
        }
        return parent;
    }

    /** Whether somebody asked for the value of a call. */
    static boolean isUsed(Expression call) {
        return !(consumer(call) instanceof ExpressionStmt);
    }
}
