package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
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
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a file yields: the calls that suspend a generator or coroutine, through its handle, through a helper that has the
 * handle, or through a lambda that does.
 */
public final class GeneratorBodies {
    public static final Analysis<GeneratorBodies> ANALYSIS = new Analysis<>("generator bodies", GeneratorBodies::new);

    /** What runs a function before it returns; others may keep it for later. */
    private static final Set<String> RUNNING = Set.of(
            "forEach",
            "forEachOrdered",
            "forEachRemaining",
            "ifPresent",
            "ifPresentOrElse",
            "removeIf",
            "replaceAll",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "merge");

    private final Types types;
    private final LocalMethods methods;
    private final List<Body> yielding = new ArrayList<>();
    private final Set<Site> yields = new HashSet<>();
    private final Set<Site> referenced = new HashSet<>();
    /** Local variables and parameters that may hold a function that yields. */
    private final Set<Site> functions = new HashSet<>();

    /** Methods that are being looked at, since some call themselves. */
    private final Set<Site> underway = new HashSet<>();

    /** Methods of functions that do not run them. */
    private static final Set<String> ASKING =
            Set.of("andThen", "compose", "negate", "and", "or", "equals", "hashCode", "toString", "getClass");

    /** How surely a call suspends the body. */
    enum Yielding {
        SURELY,
        MAYBE
    }

    private GeneratorBodies(Pass pass) {
        types = pass.types();
        methods = pass.resultOf(LocalMethods.ANALYSIS);
        // A file that can name a handle names the package; nearly no file does.
        if (!pass.file().text().contains(GeneratorApi.PACKAGE)) {
            return;
        }
        List<Body> bodies = pass.resultOf(Bodies.ANALYSIS);
        findYields(bodies);
        bodies.stream().filter(body -> yields.contains(new Site(body.owner()))).forEach(yielding::add);
        Nodes.of(pass.unit()).all(MethodReferenceExpr.class).stream()
                .filter(this::isBody)
                .flatMap(reference -> methods.named(reference.getIdentifier(), reference.getScope()).stream())
                .forEach(body -> referenced.add(new Site(body.owner())));
    }

    /** The bodies with a call that may suspend them, in source order. */
    List<Body> yielding() {
        return yielding;
    }

    /** Whether a call suspends the body that it is in, or the one that it works for. */
    Optional<Yielding> of(MethodCallExpr call) {
        if (looksLikeYield(call) && call.getScope().filter(this::isHandle).isPresent()) {
            boolean sure = GeneratorApi.YIELDING.contains(call.getNameAsString());
            return Optional.of(sure ? Yielding.SURELY : Yielding.MAYBE);
        }
        if (callsFunction(call)) {
            return Optional.of(Yielding.MAYBE);
        }
        List<Body> helpers = methods.meantBy(call);
        boolean given = call.getArguments().stream().map(Expressions::bare).anyMatch(this::yieldsIfCalled);
        if (helpers.stream()
                .filter(helper -> yields.contains(new Site(helper.owner())))
                .anyMatch(helper -> given || !yieldsByFunctionsAlone(helper))) {
            return Optional.of(Yielding.MAYBE);
        }
        boolean runs = RUNNING.contains(call.getNameAsString());
        boolean handsOn = call.getArguments().stream()
                .map(Expressions::bare)
                .anyMatch(argument -> runs && yieldsIfCalled(argument) || helpers.isEmpty() && isHandle(argument));
        return handsOn ? Optional.of(Yielding.MAYBE) : Optional.empty();
    }

    /** Whether a call runs the function that a variable holds, which may yield. */
    private boolean callsFunction(MethodCallExpr call) {
        return !ASKING.contains(call.getNameAsString())
                && call.getScope()
                        .map(Expressions::bare)
                        .filter(this::isFunction)
                        .isPresent();
    }

    private boolean isFunction(Expression expression) {
        return !functions.isEmpty()
                && expression instanceof NameExpr
                && types.declarationOf(expression)
                        .filter(declaration -> functions.contains(new Site(declaration)))
                        .isPresent();
    }

    /** Whether a method yields only by the functions that it is given, so that it depends on its caller. */
    private boolean yieldsByFunctionsAlone(Body method) {
        Site site = new Site(method.owner());
        if (!underway.add(site)) {
            // it calls itself, and yields by what else it does
            return true;
        }
        boolean alone =
                method.calls().stream().filter(call -> of(call).isPresent()).allMatch(this::callsFunction);
        underway.remove(site);
        return alone;
    }

    /** Whether it is known what a call does with the handle: it yields by it, or is a method of this file. */
    boolean isKnown(MethodCallExpr call) {
        return !callsFunction(call)
                        && call.getArguments().stream().map(Expressions::bare).noneMatch(this::isHandle)
                || !methods.meantBy(call).isEmpty();
    }

    /** Whether a lambda is run by the call that it is given to, before that returns. */
    boolean runsAtOnce(LambdaExpr lambda) {
        return lambda.getParentNode().orElseThrow() instanceof MethodCallExpr call
                && RUNNING.contains(call.getNameAsString());
    }

    /** The helpers of this file that a call means, if it is by them that it yields. */
    List<Body> helpersOf(MethodCallExpr call) {
        return looksLikeYield(call) && call.getScope().filter(this::isHandle).isPresent()
                ? List.of()
                : methods.meantBy(call);
    }

    /** Whether a body is the whole of a generator's or coroutine's, so that its end is the generator's. */
    boolean isWhole(Body body) {
        if (body.owner() instanceof LambdaExpr lambda) {
            return isBody(lambda);
        }
        return body.owner() instanceof MethodDeclaration method
                && (referenced.contains(new Site(method)) || implementsBody(method));
    }

