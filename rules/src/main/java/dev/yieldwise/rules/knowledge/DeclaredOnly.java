package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** InterruptedException that is declared and never thrown: the compiler asks for a handler, which then never runs. */
final class DeclaredOnly {
    /** What runs an action for somebody else, and throws what the action throws. */
    private static final Set<String> RUNNERS = Set.of("doAs", "doAsPrivileged");

    private static final Set<String> INTERRUPTED = Set.of("InterruptedException", "Exception", "Throwable");

    /** Names of methods that do not wait. */
    private static final Pattern ASKING =
            Pattern.compile("(get|is|has|to|as|with)\\p{Lu}\\w*|isEmpty|size|currentThread|interrupt");

    private static final Pattern LOG = Pattern.compile("(?i)\\w*log(ger)?");

    /** Methods that call methods are looked into so far. */
    private static final int MAX_DEPTH = 3;

    private final LocalMethods methods;

    DeclaredOnly(LocalMethods methods) {
        this.methods = methods;
    }

    /** Whether the only calls in a try block that declare the exception do not throw it, as is seen in the file. */
    boolean isAllOf(BlockStmt block) {
        List<Node> operations = new ArrayList<>();
        collect(block, operations);
        List<Node> others =
                operations.stream().filter(each -> !isDeclaredOnly(each)).toList();
        return others.size() < operations.size() && others.stream().noneMatch(each -> mayThrow(each, MAX_DEPTH));
    }

    /** Whether a call of a method of the file, or of what runs an action, declares the exception and does not throw it. */
    boolean isDeclaredOnly(Node operation) {
        if (!(operation instanceof MethodCallExpr call)) {
            return false;
        }
        List<Body> own = methods.meantBy(call);
        return own.isEmpty()
                ? isRunOfHarmless(call, MAX_DEPTH)
                : own.stream().anyMatch(body -> declares(LocalMethods.methodOf(body)))
                        && own.stream().noneMatch(body -> mayThrow(body, MAX_DEPTH));
    }

    private boolean isRunOfHarmless(MethodCallExpr call, int depth) {
        return RUNNERS.contains(call.getNameAsString())
                && call.getArguments().stream()
                        .map(Expressions::withoutCasts)
                        .anyMatch(action -> isHarmless(action, depth));
    }

    private boolean isHarmless(Expression action, int depth) {
        if (action instanceof LambdaExpr lambda) {
            return !mayThrow(lambda.getBody(), depth);
        }
        return action instanceof ObjectCreationExpr creation
                && bodyOf(creation)
                        .filter(method -> !declares(method) || !mayThrow(method, depth))
                        .isPresent();
    }

    /** The one method of an anonymous class. */
    private static Optional<MethodDeclaration> bodyOf(ObjectCreationExpr creation) {
        List<MethodDeclaration> own = creation.getAnonymousClassBody().orElseGet(NodeList::new).stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .toList();
        return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
    }

    private boolean mayThrow(Body body, int depth) {
        MethodDeclaration method = LocalMethods.methodOf(body);
        return declares(method) && (!Helpers.isSurelyCalled(method) || mayThrow(method, depth));
    }

    private boolean mayThrow(Node code, int depth) {
        if (code instanceof MethodDeclaration method) {
            return method.getBody().isEmpty() || mayThrow(method.getBody().get(), depth);
        }
        if (code instanceof MethodCallExpr call) {
            return mayThrow(call, depth);
        }
        if (code instanceof ThrowStmt thrown) {
            return !(Expressions.bare(thrown.getExpression()) instanceof ObjectCreationExpr creation)
                    || INTERRUPTED.contains(creation.getType().getNameAsString());
        }
        if (code instanceof TryStmt attempt) {
            return !attempt.getResources().isEmpty();
        }
        if (code instanceof ObjectCreationExpr) {
            return false;
        }
        List<Node> operations = new ArrayList<>();
        collect(code, operations);
        return operations.stream().anyMatch(each -> mayThrow(each, depth));
    }

    private boolean mayThrow(MethodCallExpr call, int depth) {
        List<Body> own = methods.meantBy(call);
        if (!own.isEmpty()) {
            return own.stream()
                    .anyMatch(
                            body -> declares(LocalMethods.methodOf(body)) && (depth == 0 || mayThrow(body, depth - 1)));
        }
        return !isLogged(call)
                && !ASKING.matcher(call.getNameAsString()).matches()
                && (depth == 0 || !isRunOfHarmless(call, depth - 1));
    }

    private static boolean isLogged(MethodCallExpr call) {
        return call.getScope()
                .filter(scope -> LOG.matcher(scope.toString()).matches())
                .isPresent();
    }

    private static boolean declares(MethodDeclaration method) {
        return method.getThrownExceptions().stream().anyMatch(DeclaredOnly::isInterrupted);
    }

    private static boolean isInterrupted(Type thrown) {
        return INTERRUPTED.stream()
                .anyMatch(name ->
                        thrown.asString().equals(name) || thrown.asString().endsWith("." + name));
    }

    /** The operations of a piece of code whose exceptions get out of it, which those of functions and classes do not. */
    private static void collect(Node node, List<Node> found) {
        if (node instanceof LambdaExpr || node instanceof BodyDeclaration<?>) {
            return;
        }
        boolean operation = node instanceof MethodCallExpr
                || node instanceof ThrowStmt
                || node instanceof ObjectCreationExpr
                || node instanceof TryStmt;
        if (operation) {
            found.add(node);
        }
        for (Node child : node.getChildNodes()) {
            if (!(node instanceof TryStmt attempt && child == attempt.getTryBlock() && takes(attempt))) {
                collect(child, found);
            }
        }
    }

    private static boolean takes(TryStmt attempt) {
        return attempt.getCatchClauses().stream()
                .flatMap(clause -> Caught.types(clause).stream())
                .anyMatch(DeclaredOnly::isInterrupted);
    }
}
