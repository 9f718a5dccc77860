package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the object that is followed comes to be: in which state the subject gets it. */
final class Births<S, E> {
    /** A factory that calls a factory that calls one: deeper than this nothing is known of what they make. */
    private static final int MAX_DEPTH = 4;

    private final Run<S, E> run;
    private final Calls<S, E> calls;

    Births(Run<S, E> run, Calls<S, E> calls) {
        this.run = run;
        this.calls = calls;
    }

    /** The states in which an expression makes or hands on an object; empty ones for null and values of no interest. */
    List<Optional<S>> states(Expression value) {
        return states(value, 0);
    }

    /** The worlds once the subject was given a value from elsewhere; the one in which nobody holds it where that is null. */
    List<Moved<S>> of(Element element, Expression value, World<S> before, Values<S, E> values) {
        World<S> nobody = before.without(
                site -> !before.holders().getOrDefault(site, Handle.OWNER).isOwner());
        List<Moved<S>> born = new ArrayList<>();
        for (Optional<S> state : states(value, 0)) {
            World<S> world = state.map(
                            made -> nobody.in(made).with(run.subject().site(), Handle.SELF))
                    .orElse(nobody);
            Expression bare = Expressions.withoutCasts(value);
            Optional<Site> copied =
                    values.variable(bare instanceof AssignExpr assignment ? assignment.getTarget() : value, before);
            born.add(Moved.start(
                    state.isPresent() && copied.isPresent() ? world.with(copied.get(), Handle.SELF) : world,
                    Trace.empty().then(element.node(), run.subject().origin(), state.flatMap(run.protocol()::told))));
        }
        return born;
    }

    /** The worlds once the subject, the variable of a loop, was given the next element. */
    List<Moved<S>> ofElement(World<S> before) {
        World<S> born = before.without(site ->
                        !before.holders().getOrDefault(site, Handle.OWNER).isOwner())
                .in(run.protocol().unknown())
                .with(run.subject().site(), Handle.SELF);
        World<S> owned = run.subject()
                .owner()
                .map(owner -> born.with(owner, Handle.OWNER))
                .orElse(born);
        return Moved.one(
                owned,
                Trace.empty()
                        .then(
                                run.subject().site().node(),
                                run.subject().origin(),
                                run.protocol().told(owned.state())));
    }

    private List<Optional<S>> states(Expression value, int depth) {
        Expression bare = Expressions.withoutCasts(value);
        if (bare instanceof NullLiteralExpr) {
            return List.of(Optional.empty());
        }
        if (bare instanceof AssignExpr assignment) {
            return states(assignment.getValue(), depth);
        }
        Optional<S> made = run.protocol().made(value);
        if (bare instanceof MethodCallExpr call
                && depth < MAX_DEPTH
                && run.protocol().dependsOnMaker()) {
            List<Optional<S>> supplied = supplied(call, depth + 1);
            if (!supplied.isEmpty()) {
                return supplied;
            }
        }
        boolean asks = depth < MAX_DEPTH
                && run.protocol().dependsOnMaker()
                && made.equals(Optional.of(run.protocol().unknown()));
        if (asks && bare instanceof MethodCallExpr call) {
            Optional<List<Optional<S>>> returned =
                    run.program().onlyTarget(call).flatMap(method -> returned(call, method, depth + 1));
            if (returned.isPresent()) {
                return returned.get();
            }
        }
        return List.of(made);
    }

    /** What a local function makes when it is called, or a map's when a key is absent. */
    private List<Optional<S>> supplied(MethodCallExpr call, int depth) {
        Optional<Expression> called = call.getScope().flatMap(run.program().functions()::of);
        boolean whenAbsent = call.getNameAsString().equals("computeIfAbsent")
                && call.getArguments().size() == 2;
        Optional<Expression> function = whenAbsent ? run.program().functions().of(call.getArgument(1)) : called;
        Optional<Expression> made = function.filter(LambdaExpr.class::isInstance)
                .flatMap(lambda -> ((LambdaExpr) lambda).getExpressionBody());
        List<Optional<S>> states = new ArrayList<>();
        made.ifPresent(value -> states(value, depth).forEach(state -> add(state, states)));
        if (whenAbsent && !states.isEmpty()) {
            add(Optional.of(run.protocol().unknown()), states);
        }
        return states;
    }

    /** The states of what a method returns, if all that it returns is made by it. */
    private Optional<List<Optional<S>>> returned(MethodCallExpr call, CallableDeclaration<?> method, int depth) {
        List<Optional<S>> states = new ArrayList<>();
        for (ReturnStmt statement : method.findAll(ReturnStmt.class)) {
            if (isOf(statement, method) && statement.getExpression().isPresent()) {
                Expression value =
                        Expressions.withoutCasts(statement.getExpression().get());
                Optional<VariableDeclarator> local = localOf(value, method);
                Optional<Expression> handed = argumentOf(value, method, call);
                if (handed.isPresent()) {
                    handed(method, (Parameter) declarationOf(value), states(handed.get(), depth))
                            .forEach(state -> add(state, states));
                } else if (local.isPresent()) {
                    calls.statesAt(method, local.get(), statement).forEach(state -> add(state, states));
                } else {
                    states(value, depth).forEach(state -> add(state, states));
                }
            }
        }
        return states.isEmpty() ? Optional.empty() : Optional.of(states);
    }

    /** The argument of a call that a method returns again. */
    private Optional<Expression> argumentOf(Expression value, CallableDeclaration<?> method, MethodCallExpr call) {
        if (!Mentions.isName(value) || !(declarationOf(value) instanceof Parameter parameter)) {
            return Optional.empty();
        }
        int place = method.getParameters().indexOf(parameter);
        return place >= 0 && place < call.getArguments().size()
                ? Optional.of(call.getArgument(place))
                : Optional.empty();
    }

    private Node declarationOf(Expression value) {
        return run.program().types().declarationOf(value).orElse(null);
    }

    /** The states of an object after a method was given it and has returned it. */
    private List<Optional<S>> handed(CallableDeclaration<?> method, Parameter parameter, List<Optional<S>> given) {
        List<Optional<S>> after = new ArrayList<>();
        for (Optional<S> state : given) {
            Optional<Outcome<S, E>> outcome = state.flatMap(made ->
                    calls.outcome(method, false, new World<S>(Map.of(new Site(parameter), Handle.SELF), made)));
            if (outcome.isEmpty()) {
                add(Optional.of(run.protocol().unknown()), after);
            } else {
                outcome.get().normal().keySet().forEach(world -> add(Optional.of(world.state()), after));
            }
        }
        return after;
    }

    private void add(Optional<S> state, List<Optional<S>> states) {
        if (!states.contains(state)) {
            states.add(state);
        }
    }

    private Optional<VariableDeclarator> localOf(Expression value, CallableDeclaration<?> method) {
        return Mentions.isName(value)
                ? run.program()
                        .types()
                        .declarationOf(value)
                        .filter(declaration ->
                                declaration instanceof VariableDeclarator && new Site(declaration).isWithin(method))
                        .map(VariableDeclarator.class::cast)
                : Optional.empty();
    }

    private static boolean isOf(ReturnStmt statement, CallableDeclaration<?> method) {
        for (Node outer = statement;
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof LambdaExpr || outer instanceof CallableDeclaration<?>) {
                return outer == method;
            }
        }
        return false;
    }
}
