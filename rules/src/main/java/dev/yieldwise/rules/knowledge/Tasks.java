package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Bodies that own their thread, and tasks that a thread runs one after the other. */
final class Tasks {
    private static final Set<String> TASK_METHODS = Set.of("run", "call");

    private static final Set<String> TAKING_TASKS = Set.of(
            "execute",
            "submit",
            "schedule",
            "scheduleAtFixedRate",
            "scheduleWithFixedDelay",
            "runAsync",
            "supplyAsync");

    private static final Pattern NAMED_THREAD = Pattern.compile("(?i)\\w*thread\\w*");

    /** What a collection of threads does, and no thread. */
    private static final Pattern STORING = Pattern.compile("(add|put|offer|push|set|get|remove|contains|equals)\\w*");

    private static final Pattern RUNNING = Pattern.compile("(run|execute|submit|schedule|supply)\\w*");

    private static final Pattern NAMED_EXECUTOR = Pattern.compile("(?i).*(pool|executors?|executorService|scheduler)");

    private static final Set<String> OF_TESTS = Set.of(
            "Test",
            "ParameterizedTest",
            "RepeatedTest",
            "Before",
            "After",
            "BeforeEach",
            "AfterEach",
            "BeforeAll",
            "AfterAll",
            "BeforeClass",
            "AfterClass",
            "BeforeMethod",
            "AfterMethod",
            "Benchmark",
            "Setup",
            "TearDown");

    /** A private method belongs to whoever calls it; so far are callers looked for. */
    private static final int MAX_HOPS = 3;

    private final Pass pass;
    private final Types types;
    private final LocalMethods methods;
    private final Takers takers;

    Tasks(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.takers = new Takers(pass);
        this.methods = pass.resultOf(LocalMethods.ANALYSIS);
    }

    /** Whether nobody is left to be told of an interrupt: the body is all that its thread does, or a test. */
    boolean isAllowed(Body body) {
        return isAllowed(body, MAX_HOPS);
    }

    static boolean isNamedAsTask(String method) {
        return TASK_METHODS.contains(method);
    }

    /** Whether a body is all that its thread does. */
    boolean isThread(Body body) {
        return body.owner() instanceof LambdaExpr lambda
                ? areThreads(takers.of(lambda))
                : body.owner() instanceof MethodDeclaration method && isRun(method) && isOfThread(method);
    }

    private boolean isAllowed(Body body, int hops) {
        if (!(body.owner() instanceof MethodDeclaration method)) {
            return isThread(body);
        }
        return isMain(method)
                || isOfTest(method)
                || isRun(method) && isOfThread(method)
                || hops > 0 && !method.isPublic() && isOnlyRunByAllowed(body, hops - 1);
    }

    /** Whether all that call a method, or refer to it, are tasks; who else may call a protected method is not known. */
    private boolean isOnlyRunByAllowed(Body body, int hops) {
        MethodDeclaration method = LocalMethods.methodOf(body);
        List<Body> callers = callersOf(body);
        List<MethodReferenceExpr> references = referencesTo(method);
        return (!references.isEmpty() || !callers.isEmpty() && !method.isProtected())
                && callers.stream().allMatch(caller -> isAllowed(caller, hops) || isTask(caller.owner()))
                && references.stream().allMatch(reference -> areTaskTakers(takers.of(reference)));
    }

    /** A call on a variable may mean the method, too. */
    private List<Body> callersOf(Body body) {
        MethodDeclaration method = LocalMethods.methodOf(body);
        return pass.resultOf(Bodies.ANALYSIS).stream()
                .filter(caller -> caller != body)
                .filter(caller -> caller.calls().stream().anyMatch(call -> mayMean(call, method, body)))
                .toList();
    }

    private boolean mayMean(MethodCallExpr call, MethodDeclaration method, Body body) {
        if (!call.getNameAsString().equals(method.getNameAsString())
                || call.getArguments().size() != method.getParameters().size()) {
            return false;
        }
        List<Body> meant = methods.meantBy(call);
        return meant.isEmpty() || meant.contains(body);
    }

