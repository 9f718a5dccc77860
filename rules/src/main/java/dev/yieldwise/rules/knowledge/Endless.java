package dev.yieldwise.rules.knowledge;

import static java.util.Map.entry;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which chains of calls give a stream or generator that has no end. Names come before types: nearly no chain asks for one. */
public final class Endless {
    /** Static methods whose result has no end if it has this many arguments; as run, each of them, by a test. */
    static final Map<String, Integer> SOURCES =
            Map.ofEntries(entry("generate", 1), entry("iterate", 2), entry("cycle", 1), entry("repeat", 1));

    /** Methods of random numbers: without a size there is none. */
    static final Set<String> RANDOM = Set.of("ints", "longs", "doubles");

    private static final Set<String> RANDOM_CLASSES =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.random.RandomGenerator");

    /** What lets all through, or none, but never the end come sooner. */
    static final Set<String> PASSING = Set.of(
            "map",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapToObj",
            "mapMulti",
            "flatMap",
            "filter",
            "distinct",
            "peek",
            "skip",
            "dropWhile",
            "boxed",
            "asLongStream",
            "asDoubleStream",
            "parallel",
            "sequential",
            "unordered",
            "onClose",
            "enumerate",
            "batched",
            "pairwise",
            "chain",
            "stream");

    /** What may bring the end. */
    static final Set<String> BOUNDING = Set.of("limit", "takeWhile", "take");

    /** What must have all before it gives anything. */
    static final String BARRIER = "sorted";

    static final Set<String> ITERTOOLS_PASSING =
            Set.of("accumulate", "batched", "dropWhile", "enumerate", "filterFalse", "pairwise");

    private static final String ITERTOOLS = "dev.yieldwise.Itertools";
    private static final String GENERATORS = "dev.yieldwise.Generators";

    /** How many methods and variables are looked through. */
    private static final int DEPTH = 4;

    private final Pass pass;
    private final Types types;
    private final Total total;

    public Endless(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.total = new Total(pass.types());
    }

    /**
     * Something without an end.
     *
     * @param source what has none
     * @param noun what messages call it
     * @param sure whether nothing can end it, not even an exception of its functions
     * @param stuck whether a stage asks for everything, so that nothing comes out however few are asked for
     * @param sized whether it claims to know its size, so that counting is no work
     */
    public record Found(MethodCallExpr source, String noun, boolean sure, boolean stuck, boolean sized) {
        Found sureIf(boolean more) {
            return new Found(source, noun, sure && more, stuck, sized);
        }

        Found unsized() {
            return new Found(source, noun, sure, stuck, false);
        }

        Found atBarrier() {
            return new Found(source, noun, sure, true, sized);
        }

        Found asStream() {
            return new Found(source, "stream", sure, stuck, sized);
        }
    }

    /** What an expression has that has no end. */
    public Optional<Found> in(Expression expression) {
        return in(expression, DEPTH);
    }

    private Optional<Found> in(Expression expression, int depth) {
        Expression bare = Expressions.withoutCasts(expression);
        if (bare instanceof NameExpr name && depth > 0) {
            return types.declarationOf(name)
                    .filter(VariableDeclarator.class::isInstance)
                    .map(VariableDeclarator.class::cast)
                    .filter(variable -> !Subject.isField(variable) && !Assigned.later(variable))
                    .flatMap(VariableDeclarator::getInitializer)
                    .flatMap(value -> in(value, depth - 1));
        }
        if (!(bare instanceof MethodCallExpr call)) {
            return Optional.empty();
        }
        return source(call, depth)
                .or(() -> ofSeveral(call, depth))
                .or(() -> stage(call, depth))
                .or(() -> own(call, depth));
    }

    private Optional<Found> source(MethodCallExpr call, int depth) {
        String method = call.getNameAsString();
        int arguments = call.getArguments().size();
        if (RANDOM.contains(method) && (arguments == 0 || arguments == 2)) {
            return call.getScope()
                    .map(types::of)
                    .filter(type -> RANDOM_CLASSES.stream().anyMatch(one -> types.isA(type, one)))
                    .map(type -> new Found(call, "stream", true, false, true));
        }
        if (method.equals("of") && arguments <= 2) { // the body, perhaps after a lookup
            return BodyFactory.of(call, types)
                    .filter(BodyFactory.GENERATOR::equals)
                    .flatMap(factory -> depth == 0 ? Optional.empty() : ofBody(call, depth));
        }
        boolean counting = method.equals("count") && arguments > 0;
        boolean guarded = method.equals("iterate") && arguments == 3 && neverFails(call.getArgument(1));
        if (!counting && !guarded && SOURCES.getOrDefault(method, 0) != arguments) {
            return Optional.empty();
        }
        Optional<String> owner = types.classOfStaticCall(call);
        boolean tool = owner.filter(ITERTOOLS::equals).isPresent();
        if (counting) {
            return tool ? Optional.of(new Found(call, "generator", true, false, false)) : Optional.empty();
        }
        if (method.equals("cycle") || method.equals("repeat")) {
            boolean sure = method.equals("repeat") || isNotEmpty(call.getArgument(0));
            return tool ? Optional.of(new Found(call, "generator", sure, false, false)) : Optional.empty();
        }
        boolean stream = owner.filter(SingleUse.STREAM_CLASSES::contains).isPresent();
        boolean iterated =
                method.equals("iterate") && owner.filter(GENERATORS::equals).isPresent();
        return stream || iterated
                ? Optional.of(new Found(
                        call,
                        stream ? "stream" : "generator",
                        total.are(call.getArguments()) && (!guarded || isTrue(call.getArgument(1))),
                        false,
                        false))
                : Optional.empty();
    }

