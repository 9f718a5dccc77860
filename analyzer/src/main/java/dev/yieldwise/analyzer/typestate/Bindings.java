package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Carries a world into a body that is called, and the worlds in which it ends back to the caller. */
final class Bindings<S, E> {
    private final Protocol<S, E> protocol;
    private final Values<S, E> values;

    Bindings(Run<S, E> run, Values<S, E> values) {
        this.protocol = run.protocol();
        this.values = values;
    }

    /** The parameters hold what they are given. What a body that calls itself holds is put aside. */
    World<S> entering(CallableDeclaration<?> body, List<Expression> arguments, World<S> world) {
        return bound(body.getParameters(), arguments, world, world.without(own(body)));
    }

    /** The parameters of a function, which is given what its call is given, or what is not known. */
    World<S> entering(LambdaExpr function, MethodCallExpr by, World<S> world) {
        boolean direct = by.getArguments().size() == function.getParameters().size()
                && by.getArguments().stream().noneMatch(argument -> Expressions.bare(argument) == function);
        World<S> bound = bound(
                function.getParameters(), direct ? by.getArguments() : List.of(), world, world.without(own(function)));
        Optional<Handle> element = by.getScope()
                .flatMap(scope -> values.handle(scope, world))
                .flatMap(receiver -> protocol.parameter(by, receiver));
        return element.isPresent() && !function.getParameters().isEmpty()
                ? bound.with(new Site(function.getParameter(0)), element.get())
                : bound;
    }

    private World<S> bound(List<Parameter> parameters, List<Expression> arguments, World<S> world, World<S> entering) {
        World<S> bound = entering;
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            Site parameter = new Site(parameters.get(i));
            Optional<Handle> handle = values.any(arguments.get(i), world);
            if (handle.isPresent()) {
                bound = bound.with(parameter, handle.get());
            }
            Optional<Expression> code =
                    handle.isPresent() ? Optional.empty() : values.function(arguments.get(i), world);
            if (code.isPresent()) {
                bound = bound.with(parameter, Handle.function(code.get()));
            }
            Expression bare = Expressions.bare(arguments.get(i));
            if (Constant.given(parameters.get(i), bare).isPresent()) {
                bound = bound.with(parameter, Handle.constant(bare));
            }
            if (bare instanceof BooleanLiteralExpr literal) {
                bound = bound.knowing(parameter, literal.getValue());
            }
        }
        return bound;
    }

    /** What a method or constructor did, as its caller sees it: it stands at the call, and its variables are gone. */
    Outcome<S, E> seenBy(Node call, Node body, World<S> before, Outcome<S, E> inside) {
        Predicate<Site> own = own(body);
        Trace begin = Trace.empty().then(call, "goes into '" + nameOf(body) + "' here", protocol.told(before.state()));
        return new Outcome<>(
                back(inside.normal(), begin, world -> back(world, call, body, own, before)),
                back(inside.thrown(), begin, world -> back(world, call, body, own, before)),
                inside.elsewhere(),
                inside.told().stream()
                        .map(told -> new Outcome.Told<>(
                                call,
                                told.event(),
                                begin.then(told.trace()).then(told.at(), Trace.HAPPENS, Optional.empty()),
                                told.sure() && told.inevitable() && isAlone(told, inside),
                                true))
                        .toList());
    }

    /** Whether a body does nothing else of that kind, which might undo it. */
    private static <S, E> boolean isAlone(Outcome.Told<E> event, Outcome<S, E> inside) {
        return inside.told().stream()
                .allMatch(other -> other.at() == event.at()
                        || !other.event().getClass().equals(event.event().getClass()));
    }

    /** What a function did: it stands where it is written, if that is in the call, else at the call. */
    Outcome<S, E> after(LambdaExpr function, MethodCallExpr by, World<S> before, Outcome<S, E> inside) {
        Predicate<Site> own = own(function);
        if (!new Site(function).isWithin(by)) {
            return seenBy(by, function, before, inside);
        }
        return new Outcome<>(
                back(inside.normal(), Trace.empty(), world -> back(world, by, function, own, before)),
                back(inside.thrown(), Trace.empty(), world -> back(world, by, function, own, before)),
                inside.elsewhere(),
                inside.told());
    }

    private interface Return<S> {
        World<S> of(World<S> world);
    }

    private static <S> Map<World<S>, Trace> back(Map<World<S>, Trace> exits, Trace begin, Return<S> back) {
        Map<World<S>, Trace> seen = new LinkedHashMap<>();
        exits.forEach((world, trace) -> seen.putIfAbsent(back.of(world), begin.then(trace)));
        return seen;
    }

    private World<S> back(World<S> exit, Node call, Node body, Predicate<Site> own, World<S> before) {
        Site result = new Site(body);
        Optional<Handle> returned = exit.handleOf(result);
        World<S> left = exit;
        for (Site holder : exit.holders().keySet()) {
            if (own.test(holder) && !holder.equals(result)) {
                left = values.drop(left, holder);
            }
        }
        boolean function = new Site(body).isWithin(call);
        World<S> outside =
                answered(call, exit.flags().get(result), left.without(own).withThoseOf(before, own));
        World<S> seen = function ? outside : outside.in(protocol.seenBy(call, body, outside.state()));
        if (returned.isEmpty()) {
            return seen;
        }
        Handle handle = function ? returned.get() : protocol.seenBy(call, body, returned.get());
        boolean used = call instanceof Expression value
                && Invocations.isUsed(value)
                && !(function && ((MethodCallExpr) call).getArguments().contains(body));
        return used
                ? seen.with(new Site(call), handle)
                : handle.equals(Handle.SELF) ? seen : seen.in(protocol.released(handle, seen.state()));
    }

    /** With the answer of a call that returned a literal. */
    private World<S> answered(Node call, Boolean answer, World<S> world) {
        Site asked = new Site(call);
        return answer == null ? world.forgetting(asked) : world.knowing(asked, answer);
    }

    private static Predicate<Site> own(Node body) {
        return site -> site.isWithin(body);
    }

    private static String nameOf(Node body) {
        return body instanceof CallableDeclaration<?> callable ? callable.getNameAsString() : "it";
    }
}
