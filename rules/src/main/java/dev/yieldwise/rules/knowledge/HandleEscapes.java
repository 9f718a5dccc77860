package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.dataflow.Paths;
import dev.yieldwise.analyzer.rule.Bodies;
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

/** Where the handle of a body gets out of it: to another thread, into another body, or to where it outlives the body. */
public final class HandleEscapes {
    /** How a handle gets out. */
    public enum Way {
        OTHER_THREAD,
        OTHER_BODY,
        STORED,
        RETURNED
    }

    /**
     * A handle gets out.
     *
     * @param at the hand-over, the foreign use, the store or the return
     * @param use the handle in it
     * @param handle the declaration of the handle
     * @param always whether each run of it fails
     */
    public record Escape(Way way, Node at, Node use, Node handle, boolean always) {}

    private static final Set<String> STORING =
            Set.of("add", "addFirst", "addLast", "offer", "push", "put", "putIfAbsent", "set");

    private static final Set<String> TAKING_OUT = Set.of(
            "remove", "removeFirst", "removeLast", "removeIf", "removeAll", "clear", "poll", "pop", "set", "getAndSet");

    /** What runs what it is given by the common pool, if it is given nothing else. */
    private static final Set<String> ASYNC = Set.of("runAsync", "supplyAsync");

    private static final Set<String> EXECUTING =
            Set.of("execute", "submit", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

    /** What a thread is made with, beside its constructor. */
    private static final Set<String> STARTING = Set.of("startVirtualThread", "start", "unstarted");

    private static final Set<String> COMPLETING = Set.of(
            "thenAccept",
            "thenAcceptAsync",
            "thenApply",
            "thenApplyAsync",
            "thenRun",
            "thenRunAsync",
            "whenComplete",
            "whenCompleteAsync",
            "handle",
            "handleAsync");

    /** After which a chain is run by the thread that calls it. */
    private static final Set<String> SEQUENTIAL =
            Set.of("sequential", "collect", "toList", "reduce", "findFirst", "findAny", "min", "max", "iterator");

    private static final Set<String> PARALLEL = Set.of("parallelStream", "parallel");

    private final Pass pass;
    private final Types types;
    private final GeneratorBodies bodies;
    private final List<Escape> found = new ArrayList<>();

    private HandleEscapes(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
    }

    public static List<Escape> in(Pass pass) {
        if (!pass.file().text().contains(GeneratorApi.PACKAGE)) {
            return List.of();
        }
        HandleEscapes escapes = new HandleEscapes(pass);
        Nodes.of(pass.unit()).all(NameExpr.class).forEach(escapes::look);
        // the parser takes a variable before :: for a type
        Nodes.of(pass.unit()).all(TypeExpr.class).stream()
                .filter(scope -> around(scope) instanceof MethodReferenceExpr)
                .forEach(escapes::look);
        return escapes.found;
    }

    private void look(Expression name) {
        if (!bodies.isHandle(name)) {
            return;
        }
        Node handle = types.declarationOf(name).orElseThrow();
        if (Subject.isField(handle)) {
            return;
        }
        Node owner = ownerOf(handle);
        if (!escapes(name, name, handle, owner)) {
            climb(name, handle, owner);
        }
    }

    /** From a use outwards through the functions that it stands in, to the body that has the handle. */
    private void climb(Expression name, Node handle, Node owner) {
        Node child = name;
        for (Node outer = around(name); outer != owner; outer = around(outer)) {
            boolean function = outer instanceof LambdaExpr
                    || outer instanceof MethodReferenceExpr
                    || outer instanceof ObjectCreationExpr && child instanceof BodyDeclaration<?>;
            if (function && leaves((Expression) outer, name, handle, owner)) {
                return;
            }
            child = outer;
        }
    }

    /** Whether a function that uses the handle is one that its body does not run itself. */
    private boolean leaves(Expression function, Expression name, Node handle, Node owner) {
        Node value = outermost(function);
        Node taker = around(value);
        if (taker instanceof MethodCallExpr call && call.getArguments().stream().anyMatch(given -> given == value)) {
            if (BodyFactory.bodyOf(call) == value && BodyFactory.of(call, types).isPresent()) {
                add(Way.OTHER_BODY, yieldOf(name).orElse(name), name, handle, isDirectly(name, function));
                return true;
            }
            Optional<Boolean> sure = otherThread(call);
            sure.ifPresent(
                    surely -> add(Way.OTHER_THREAD, call, name, handle, surely && surelyYields(name, function, owner)));
            return sure.isPresent() || escapes(function, name, handle, owner);
        }
        if (taker instanceof ObjectCreationExpr creation && isThread(creation)) {
            add(Way.OTHER_THREAD, creation, name, handle, surelyYields(name, function, owner));
            return true;
        }
        if (function instanceof ObjectCreationExpr creation && isThread(creation)) {
            add(Way.OTHER_THREAD, creation, name, handle, false);
            return true;
        }
        return escapes(function, name, handle, owner);
    }

    /** Whether the handle, or a function that uses it, is put where it outlives the body. */
    private boolean escapes(Expression what, Expression name, Node handle, Node owner) {
        Node value = outermost(what);
        Node taker = around(value);
        if (!isOfWholeBody(owner)) {
            // a helper's own: whoever calls it may do so at once, as visitors are made and run
            return false;
        }
        if (taker instanceof AssignExpr assignment && assignment.getValue() == value) {
            Expression target = Expressions.bare(assignment.getTarget());
            if (target instanceof ArrayAccessExpr access
                    ? outlives(access.getName(), owner)
                    : outlives(target, owner)) {
                return addStore(assignment, target, name, handle, owner);
            }
            return false;
        }
        if (taker instanceof ReturnStmt && functionAround(taker) == owner) {
            add(Way.RETURNED, taker, name, handle, false);
            return true;
        }
        return taker instanceof MethodCallExpr call
                && STORING.contains(call.getNameAsString())
                && call.getArguments().stream().anyMatch(given -> given == value)
                && call.getScope().filter(scope -> outlives(scope, owner)).isPresent()
                && addStore(call, call.getScope().get(), name, handle, owner);
    }

    private boolean addStore(Node store, Expression holder, Expression name, Node handle, Node owner) {
        if (owner instanceof MethodDeclaration) {
            pass.unsaid(store, "the object is the body itself, and keeps its handle for its own methods");
            return false;
        }
        if (isLetGo(holder, store, owner) || isPutBack(holder, handle)) {
            pass.unsaid(store, "the body takes it out of there again");
            return false;
        }
        add(Way.STORED, store, name, handle, false);
        return true;
    }

    /** Whether the body puts something else where it stores its handle, or takes it out of there: it knows how long it lasts. */
    private boolean isLetGo(Expression holder, Node store, Node owner) {
        return owner.stream()
                .filter(node -> node instanceof AssignExpr assignment && means(assignment.getTarget(), holder)
                        || node instanceof MethodCallExpr call
                                && TAKING_OUT.contains(call.getNameAsString())
                                && call.getScope()
                                        .filter(scope -> means(scope, holder))
                                        .isPresent())
                .anyMatch(node -> node.getRange()
                        .orElseThrow()
                        .begin
                        .isAfter(store.getRange().orElseThrow().begin));
    }

    /** What was there before the body stored its own. */
    private boolean isPutBack(Expression holder, Node handle) {
        return handle instanceof VariableDeclarator variable
                && variable.getInitializer()
                        .filter(before -> before.findFirst(Expression.class, each -> means(each, holder))
                                .isPresent())
                        .isPresent();
    }

    private boolean means(Expression expression, Expression variable) {
        Optional<Node> declaration = types.declarationOf(expression);
        return declaration.isPresent()
                && types.declarationOf(variable)
                        .filter(each -> each == declaration.get())
                        .isPresent();
    }

    private void add(Way way, Node at, Node use, Node handle, boolean always) {
        found.add(new Escape(way, at, use, handle, always));
    }

    private boolean isOfWholeBody(Node owner) {
        return pass.resultOf(Bodies.ANALYSIS).stream()
                .filter(body -> body.owner() == owner)
                .anyMatch(bodies::isWhole);
    }

    /** Whether a variable is a field, or one of the code around the body. */
    private boolean outlives(Expression variable, Node owner) {
        return types.declarationOf(variable)
                .filter(declaration -> Subject.isField(declaration) || !new Site(declaration).isWithin(owner))
                .isPresent();
    }

    /** Whether a call has another thread run what it is given; and whether surely so. */
    private Optional<Boolean> otherThread(MethodCallExpr call) {
        String method = call.getNameAsString();
        if (call.getScope().isEmpty()) {
            return Optional.empty();
        }
        Expression scope = call.getScope().get();
        if (ASYNC.contains(method) && isStatic(call, "java.util.concurrent.CompletableFuture")) {
            return Optional.of(call.getArguments().size() == 1);
        }
        if (EXECUTING.contains(method) && types.isA(types.of(scope), "java.util.concurrent.Executor")) {
            return Optional.of(false);
        }
        if (STARTING.contains(method)
                && (isStatic(call, "java.lang.Thread") || types.isA(types.of(scope), "java.lang.Thread.Builder"))) {
            return Optional.of(true);
        }
        if (COMPLETING.contains(method) && types.isA(types.of(scope), "java.util.concurrent.CompletionStage")) {
            return Optional.of(false);
        }
        return isParallel(scope) ? Optional.of(false) : Optional.empty();
    }

    private boolean isStatic(MethodCallExpr call, String owner) {
        return types.classOfStaticCall(call).filter(owner::equals).isPresent();
    }

    private static boolean isParallel(Expression scope) {
        Expression bare = Expressions.bare(scope);
        while (bare instanceof MethodCallExpr call) {
            if (PARALLEL.contains(call.getNameAsString()) && call.getArguments().isEmpty()) {
                return true;
            }
            if (SEQUENTIAL.contains(call.getNameAsString()) || call.getScope().isEmpty()) {
                return false;
            }
            bare = Expressions.bare(call.getScope().get());
        }
        return false;
    }

    /** Whether a function cannot end without yielding; and is not run by run(), which needs no thread. */
    private boolean surelyYields(Expression name, Expression function, Node owner) {
        return isDirectly(name, function)
                && !runsHere(owner)
                && pass.resultOf(Bodies.ANALYSIS).stream()
                        .filter(body -> body.owner() == function)
                        .flatMap(body -> body.cfg(pass).stream())
                        .anyMatch(cfg -> !Paths.canPassWithout(
                                cfg, element -> element.node() == yieldOf(name).orElseThrow()));
    }

    /** A thread whose run() is called is none. */
    private static boolean runsHere(Node owner) {
        return owner.findFirst(
                        MethodCallExpr.class,
                        call -> call.getNameAsString().equals("run")
                                && call.getArguments().isEmpty())
                .isPresent();
    }

    private boolean isThread(ObjectCreationExpr creation) {
        return types.isA(types.resolve(creation.getType(), creation), "java.lang.Thread");
    }

    /** The call by which the handle yields, if it is not given to other code. */
    private static Optional<Node> yieldOf(Expression name) {
        return Optional.of(around(outermost(name)))
                .filter(outer -> outer instanceof MethodCallExpr call
                        && call.getScope().orElse(null) == outermost(name)
                        && (GeneratorApi.YIELDING.contains(call.getNameAsString())
                                || GeneratorApi.DELEGATING.equals(call.getNameAsString())));
    }

    /** Whether a function itself yields by the handle. */
    private static boolean isDirectly(Expression name, Expression function) {
        return yieldOf(name).isPresent() && functionAround(name) == function;
    }

    private static Node functionAround(Node node) {
        Node outer = around(node);
        while (!(outer instanceof LambdaExpr) && !(outer instanceof CallableDeclaration<?>)) {
            outer = around(outer);
        }
        return outer;
    }

    /** The body that declares a handle. */
    private static Node ownerOf(Node handle) {
        Node outer = handle;
        while (!(outer instanceof LambdaExpr) && !(outer instanceof BodyDeclaration<?>)) {
            outer = around(outer);
        }
        return outer;
    }

    private static Expression outermost(Expression expression) {
        Expression outer = expression;
        while (around(outer) instanceof EnclosedExpr || around(outer) instanceof CastExpr) {
            outer = (Expression) around(outer);
        }
        return outer;
    }

    private static Node around(Node node) {
        return node.getParentNode().orElseThrow();
    }
}