    /** Whether a condition does not depend on the element, nor on anything else that changes: once true, it stays true. */
    private boolean neverFails(Expression condition) {
        return Expressions.bare(condition) instanceof LambdaExpr lambda
                && lambda.getExpressionBody()
                        .filter(body -> Unchanging.is(body, lambda, types))
                        .isPresent();
    }

    private boolean isTrue(Expression condition) {
        return ((LambdaExpr) Expressions.bare(condition))
                .getExpressionBody()
                .filter(body -> Unchanging.isTrue(body, types))
                .isPresent();
    }

    /** An empty one would make a cycle without elements. */
    private boolean isNotEmpty(Expression source) {
        return Expressions.bare(source) instanceof MethodCallExpr call
                && call.getArguments().size() > 1
                && call.getNameAsString().equals("of")
                && types.classOfStaticCall(call)
                        .filter(owner -> owner.startsWith("java.util."))
                        .isPresent();
    }

    private Optional<Found> ofBody(MethodCallExpr call, int depth) {
        if (!(BodyFactory.bodyOf(call) instanceof LambdaExpr lambda)) {
            return Optional.empty();
        }
        EndlessLoop loop =
                new EndlessLoop(types, source -> in(source, depth - 1).map(Found::sure));
        return loop.in(lambda.getBody())
                .map(sure -> new Found(call, "generator", sure && total.isBody(lambda), false, false));
    }

    /** What is made of several sources, and ends when one of them does, or not before all of them have. */
    private Optional<Found> ofSeveral(MethodCallExpr call, int depth) {
        String method = call.getNameAsString();
        boolean all = method.equals("zip");
        boolean any = method.equals("concat") || method.equals("chain") || method.equals("zipLongest");
        boolean first = ITERTOOLS_PASSING.contains(method);
        if (!all && !any && !first || call.getArguments().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> owner = types.classOfStaticCall(call);
        boolean known = owner.filter(name -> name.equals(ITERTOOLS)
                        || any && SingleUse.STREAM_CLASSES.contains(name) && method.equals("concat"))
                .isPresent();
        if (!known) {
            return Optional.empty();
        }
        if (first) {
            return in(call.getArgument(0), depth)
                    .map(found -> found.sureIf(total.are(
                            call.getArguments().subList(1, call.getArguments().size()))));
        }
        List<Optional<Found>> parts =
                call.getArguments().stream().map(part -> in(part, depth)).toList();
        // What comes before the endless part may fail and so end it; what follows is never come to.
        return all && parts.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : parts.stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(found -> found.sureIf(all || parts.get(0).isPresent()));
    }

    private Optional<Found> stage(MethodCallExpr call, int depth) {
        String method = call.getNameAsString();
        boolean passing = PASSING.contains(method);
        if (call.getScope().isEmpty() || !passing && !BOUNDING.contains(method) && !method.equals(BARRIER)) {
            return Optional.empty();
        }
        Optional<Found> inner = in(call.getScope().get(), depth);
        if (method.equals("flatMap") && inner.isEmpty()) {
            return call.getArguments().stream()
                    .filter(LambdaExpr.class::isInstance)
                    .flatMap(function -> ((LambdaExpr) function).getExpressionBody().stream())
                    .flatMap(body -> in(body, depth).stream())
                    .findFirst()
                    // if there is anything that it is called with
                    .map(found -> found.sureIf(false));
        }
        if (method.equals(BARRIER)) {
            return inner.map(Found::atBarrier);
        }
        if (!passing) {
            boolean idle = method.equals("takeWhile") && neverFails(call.getArgument(0));
            return idle
                    ? inner.map(
                            found -> found.sureIf(isTrue(call.getArgument(0))).unsized())
                    : inner.filter(Found::stuck);
        }
        Optional<Found> found = inner.map(one -> one.sureIf(total.are(call.getArguments())));
        boolean sizeIsLost =
                Set.of("filter", "flatMap", "mapMulti", "distinct", "dropWhile").contains(method);
        return (sizeIsLost ? found.map(Found::unsized) : found)
                .map(one -> method.equals("stream") ? one.asStream() : one);
    }

    /** A method of this file that has no other statement than to return something without end. */
    private Optional<Found> own(MethodCallExpr call, int depth) {
        if (depth == 0 || !Helpers.isOwn(call)) {
            return Optional.empty();
        }
        List<Body> meant = pass.resultOf(LocalMethods.ANALYSIS).meantBy(call);
        if (meant.size() != 1) {
            return Optional.empty();
        }
        MethodDeclaration method = LocalMethods.methodOf(meant.get(0));
        List<Statement> statements = method.getBody().orElseThrow().getStatements();
        return statements.size() == 1 && statements.get(0) instanceof ReturnStmt back
                ? back.getExpression()
                        .flatMap(value -> in(value, depth - 1))
                        .map(found -> found.sureIf(!LazyMade.isOverridable(method)))
                : Optional.empty();
    }
}
