package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithType;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The calls that are known to throw InterruptedException: methods of the JDK, and of the file if they declare it. */
final class Blocking {
    /** By name, the classes whose method of that name declares it. */
    static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry("sleep", Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")),
            Map.entry("join", Set.of("java.lang.Thread", "java.util.concurrent.ForkJoinWorkerThread")),
            Map.entry("waitFor", Set.of("java.lang.Process")),
            Map.entry("take", Set.of("java.util.concurrent.BlockingQueue", "java.util.concurrent.CompletionService")),
            Map.entry("put", Set.of("java.util.concurrent.BlockingQueue")),
            Map.entry("get", Set.of("java.util.concurrent.Future")),
            Map.entry(
                    "await",
                    Set.of(
                            "java.util.concurrent.CountDownLatch",
                            "java.util.concurrent.CyclicBarrier",
                            "java.util.concurrent.locks.Condition")),
            Map.entry("acquire", Set.of("java.util.concurrent.Semaphore")),
            Map.entry("lockInterruptibly", Set.of("java.util.concurrent.locks.Lock")),
            Map.entry("awaitTermination", Set.of("java.util.concurrent.ExecutorService")),
            Map.entry("invokeAll", Set.of("java.util.concurrent.ExecutorService")),
            Map.entry("exchange", Set.of("java.util.concurrent.Exchanger")));

    private static final Set<String> TAKING = Set.of("InterruptedException", "Exception", "Throwable");

    private final Pass pass;
    private final LocalMethods methods;
    private final DeclaredOnly declaredOnly;

    Blocking(Pass pass) {
        this.pass = pass;
        this.methods = pass.resultOf(LocalMethods.ANALYSIS);
        this.declaredOnly = new DeclaredOnly(methods);
    }

    /** By its text alone: most files catch no InterruptedException. */
    static boolean isMentioned(String text) {
        return text.contains("catch")
                && (text.contains("InterruptedException")
                        || Stream.concat(METHODS.keySet().stream(), Stream.of("wait"))
                                .anyMatch(name -> text.contains(name + "(") || text.contains(name + " (")));
    }

    /** The first call in a try block whose InterruptedException gets out of it. */
    Optional<Node> firstIn(BlockStmt block) {
        return first(block);
    }

    private Optional<Node> first(Node node) {
        if (node instanceof LambdaExpr || node instanceof BodyDeclaration<?>) {
            return Optional.empty();
        }
        if (node instanceof MethodCallExpr call && throwsInterrupted(call)) {
            return Optional.of(call);
        }
        for (Node child : node.getChildNodes()) {
            boolean taken = node instanceof TryStmt attempt && child == attempt.getTryBlock() && takes(attempt);
            Optional<Node> found = taken ? Optional.empty() : first(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean takes(TryStmt attempt) {
        return attempt.getCatchClauses().stream()
                .map(CatchClause::getParameter)
                .anyMatch(caught -> TAKING.stream().anyMatch(caught.getTypeAsString()::endsWith));
    }

    private boolean throwsInterrupted(MethodCallExpr call) {
        boolean declared = !methods.meantBy(call).isEmpty()
                && methods.meantBy(call).stream().allMatch(Blocking::declares)
                && !declaredOnly.isDeclaredOnly(call);
        if (declared || isWait(call)) {
            return true;
        }
        Set<String> classes = METHODS.get(call.getNameAsString());
        return classes != null
                && receiver(call).filter(type -> isOne(type, classes)).isPresent();
    }

    private static boolean declares(Body method) {
        return LocalMethods.methodOf(method).getThrownExceptions().stream()
                .anyMatch(thrown -> thrown.asString().endsWith("InterruptedException"));
    }

    /** Object.wait, which no class can redeclare. */
    private boolean isWait(MethodCallExpr call) {
        return call.getNameAsString().equals("wait")
                && call.getArguments().isEmpty()
                && methods.meantBy(call).isEmpty();
    }

    /** Names first: the class of a static call, or the written type of a variable; what takes inference is left out. */
    private Optional<TypeRef> receiver(MethodCallExpr call) {
        Optional<String> named = pass.types().classOfStaticCall(call);
        if (named.isPresent()) {
            return named.map(TypeRef.Known::new);
        }
        Expression scope = call.getScope().map(Expressions::bare).orElse(null);
        if (scope == null) {
            return Optional.empty();
        }
        if (scope.isFieldAccessExpr()) {
            Optional<String> unit =
                    pass.types().classNamed(scope.asFieldAccessExpr().getScope());
            if (unit.isPresent()) {
                return unit.map(TypeRef.Known::new);
            }
        }
        return pass.types()
                .declarationOf(scope)
                .filter(declaration -> !isInferred(declaration))
                .map(pass.types()::ofDeclaration);
    }

    private static boolean isInferred(Node declaration) {
        return declaration instanceof NodeWithType<?, ?> typed
                && (typed.getType().asString().equals("var") || typed.getType().isUnknownType());
    }

    private boolean isOne(TypeRef type, Set<String> classes) {
        return classes.stream().anyMatch(name -> pass.types().isA(type, name))
                // join() of a CompletableFuture and of a ForkJoinTask are not interrupted
                && !pass.types().isA(type, "java.util.concurrent.ForkJoinTask");
    }
}
