package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Functions that stand for an Iterable and have one iterator to give: {@code stream::iterator}, {@code () -> iterator}. One
 * loop over them is right, and a common idiom; what matters is who gets them.
 */
final class OneShotIterables {
    private static final Set<String> ITERABLE = Set.of("java.lang.Iterable");

    /** What begins another pass over an Iterable. */
    private static final Set<String> PASSING = Set.of("iterator", "spliterator", "forEach");

    private static final String ITERATOR_METHOD = "iterator";

    private final Pass pass;
    private final Types types;
    private final List<Handout> found = new ArrayList<>();

    /** The object that a function gives the iterator of, and the variable that holds it, if one does. */
    private record Source(Once kind, Optional<Node> variable, String name) {}

    private OneShotIterables(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
    }

    static List<Handout> in(Pass pass) {
        OneShotIterables iterables = new OneShotIterables(pass);
        Nodes nodes = Nodes.of(pass.unit());
        nodes.all(MethodReferenceExpr.class).stream()
                .filter(reference -> reference.getIdentifier().equals(ITERATOR_METHOD))
                .forEach(reference -> iterables.look(reference, () -> iterables.source(reference.getScope(), true)));
        nodes.all(LambdaExpr.class).stream()
                .filter(lambda -> lambda.getParameters().isEmpty())
                .forEach(lambda -> given(lambda)
                        .filter(OneShotIterables::mayBeIterator)
                        .ifPresent(value -> iterables.look(lambda, () -> iterables.ofLambda(value, lambda))));
        return iterables.found;
    }

    /** Cheap questions come first: few functions without parameters are Iterables. */
    private void look(Expression function, Supplier<Optional<Source>> source) {
        Optional<Place> place = place(function);
        if (place.isEmpty()) {
            return;
        }
        Optional<Source> held = source.get();
        if (held.isEmpty()) {
            return;
        }
        Source given = held.get();
        List<Expression> values = given.variable()
                .filter(VariableDeclarator.class::isInstance)
                .flatMap(variable -> ((VariableDeclarator) variable).getInitializer())
                .map(List::of)
                .orElse(List.of());
        if (Once.isInexhaustible(given.name(), values, pass)) {
            pass.unsaid(function, "there is nothing in it, or no end to it");
            return;
        }
        if (Documented.asOnce(function)) {
            pass.unsaid(function, "the code says that it is for one pass");
            return;
        }
        found.add(new Handout(
                Handout.Way.FUNCTION,
                function,
                given.variable(),
                given.kind().noun(),
                given.name(),
                "",
                place.get() == Place.HANDED_OUT
                        && given.variable().map(this::staysTheSame).orElse(true),
                place.get() == Place.HANDED_OUT
                        && given.variable().filter(Parameter.class::isInstance).isPresent()));
    }

    /** Who gets an Iterable. */
    private enum Place {
        HANDED_OUT,
        TO_WHOEVER_LOOPS_TWICE
    }

    private static Optional<Expression> given(LambdaExpr lambda) {
        if (lambda.getExpressionBody().isPresent()) {
            return lambda.getExpressionBody();
        }
        return lambda.getBody() instanceof BlockStmt block
                        && block.getStatements().size() == 1
                        && block.getStatement(0) instanceof ReturnStmt back
                ? back.getExpression()
                : Optional.empty();
    }

    /** Cheap: by the form of an expression. */
    private static boolean mayBeIterator(Expression value) {
        Expression bare = Expressions.withoutCasts(value);
        return bare instanceof NameExpr
                || bare instanceof FieldAccessExpr
                || bare instanceof MethodCallExpr call && call.getNameAsString().equals(ITERATOR_METHOD);
    }

    /** A lambda gives one iterator if it makes none: it asks a variable that was there before. */
    private Optional<Source> ofLambda(Expression value, LambdaExpr lambda) {
        Expression bare = Expressions.withoutCasts(value);
        if (bare instanceof MethodCallExpr call) {
            return call.getNameAsString().equals(ITERATOR_METHOD)
                            && call.getScope().isPresent()
                    ? source(call.getScope().get(), false)
                            .filter(source -> source.variable()
                                    .filter(variable -> !new Site(variable).isWithin(lambda))
                                    .isPresent())
                    : Optional.empty();
        }
        return source(bare, false).filter(source -> source.kind() == Once.ITERATOR);
    }

    /**
     * The single-use object that an expression means.
     *
     * @param chains whether it may be one that is just made: a method reference evaluates what stands before it once
     */
    private Optional<Source> source(Expression scope, boolean chains) {
        Expression bare = Expressions.withoutCasts(scope);
        if (bare instanceof NameExpr || bare instanceof FieldAccessExpr || bare instanceof TypeExpr) {
            return types.declarationOf(bare)
                    .flatMap(variable -> Once.of(types.ofCandidate(variable), types)
                            .map(kind -> new Source(kind, Optional.of(variable), Subject.nameOf(variable))));
        }
        return chains && bare instanceof MethodCallExpr
                ? Once.of(types.ofCandidate(bare), types)
                        .filter(kind -> kind != Once.ITERATOR)
                        .map(kind -> new Source(kind, Optional.empty(), kind.noun()))
                : Optional.empty();
    }

    /** A field of an object may hold another one by then. */
    private boolean staysTheSame(Node variable) {
        return !Subject.isField(variable)
                || !pass.resultOf(Followed.FIELD_WRITES).mayChange(variable);
    }

