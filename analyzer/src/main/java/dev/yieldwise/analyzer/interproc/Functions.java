package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the code of lambdas and method references runs. */
public final class Functions {
    /** The name of what a method reference is given first. */
    public static final String FIRST = "$first";

    /** Those run the functions that they are given before they return, and keep none. */
    private static final Set<String> RUNNING = Set.of(
            "forEach",
            "forEachOrdered",
            "forEachRemaining",
            "removeIf",
            "replaceAll",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "merge",
            "ifPresent",
            "ifPresentOrElse",
            "orElseGet",
            "anyMatch",
            "allMatch",
            "noneMatch",
            "reduce",
            "sort");

    /** Those run them when the stream's terminal operation asks. */
    private static final Set<String> STAGES = Set.of(
            "map",
            "filter",
            "flatMap",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapToObj",
            "peek",
            "takeWhile",
            "dropWhile",
            "sorted");

    private static final Set<String> TERMINAL = Set.of(
            "forEach",
            "forEachOrdered",
            "toArray",
            "toList",
            "reduce",
            "collect",
            "min",
            "max",
            "sum",
            "average",
            "count",
            "anyMatch",
            "allMatch",
            "noneMatch",
            "findFirst",
            "findAny",
            "summaryStatistics");

    /** By which type's contract they do; others may have methods of those names that keep what they are given. */
    private static final Map<String, Set<String>> RUNNERS = Map.of(
            "java.lang.Iterable", Set.of("forEach"),
            "java.util.Iterator", Set.of("forEachRemaining"),
            "java.util.Collection", Set.of("removeIf"),
            "java.util.List", Set.of("replaceAll", "sort"),
            "java.util.Map", Set.of("forEach", "replaceAll", "compute", "computeIfAbsent", "computeIfPresent", "merge"),
            "java.util.Optional", Set.of("ifPresent", "ifPresentOrElse", "orElseGet"));

    private static final Set<String> OF_TWO = Set.of("compute", "computeIfPresent", "merge", "replaceAll", "reduce");

    private static final DataKey<MethodCallExpr> AS_CALL = new DataKey<>() {};

    private final Types types;
    private final Locals locals;

    Functions(Types types, Locals locals) {
        this.types = types;
        this.locals = locals;
    }

    /** The lambda or method reference that an expression is, or that the local variable it names always holds. */
    public Optional<Expression> of(Expression expression) {
        Expression bare = Expressions.withoutCasts(expression);
        if (isFunction(bare)) {
            return Optional.of(bare);
        }
        return locals.valueOf(bare).filter(Functions::isFunction);
    }

    /**
     * Whether a function runs only within the calls that a graph shows: it is given to a method that runs it there and
     * then, or held by a local variable that is only ever called or given so.
     */
    public boolean staysHere(Expression function) {
        Node parent = function.getParentNode().orElseThrow();
        while (parent instanceof EnclosedExpr || parent instanceof CastExpr) {
            parent = parent.getParentNode().orElseThrow();
        }
        if (parent instanceof MethodCallExpr call) {
            return runs(call);
        }
        return parent instanceof VariableDeclarator variable
                && locals.isKept(variable)
                && Locals.block(variable).stream()
                        .flatMap(block -> block
                                .findAll(
                                        NameExpr.class,
                                        name -> name.getNameAsString().equals(variable.getNameAsString()))
                                .stream())
                        .allMatch(this::isCalledOrRun);
    }

    private boolean isCalledOrRun(NameExpr name) {
        return name.getParentNode().orElse(null) instanceof MethodCallExpr call
                && (call.getScope().filter(scope -> scope == name).isPresent() || runs(call));
    }

    /** Whether methods of that name run functions. */
    public static boolean isRunner(String method) {
        return RUNNING.contains(method) || STAGES.contains(method);
    }

    /** Whether a call runs the functions among its arguments before it returns, as far as the objects around it can tell. */
    public boolean runs(MethodCallExpr call) {
        String method = call.getNameAsString();
        boolean named = isRunner(method) && (!STAGES.contains(method) || endsInTerminal(call));
        return named
                && call.getScope().isPresent()
                && types.of(call.getScope().get()) instanceof TypeRef.Known scope
                && (types.isA(scope, "java.util.stream.BaseStream")
                        || scope.name().startsWith("dev.yieldwise.")
                        || RUNNERS.entrySet().stream()
                                .anyMatch(runner ->
                                        runner.getValue().contains(method) && types.isA(scope, runner.getKey())));
    }

    /** Whether such a call surely runs its functions: over elements, at least one, that are written there. */
    public boolean surelyRuns(MethodCallExpr call) {
        Expression source = call.getScope().map(Expressions::bare).orElse(call);
        return Set.of("forEach", "ifPresent").contains(call.getNameAsString())
                && source instanceof MethodCallExpr made
                && Set.of("of", "asList").contains(made.getNameAsString())
                && !made.getArguments().isEmpty()
                && types.classOfStaticCall(made)
                        .filter(name -> name.startsWith("java.util."))
                        .isPresent();
    }

    private static boolean endsInTerminal(MethodCallExpr call) {
        Node node = call.getParentNode().orElse(null);
        while (node instanceof MethodCallExpr next) {
            if (TERMINAL.contains(next.getNameAsString())) {
                return true;
            }
            node = next.getParentNode().orElse(null);
        }
        return false;
    }

    /**
     * A method reference as the call that it stands for, in the same place; its arguments are names that nothing
     * declares. The same node for the same reference.
     *
     * @param by the call that runs it
     */
    public MethodCallExpr asCall(MethodReferenceExpr reference, MethodCallExpr by) {
        if (reference.containsData(AS_CALL)) {
            return reference.getData(AS_CALL);
        }
        List<Expression> arguments = new ArrayList<>();
        boolean two = OF_TWO.contains(by.getNameAsString())
                || by.getNameAsString().equals("forEach")
                        && by.getScope()
                                .filter(scope -> types.isA(types.of(scope), "java.util.Map"))
                                .isPresent();
        arguments.add(new NameExpr(FIRST));
        if (two) {
            arguments.add(new NameExpr("$second"));
        }
        MethodCallExpr call = new MethodCallExpr();
        call.setName(reference.getIdentifier());
        call.setScope(scopeOf(reference));
        arguments.forEach(call::addArgument);
        reference.getParentNode().ifPresent(call::setParentNode);
        reference.getRange().ifPresent(range -> {
            call.setRange(range);
            call.getName().setRange(range);
        });
        reference.setData(AS_CALL, call);
        return call;
    }

    /** The parser takes a variable before {@code ::} for a type. */
    private static Expression scopeOf(MethodReferenceExpr reference) {
        Expression scope = reference.getScope();
        return scope.isTypeExpr() ? new NameExpr(scope.toString()) : scope.clone();
    }

    private static boolean isFunction(Expression bare) {
        return bare instanceof LambdaExpr || bare instanceof MethodReferenceExpr;
    }
}