    private List<MethodReferenceExpr> referencesTo(MethodDeclaration method) {
        return Nodes.of(pass.unit()).all(MethodReferenceExpr.class).stream()
                .filter(reference -> reference.getIdentifier().equals(method.getNameAsString()))
                .toList();
    }

    private boolean areThreads(List<Node> given) {
        return !given.isEmpty() && given.stream().allMatch(this::isThreadTaker);
    }

    private boolean areTaskTakers(List<Node> given) {
        return !given.isEmpty() && given.stream().allMatch(taker -> isTaskTaker(taker) || isThreadTaker(taker));
    }

    private boolean isThreadTaker(Node taker) {
        if (taker instanceof MethodCallExpr call) {
            return NAMED_THREAD.matcher(call.getNameAsString()).matches()
                    || !STORING.matcher(call.getNameAsString()).matches()
                            && call.getScope()
                                    .filter(scope -> NAMED_THREAD
                                            .matcher(scope.toString())
                                            .matches())
                                    .isPresent();
        }
        return taker instanceof ObjectCreationExpr creation && isThread(creation.getType());
    }

    /** By the names of the JDK, or by those that executors of libraries have. */
    private static boolean isTaskTaker(Node taker) {
        return taker instanceof MethodCallExpr call
                && (TAKING_TASKS.contains(call.getNameAsString())
                        || RUNNING.matcher(call.getNameAsString()).matches()
                                && call.getScope()
                                        .filter(scope -> NAMED_EXECUTOR
                                                .matcher(scope.toString())
                                                .matches())
                                        .isPresent());
    }

    /** Whether a body is a lambda that another thread runs. */
    boolean isElsewhere(Body body) {
        return body.owner() instanceof LambdaExpr && (isAllowed(body) || isTask(body.owner()));
    }

    /** Whether a body is a task, whose end is the end of what could be interrupted. */
    boolean isTask(Node owner) {
        if (owner instanceof LambdaExpr lambda) {
            return takers.of(lambda).stream().anyMatch(Tasks::isTaskTaker) && areTaskTakers(takers.of(lambda));
        }
        return owner instanceof MethodDeclaration method
                && method.getParameters().isEmpty()
                && (TASK_METHODS.contains(method.getNameAsString()) || areTaskTakers(takersOfObject(method)));
    }

    /** Who is given the objects that a method belongs to. */
    private List<Node> takersOfObject(MethodDeclaration method) {
        Node type = method.getParentNode().orElseThrow();
        if (type instanceof ObjectCreationExpr creation) {
            return takers.of(creation);
        }
        return type instanceof ClassOrInterfaceDeclaration named ? takers.ofObjects(named) : List.of();
    }

    private static boolean isMain(MethodDeclaration method) {
        return method.getNameAsString().equals("main") && method.isStatic();
    }

    private static boolean isOfTest(MethodDeclaration method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> OF_TESTS.contains(annotation.getName().getIdentifier()));
    }

    private static boolean isRun(MethodDeclaration method) {
        return method.getNameAsString().equals("run") && method.getParameters().isEmpty();
    }

    /** Whether a method belongs to a subclass of Thread, or to an object that is made for a new Thread. */
    private boolean isOfThread(MethodDeclaration method) {
        Node type = method.getParentNode().orElseThrow();
        if (type instanceof ObjectCreationExpr creation && isThread(creation.getType())) {
            return true;
        }
        boolean extended = type instanceof ClassOrInterfaceDeclaration named
                && named.getExtendedTypes().stream().anyMatch(this::isThread);
        return extended || areThreads(takersOfObject(method));
    }

    private boolean isThread(ClassOrInterfaceType type) {
        // The classes of libraries that extend Thread say so by their names, and are not always found.
        return type.getNameAsString().endsWith("Thread") || types.isA(types.resolve(type, type), "java.lang.Thread");
    }
}