    /** Where a function goes that is an Iterable; empty if it is none, or is gone through at once. */
    private Optional<Place> place(Expression function) {
        Node child = function;
        Node outer = function.getParentNode().orElseThrow();
        while (outer instanceof EnclosedExpr || outer instanceof CastExpr cast && isIterable(cast.getType())) {
            child = outer;
            outer = outer.getParentNode().orElseThrow();
        }
        if (outer instanceof ReturnStmt back) {
            return returned(back);
        }
        if (outer instanceof VariableDeclarator variable && isIterable(variable.getType())) {
            return Subject.isField(variable) ? Optional.of(Place.HANDED_OUT) : ofLocal(variable);
        }
        if (outer instanceof AssignExpr assignment) {
            return types.declarationOf(assignment.getTarget())
                    .filter(Subject::isField)
                    .filter(field -> isIterable(((VariableDeclarator) field).getType()))
                    .map(field -> Place.HANDED_OUT);
        }
        return outer instanceof MethodCallExpr || outer instanceof ObjectCreationExpr
                ? argument(outer, child)
                : Optional.empty();
    }

    private boolean isIterable(Type type) {
        return Caught.names(type, ITERABLE, types);
    }

    private Optional<Place> returned(ReturnStmt back) {
        return Helpers.memberAround(back) instanceof MethodDeclaration method
                        && isIterable(method.getType())
                        && Helpers.around(back, LambdaExpr.class)
                                .filter(lambda -> Helpers.isWithin(lambda, method))
                                .isEmpty()
                        && !isForOneLoop(method)
                ? Optional.of(Place.HANDED_OUT)
                : Optional.empty();
    }

    /** Whether a method is private, and nobody who calls it keeps what it gives, or hands that on. */
    private boolean isForOneLoop(MethodDeclaration method) {
        boolean once = method.isPrivate()
                && Nodes.of(pass.unit()).all(MethodCallExpr.class).stream()
                        .filter(call -> call.getNameAsString().equals(method.getNameAsString()))
                        .allMatch(OneShotIterables::isGoneThroughAtOnce)
                && Nodes.of(pass.unit()).all(MethodReferenceExpr.class).stream()
                        .noneMatch(reference -> reference.getIdentifier().equals(method.getNameAsString()));
        if (once) {
            pass.unsaid(method, "a private method, whose callers go through what it gives at once");
        }
        return once;
    }

    private static boolean isGoneThroughAtOnce(MethodCallExpr call) {
        Node outer = call.getParentNode().orElseThrow();
        return outer instanceof ForEachStmt
                || outer instanceof MethodCallExpr
                || outer instanceof ObjectCreationExpr
                || outer instanceof VariableDeclarator variable && !Subject.isField(variable);
    }

    /** A local variable is for loops, which ExhaustedReuse counts, unless it is returned or kept. */
    private Optional<Place> ofLocal(VariableDeclarator variable) {
        String name = variable.getNameAsString();
        for (NameExpr use : Helpers.memberAround(variable).findAll(NameExpr.class)) {
            if (!use.getNameAsString().equals(name)
                    || types.declarationOf(use).filter(node -> node == variable).isEmpty()) {
                continue;
            }
            Node outer = use.getParentNode().orElseThrow();
            if (outer instanceof ReturnStmt back && returned(back).isPresent()
                    || outer instanceof AssignExpr assignment
                            && assignment.getValue() == use
                            && types.declarationOf(assignment.getTarget())
                                    .filter(Subject::isField)
                                    .isPresent()) {
                return Optional.of(Place.HANDED_OUT);
            }
        }
        pass.unsaid(variable, "it is gone through in this method; ExhaustedReuse counts how often");
        return Optional.empty();
    }

    /** An argument is right for a method that goes through it once. */
    private Optional<Place> argument(Node call, Node argument) {
        int place = argumentsOf(call).indexOf(new Site(argument));
        Optional<Parameter> parameter = place < 0
                ? Optional.empty()
                : pass.program()
                        .onlyTarget(call)
                        .filter(callee -> place < callee.getParameters().size())
                        .map(callee -> callee.getParameter(place));
        boolean again = parameter
                .filter(each -> isIterable(each.getType()) && isGoneThroughAgain(each))
                .isPresent();
        return again ? Optional.of(Place.TO_WHOEVER_LOOPS_TWICE) : Optional.empty();
    }

    private static List<Site> argumentsOf(Node call) {
        List<Expression> arguments = call instanceof MethodCallExpr method
                ? method.getArguments()
                : ((ObjectCreationExpr) call).getArguments();
        return arguments.stream().map(Site::new).toList();
    }

    /** Whether a method begins a second pass over a parameter behind its first one. */
    private boolean isGoneThroughAgain(Parameter parameter) {
        CallableDeclaration<?> callee =
                (CallableDeclaration<?>) parameter.getParentNode().orElseThrow();
        List<Node> passes = new ArrayList<>();
        for (NameExpr use : callee.findAll(NameExpr.class)) {
            Node outer = use.getParentNode().orElseThrow();
            boolean begins = outer instanceof ForEachStmt loop && loop.getIterable() == use
                    || outer instanceof MethodCallExpr call
                            && call.getScope().orElse(null) == use
                            && PASSING.contains(call.getNameAsString());
            if (begins && use.getNameAsString().equals(parameter.getNameAsString())) {
                passes.add(outer);
            }
        }
        for (int i = 1; i < passes.size(); i++) {
            if (isBehind(passes.get(i - 1), passes.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether two places stand in two statements of one block, neither in an arm that the other one leaves out. */
    private static boolean isBehind(Node first, Node second) {
        Statement statement = first instanceof Statement itself
                ? itself
                : Helpers.around(first, Statement.class).orElseThrow();
        return statement
                .getParentNode()
                .filter(block -> block instanceof BlockStmt && block.isAncestorOf(second))
                .filter(block -> !statement.isAncestorOf(second))
                .isPresent();
    }
}