    private static boolean looksLikeYield(MethodCallExpr call) {
        return looksLikeYield(call.getNameAsString());
    }

    /** The methods and lambdas that yield, those that do it through others included. */
    private void findYields(List<Body> bodies) {
        boolean more = true;
        while (more) {
            more = false;
            for (Body body : bodies) {
                Site site = new Site(body.owner());
                if (!yields.contains(site) && body.calls().stream().anyMatch(call -> of(call).isPresent())) {
                    more = yields.add(site);
                }
                more |= findFunctions(body);
            }
        }
    }

    /** Whether a body gives a function that yields to a variable or a method which was not known to have one. */
    private boolean findFunctions(Body body) {
        boolean more = false;
        for (MethodCallExpr call : body.calls()) {
            for (int i = 0; i < call.getArguments().size(); i++) {
                if (yieldsIfCalled(Expressions.bare(call.getArgument(i)))) {
                    for (Body helper : methods.meantBy(call)) {
                        more |= functions.add(
                                new Site(LocalMethods.methodOf(helper).getParameter(i)));
                    }
                }
            }
        }
        if (yields.contains(new Site(body.owner()))
                && body.owner().getParentNode().orElse(null) instanceof VariableDeclarator variable
                && yieldsIfCalled((Expression) body.owner())
                && !Subject.isField(variable)) {
            more |= functions.add(new Site(variable));
        }
        return more;
    }

    private boolean yieldsIfCalled(Expression argument) {
        if (argument instanceof MethodReferenceExpr reference) {
            return looksLikeYield(reference.getIdentifier()) && isHandle(reference.getScope());
        }
        return argument instanceof LambdaExpr lambda
                ? yields.contains(new Site(lambda)) && !isBody(lambda)
                : isFunction(argument);
    }

    private static boolean looksLikeYield(String method) {
        return GeneratorApi.YIELDING.contains(method) || method.equals(GeneratorApi.DELEGATING);
    }

    /** Whether an expression is the handle of a body. */
    boolean isHandle(Expression expression) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof CastExpr cast) {
            return Caught.names(cast.getType(), GeneratorApi.HANDLES, types);
        }
        boolean variable = bare instanceof NameExpr || bare instanceof FieldAccessExpr || bare.isTypeExpr();
        return variable
                && types.declarationOf(bare).filter(this::declaresHandle).isPresent();
    }

    private boolean declaresHandle(Node declaration) {
        if (declaration instanceof Parameter parameter) {
            boolean untyped = parameter.getType().isUnknownType() || isVar(parameter.getType());
            return untyped
                    ? parameter.getParentNode().orElse(null) instanceof LambdaExpr lambda
                            && lambda.getParameters().size() == 1
                            && isBody(lambda)
                    : Caught.names(parameter.getType(), GeneratorApi.HANDLES, types);
        }
        if (declaration instanceof VariableDeclarator variable) {
            return isVar(variable.getType())
                    ? variable.getInitializer().filter(this::isHandle).isPresent()
                    : Caught.names(variable.getType(), GeneratorApi.HANDLES, types);
        }
        return false;
    }

    private static boolean isVar(Type type) {
        return type.isVarType() || type.asString().equals("var");
    }

    /** Whether a lambda or method reference is the body of a generator or coroutine, by where it is given to. */
    private boolean isBody(Expression function) {
        Node value = function;
        Node around = function.getParentNode().orElseThrow();
        while (around instanceof EnclosedExpr) {
            value = around;
            around = around.getParentNode().orElseThrow();
        }
        if (around instanceof CastExpr cast) {
            return isBodyType(cast.getType());
        }
        if (around instanceof VariableDeclarator variable) {
            return isBodyType(variable.getType());
        }
        if (around instanceof AssignExpr assignment) {
            return types.of(assignment.getTarget()) instanceof TypeRef.Known known
                    && GeneratorApi.BODIES.contains(known.name());
        }
        if (around instanceof ReturnStmt) {
            Node outer = around;
            while (!(outer instanceof MethodDeclaration) && !(outer instanceof LambdaExpr) && outer != null) {
                outer = outer.getParentNode().orElse(null);
            }
            return outer instanceof MethodDeclaration method && isBodyType(method.getType());
        }
        return around instanceof MethodCallExpr call && takesBody(call, value);
    }

    private boolean takesBody(MethodCallExpr call, Node argument) {
        int place = place(argument, call);
        if (place < 0) {
            return false;
        }
        // What a context manager's body catches is its scope's: to swallow that is its right.
        if (BodyFactory.bodyOf(call) == argument
                && BodyFactory.of(call, types)
                        .filter(factory -> factory != BodyFactory.CONTEXT_MANAGER)
                        .isPresent()) {
            return true;
        }
        return methods.meantBy(call).stream()
                .map(LocalMethods::methodOf)
                .anyMatch(method -> isBodyType(method.getParameter(place).getType()));
    }

    private static int place(Node argument, MethodCallExpr call) {
        for (int i = 0; i < call.getArguments().size(); i++) {
            if (call.getArgument(i) == argument) {
                return i;
            }
        }
        return -1;
    }

    private boolean isBodyType(Type type) {
        return Caught.names(type, GeneratorApi.BODIES, types);
    }

    private boolean implementsBody(MethodDeclaration method) {
        if (!method.getNameAsString().equals(GeneratorApi.BODY_METHOD)
                || method.getParameters().size() != 1) {
            return false;
        }
        Node type = method.getParentNode().orElseThrow();
        if (type instanceof ObjectCreationExpr creation) {
            return isBodyType(creation.getType());
        }
        return type instanceof ClassOrInterfaceDeclaration named
                && named.getImplementedTypes().stream().anyMatch(this::isBodyType);
    }
}
