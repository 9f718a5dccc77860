package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds where a file gives something to a holder that provably lives long. */
public final class LongLived {
    private static final Set<String> STORING = Set.of(
            "add",
            "addElement",
            "addFirst",
            "addIfAbsent",
            "addLast",
            "getAndSet",
            "lazySet",
            "offer",
            "offerFirst",
            "offerLast",
            "push",
            "put",
            "putIfAbsent",
            "set");

    /** What empties a collection, a map, a cache or a thread-local. */
    private static final Set<String> RELEASING = Set.of(
            "clear",
            "drainTo",
            "invalidate",
            "invalidateAll",
            "iterator",
            "poll",
            "pollFirst",
            "pollLast",
            "pop",
            "remove",
            "removeAll",
            "removeElement",
            "removeFirst",
            "removeIf",
            "removeLast",
            "retainAll",
            "take");

    private static final List<String> HOLDERS = List.of(
            "java.util.Collection",
            "java.util.Map",
            "java.lang.ThreadLocal",
            "java.util.concurrent.atomic.AtomicReference",
            "com.google.common.cache.Cache",
            "com.github.benmanes.caffeine.cache.Cache");

    /** Words in the making of a holder that say that it lets go by itself. */
    private static final List<String> LETS_GO =
            List.of("weak", "soft", "expire", "maximum", "lru", "evict", "removeeldest", "bounded");

    /** Holders that are asked for what is there now: a live view is what they are for. */
    private static final List<String> LIVE = List.of("gauge", "metric", "monitor", "stat", "meter", "probe", "counter");

    private static final Set<String> PERIODIC = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay", "schedule");

    private static final String CLEANER = "java.lang.ref.Cleaner";

    private final Pass pass;
    private final CompilationUnit unit;
    private final boolean usesGenerators;
    private Set<String> released;

    LongLived(Pass pass, CompilationUnit unit) {
        this.pass = pass;
        this.unit = unit;
        this.usesGenerators =
                Helpers.imports(unit, GeneratorApi.GENERATOR) || Helpers.imports(unit, GeneratorApi.COROUTINE);
    }

    /**
     * The places of a file; those where a method of the sources does it for its caller included.
     *
     * @param worth whether it matters that the function that an argument is may be kept
     */
    public static List<Handover> in(Pass pass, Predicate<Expression> worth) {
        LongLived places = new LongLived(pass, pass.unit());
        KeptArguments arguments = new KeptArguments(pass, worth);
        List<Handover> found = new ArrayList<>();
        Nodes nodes = Nodes.of(pass.unit());
        nodes.all(FieldDeclaration.class).forEach(field -> places.look(field).ifPresent(found::add));
        nodes.all(AssignExpr.class)
                .forEach(assignment -> places.look(assignment).ifPresent(found::add));
        for (MethodCallExpr call : nodes.all(MethodCallExpr.class)) {
            places.look(call).ifPresent(found::add);
            found.addAll(arguments.of(call));
        }
        return List.copyOf(found);
    }

    /** What a node gives to a holder by itself. */
    Optional<Handover> look(Node node) {
        if (node instanceof AssignExpr assignment && mayBeFunction(assignment.getValue())) {
            return field(assignment.getTarget())
                    .flatMap(field -> kept(assignment, assignment.getValue(), field, assignment.getTarget()));
        }
        if (node instanceof FieldDeclaration declaration
                && declaration.getVariables().size() == 1) {
            VariableDeclarator variable = declaration.getVariable(0);
            return variable.getInitializer()
                    .filter(value -> value instanceof MethodCallExpr)
                    .flatMap(value -> kept(variable, value, variable, new NameExpr(variable.getNameAsString())));
        }
        return node instanceof MethodCallExpr call ? call(call) : Optional.empty();
    }

    /** Cheap: whether a value may be, or hold, a function or an object made here. */
    private static boolean mayBeFunction(Expression value) {
        Expression bare = Expressions.withoutCasts(value);
        return bare instanceof LambdaExpr
                || bare instanceof MethodReferenceExpr
                || bare instanceof ObjectCreationExpr
                || bare instanceof NameExpr
                || bare instanceof MethodCallExpr
                || bare instanceof ConditionalExpr;
    }

