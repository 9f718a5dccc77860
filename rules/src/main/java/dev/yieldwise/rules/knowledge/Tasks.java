package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
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

    private final Types types;
    private final LocalMethods methods;

    Tasks(Pass pass) {
        this.types = pass.types();
        this.methods = pass.resultOf(LocalMethods.ANALYSIS);
    }

    /** Whether nobody is left to be told of an interrupt: the body is all that its thread does, or a test. */
    boolean isAllowed(Body body) {
        return isAllowed(body, MAX_HOPS);
    }

    /** Whether a body is all that its thread does. */
    boolean isThread(Body body) {
        return body.owner() instanceof LambdaExpr lambda
                ? isGivenToThread(outside(lambda))
                : body.owner() instanceof MethodDeclaration method && isRun(method) && isOfThread(method);
    }

    private boolean isAllowed(Body body, int hops) {
        if (body.owner() instanceof LambdaExpr lambda) {
            return isGivenToThread(outside(lambda));
        }
        if (!(body.owner() instanceof MethodDeclaration method)) {
            return false;
        }
        return isMain(method)
                || isOfTest(method)
                || isRun(method) && isOfThread(method)
                || hops > 0 && isLocal(method) && isOnlyCalledByAllowed(body, hops - 1);
    }

    private boolean isOnlyCalledByAllowed(Body method, int hops) {
        List<Body> callers = methods.callersOf(method);
        return !callers.isEmpty()
                && callers.stream().allMatch(caller -> isAllowed(caller, hops) || isTask(caller.owner()));
    }

    private static boolean isLocal(MethodDeclaration method) {
        return !method.isPublic() && !method.isProtected();
    }

    private boolean isGivenToThread(Node taker) {
        if (taker instanceof MethodCallExpr call) {
            return NAMED_THREAD.matcher(call.getNameAsString()).matches()
                    || call.getScope()
                            .filter(scope ->
                                    NAMED_THREAD.matcher(scope.toString()).matches())
                            .isPresent();
        }
        return taker instanceof ObjectCreationExpr creation && isThread(creation.getType());
    }

    /** Whether a body is a lambda that another thread runs. */
    boolean isElsewhere(Body body) {
        return body.owner() instanceof LambdaExpr && (isAllowed(body) || isTask(body.owner()));
    }

    /** Whether a body is a task, whose end is the end of what could be interrupted. */
    boolean isTask(Node owner) {
        if (owner instanceof LambdaExpr lambda) {
            return outside(lambda) instanceof MethodCallExpr call && TAKING_TASKS.contains(call.getNameAsString());
        }
        return owner instanceof MethodDeclaration method
                && TASK_METHODS.contains(method.getNameAsString())
                && method.getParameters().isEmpty();
    }

    private static Node outside(LambdaExpr lambda) {
        Node outer = lambda.getParentNode().orElseThrow();
        while (outer instanceof EnclosedExpr) {
            outer = outer.getParentNode().orElseThrow();
        }
        return outer;
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
        if (type instanceof ObjectCreationExpr creation) {
            return isThread(creation.getType())
                    || creation.getParentNode().orElse(null) instanceof ObjectCreationExpr outer
                            && isThread(outer.getType());
        }
        return type instanceof ClassOrInterfaceDeclaration named
                && named.getExtendedTypes().stream().anyMatch(this::isThread);
    }

    private boolean isThread(ClassOrInterfaceType type) {
        // The classes of libraries that extend Thread say so by their names, and are not always found.
        return type.getNameAsString().endsWith("Thread") || types.isA(types.resolve(type, type), "java.lang.Thread");
    }
}
