package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
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
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    private static final Analysis<Set<String>> RELEASED = new Analysis<>("released holders", LongLived::released);

    private static final String CLEANER = "java.lang.ref.Cleaner";

    private final Pass pass;
    private final boolean usesGenerators;
    private final List<Handover> found = new ArrayList<>();

    private LongLived(Pass pass) {
        this.pass = pass;
        this.usesGenerators = Helpers.imports(pass.unit(), GeneratorApi.GENERATOR)
                || Helpers.imports(pass.unit(), GeneratorApi.COROUTINE);
    }

    /** The places of a file, in source order; those where a method of the file does it for its caller included. */
    public static List<Handover> in(Pass pass) {
        LongLived places = new LongLived(pass);
        pass.unit().walk(node -> places.look(node).ifPresent(places.found::add));
        List<Handover> direct = List.copyOf(places.found);
        for (Handover handover : direct) {
            places.throughHelper(handover);
        }
        return List.copyOf(places.found);
    }

    private Optional<Handover> look(Node node) {
        if (node instanceof AssignExpr assignment && mayBeFunction(assignment.getValue())) {
            return field(assignment.getTarget())
                    .flatMap(field -> kept(assignment, assignment.getValue(), field, assignment.getTarget()));
        }
        if (node instanceof FieldDeclaration declaration
                && declaration.getVariables().size() == 1) {
            VariableDeclarator variable = declaration.getVariable(0);
            return variable.getInitializer()
                    .filter(value -> value instanceof MethodCallExpr)
                    .flatMap(value -> kept(variable, value, variable, variable.getNameAsExpression()));
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
                arguments == 2 && Helpers.imports(pass.unit(), CLEANER) && receiverIs(call, CLEANER)
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
        Expression root = Expressions.withoutCasts(call.getScope().orElseThrow());
        while (root instanceof MethodCallExpr inner && inner.getScope().isPresent()) {
            root = Expressions.withoutCasts(inner.getScope().get());
        }
        Expression holder = root;
        return field(holder)
                .filter(field -> isHolder(field, holder))
                .flatMap(field -> kept(call, value, field, holder));
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
        return Helpers.typeNamed(pass.unit(), access.getScope().toString())
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
        return mentionsOneOf(field, LIVE) || pass.resultOf(RELEASED).contains(field);
    }

    private static boolean mentionsOneOf(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    /** By the names of variables, so that it errs towards letting go: calls that take something out, and resets to null. */
    private static Set<String> released(Pass pass) {
        Set<String> names = new HashSet<>();
        pass.unit().walk(MethodCallExpr.class, call -> {
            if (RELEASING.contains(call.getNameAsString())) {
                call.getScope().flatMap(Roots::root).ifPresent(root -> names.add(Roots.nameOf(root)));
                call.getScope()
                        .filter(FieldAccessExpr.class::isInstance)
                        .ifPresent(scope -> names.add(((FieldAccessExpr) scope).getNameAsString()));
            }
        });
        pass.unit().walk(AssignExpr.class, assignment -> {
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
        return pass.unit()
                .findFirst(MethodCallExpr.class, call -> call.getNameAsString().equals(method))
                .isPresent();
    }

    /** A method that stores its parameter hands over what its callers give it. */
    private void throughHelper(Handover handover) {
        Optional<Node> parameter = pass.types().declarationOf(handover.value()).filter(Parameter.class::isInstance);
        Node member = Helpers.memberAround(handover.at());
        if (parameter.isEmpty() || !(member instanceof MethodDeclaration method) || handover.ownField()) {
            return;
        }
        int index = Stream.iterate(0, i -> i + 1)
                .limit(method.getParameters().size())
                .filter(i -> method.getParameter(i) == parameter.get())
                .findFirst()
                .orElse(-1);
        if (index < 0) {
            return;
        }
        pass.unit().walk(MethodCallExpr.class, call -> {
            if (call.getNameAsString().equals(method.getNameAsString())
                    && Helpers.inFile(call, pass).stream().anyMatch(meant -> meant == method)) {
                found.add(handover.at(call, call.getArgument(index)));
            }
        });
    }
}