    private Optional<Handover> call(MethodCallExpr call) {
        String method = call.getNameAsString();
        int arguments = call.getArguments().size();
        if (arguments == 0 || call.getScope().isEmpty()) {
            return Optional.empty();
        }
        if (STORING.contains(method)) {
            return stored(call);
        }
        if (method.equals("computeIfAbsent") && arguments == 2) {
            return Expressions.bare(call.getArgument(1)) instanceof LambdaExpr lambda
                    ? lambda.getExpressionBody().flatMap(value -> inCollection(call, value))
                    : Optional.empty();
        }
        if (PERIODIC.contains(method) && arguments >= 3) {
            return periodic(call);
        }
        Expression first = call.getArgument(0);
        return switch (method) {
            case "addShutdownHook" ->
                arguments == 1 && !mentions("removeShutdownHook")
                        ? held(call, first, "the runtime, as a shutdown hook,", true)
                        : Optional.empty();
            case "setDefaultUncaughtExceptionHandler" -> held(call, first, "the class Thread", true);
            case "register" ->
                arguments == 2 && Helpers.imports(unit, CLEANER) && receiverIs(call, CLEANER)
                        ? held(call, call.getArgument(1), "the cleaner", true)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Handover> held(Node at, Expression value, String holder, boolean sure) {
        return Optional.of(new Handover(at, value, holder, sure, false));
    }

    private Optional<Handover> stored(MethodCallExpr call) {
        return call.getArguments().getLast().filter(LongLived::mayBeFunction).flatMap(last -> inCollection(call, last));
    }

    private Optional<Handover> inCollection(MethodCallExpr call, Expression value) {
        Expression holder = root(call.getScope().orElseThrow());
        return field(holder)
                .filter(field -> isHolder(field, holder))
                .flatMap(field -> kept(call, value, field, holder));
    }

    /** Where a chain starts; a local variable stands for its value, and a method of the sources for the field it gives. */
    private Expression root(Expression scope) {
        Expression bare = Expressions.withoutCasts(scope);
        if (bare instanceof MethodCallExpr call) {
            Optional<Expression> given = given(call);
            return given.isPresent() || call.getScope().isEmpty()
                    ? given.orElse(call)
                    : root(call.getScope().get());
        }
        return bare instanceof NameExpr ? local(bare).map(this::root).orElse(bare) : bare;
    }

    private Optional<Expression> local(Expression name) {
        return pass.types()
                .declarationOf(name)
                .filter(VariableDeclarator.class::isInstance)
                .map(VariableDeclarator.class::cast)
                .filter(variable ->
                        !Subject.isField(variable) && Helpers.isBefore(variable, name) && !Assigned.later(variable))
                .flatMap(VariableDeclarator::getInitializer)
                .filter(value -> value instanceof NameExpr || value instanceof FieldAccessExpr);
    }

    /** The field that is all that a method gives back. */
    private Optional<Expression> given(MethodCallExpr call) {
        if (!call.getArguments().isEmpty()) {
            return Optional.empty();
        }
        return pass.program()
                .onlyTarget(call)
                .filter(MethodDeclaration.class::isInstance)
                .map(Helpers::returnsOf)
                .filter(returns -> returns.size() == 1)
                .flatMap(returns -> returns.get(0).getExpression())
                .filter(value -> field(value).isPresent());
    }

    private boolean isHolder(Node field, Expression use) {
        TypeRef type = field == use ? pass.types().of(use) : pass.types().ofDeclaration(field);
        return HOLDERS.stream().anyMatch(holder -> pass.types().isA(type, holder)) && !type.is("java.util.WeakHashMap");
    }

    /** The field that an expression means; a static field of another class is given as the expression itself. */
    private Optional<Node> field(Expression use) {
        Expression bare = Expressions.bare(use);
        if (bare instanceof NameExpr
                || bare instanceof FieldAccessExpr access && access.getScope() instanceof ThisExpr) {
            return pass.types().declarationOf(bare).filter(Subject::isField);
        }
        return bare instanceof FieldAccessExpr access
                        && access.getScope().toString().matches("(\\w+\\.)*\\p{Lu}\\w*")
                        && pass.types().classNamed(access.getScope()).isPresent()
                ? Optional.of(ownField(access).orElse(access))
                : Optional.empty();
    }

    /** The declaration of a static field that is written with its class, where that is a class of the file. */
    private Optional<Node> ownField(FieldAccessExpr access) {
        return Helpers.typeNamed(unit, access.getScope().toString())
                .flatMap(type -> type.getFieldByName(access.getNameAsString()))
                .flatMap(field -> field.getVariables().stream()
                        .filter(variable -> variable.getNameAsString().equals(access.getNameAsString()))
                        .findFirst());
    }

    private Optional<Handover> kept(Node at, Expression value, Node field, Expression use) {
        if (!(field instanceof VariableDeclarator variable)) {
            String name = ((FieldAccessExpr) field).getNameAsString();
            return letsGo(name) ? Optional.empty() : held(at, value, "static field '" + name + "'", false);
        }
        FieldDeclaration declaration =
                (FieldDeclaration) variable.getParentNode().orElseThrow();
        Optional<TypeDeclaration<?>> owner = Helpers.typeAround(declaration);
        boolean isStatic = declaration.isStatic() || inInterface(declaration);
        boolean single = !isStatic && owner.filter(Singletons::isSingleton).isPresent();
        boolean ownField = !isStatic && !single;
        if (ownField && (at instanceof MethodCallExpr || !usesGenerators) || letsGo(variable)) {
            return Optional.empty();
        }
        String name = "field '" + variable.getNameAsString() + "'";
        boolean sure = declaration.isPrivate();
        if (isStatic) {
            return held(at, value, "static " + name, sure);
        }
        return single
                ? held(at, value, name + " of the one '" + owner.get().getNameAsString() + "'", sure)
                : Optional.of(new Handover(at, value, name, false, true));
    }

    private static boolean inInterface(FieldDeclaration field) {
        return Helpers.typeAround(field)
                .filter(type -> type.isClassOrInterfaceDeclaration()
                        && type.asClassOrInterfaceDeclaration().isInterface())
                .isPresent();
    }

    private boolean letsGo(VariableDeclarator field) {
        return letsGo(field.getNameAsString())
                || mentionsOneOf(field.getTypeAsString(), LETS_GO)
                || field.getInitializer()
                        .filter(making -> mentionsOneOf(making.toString(), LETS_GO))
                        .isPresent();
    }

    /** Whether the file takes something out of the holder again, or the holder is one for the value of then. */
    private boolean letsGo(String field) {
        return mentionsOneOf(field, LIVE) || released().contains(field);
    }

    private static boolean mentionsOneOf(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    /** By the names of variables, so that it errs towards letting go: calls that take something out, and resets to null. */
    private Set<String> released() {
        if (released == null) {
            released = findReleased();
        }
        return released;
    }

    private Set<String> findReleased() {
        Set<String> names = new HashSet<>();
        Nodes.of(unit).all(MethodCallExpr.class).forEach(call -> {
            if (RELEASING.contains(call.getNameAsString())) {
                call.getScope().flatMap(Roots::root).ifPresent(root -> names.add(Roots.nameOf(root)));
                call.getScope()
                        .filter(FieldAccessExpr.class::isInstance)
                        .ifPresent(scope -> names.add(((FieldAccessExpr) scope).getNameAsString()));
            }
        });
        Nodes.of(unit).all(AssignExpr.class).forEach(assignment -> {
            if (assignment.getValue().isNullLiteralExpr()) {
                String target = assignment.getTarget().toString();
                names.add(target.substring(target.lastIndexOf('.') + 1));
            }
        });
        return names;
    }

    /** A task that runs again and again is held until somebody cancels it. */
    private Optional<Handover> periodic(MethodCallExpr call) {
        boolean kept =
                call.getParentNode().filter(ExpressionStmt.class::isInstance).isEmpty();
        boolean timer = call.getArguments().size() == 3;
        if (kept || mentions("shutdown") || mentions("shutdownNow") || mentions("cancel")) {
            return Optional.empty();
        }
        if (timer && receiverIs(call, "java.util.Timer")) {
            return held(call, call.getArgument(0), "the timer", isStaticField(call));
        }
        boolean executor = call.getArguments().size() == 4
                && !call.getNameAsString().equals("schedule")
                && receiverIs(call, "java.util.concurrent.ScheduledExecutorService");
        return executor ? held(call, call.getArgument(0), "the executor", isStaticField(call)) : Optional.empty();
    }

    private boolean receiverIs(MethodCallExpr call, String type) {
        return pass.types().isA(pass.types().of(call.getScope().orElseThrow()), type);
    }

    private boolean isStaticField(MethodCallExpr call) {
        return field(call.getScope().orElseThrow())
                .filter(field -> !(field instanceof VariableDeclarator)
                        || ((FieldDeclaration) field.getParentNode().orElseThrow()).isStatic())
                .isPresent();
    }

    private boolean mentions(String method) {
        return Nodes.of(unit).all(MethodCallExpr.class).stream()
                .anyMatch(call -> call.getNameAsString().equals(method));
    }
}
