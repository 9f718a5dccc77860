package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Functions that always give a value, as far as anybody would rely on it: they throw nothing on purpose and call nothing that
 * might. A function that does may be how its author gets out of a stream that has no end.
 */
final class Total {
    /** Classes whose methods nobody calls for the exceptions. */
    private static final Set<String> HARMLESS = Set.of(
            "dev.yieldwise.Itertools",
            "java.io.PrintStream",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Math",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.Random",
            "java.util.UUID",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.stream.Collectors");

    private final Types types;

    Total(Types types) {
        this.types = types;
    }

    /** Whether that holds for all arguments that may be functions; values are none. */
    boolean are(List<Expression> arguments) {
        return arguments.stream().map(Expressions::bare).allMatch(this::is);
    }

    private boolean is(Expression argument) {
        if (argument instanceof LambdaExpr lambda) {
            return isCode(lambda.getBody(), Optional.empty());
        }
        if (argument instanceof MethodReferenceExpr reference) {
            return isHarmless(reference);
        }
        return argument.isLiteralExpr()
                || argument instanceof MethodCallExpr call && isHarmless(call)
                || types.withoutInference(argument) instanceof TypeRef.Known known
                        && (HARMLESS.contains(known.name()) || !known.name().contains("."));
    }

    /** The same for the body of a generator, whose yields end it only when it is closed. */
    boolean isBody(LambdaExpr body) {
        return isCode(body.getBody(), Optional.of(body.getParameter(0).getNameAsString()));
    }

    private boolean isCode(Node code, Optional<String> handle) {
        return code.findFirst(ThrowStmt.class).isEmpty()
                && code.findFirst(ObjectCreationExpr.class).isEmpty()
                && code.findFirst(MethodReferenceExpr.class).isEmpty()
                && code.findAll(MethodCallExpr.class).stream()
                        .allMatch(call -> isHarmless(call)
                                || handle.isPresent()
                                        && call.getScope()
                                                .filter(scope ->
                                                        scope.toString().equals(handle.get()))
                                                .isPresent());
    }

    private boolean isHarmless(MethodCallExpr call) {
        return types.classOfStaticCall(call)
                .map(HARMLESS::contains)
                .orElseGet(() -> call.getScope().filter(this::isOfHarmless).isPresent());
    }

    private boolean isHarmless(MethodReferenceExpr reference) {
        Expression scope = reference.getScope();
        return scope.isTypeExpr()
                        && types.resolve(scope.asTypeExpr().getType(), scope) instanceof TypeRef.Known known
                        && HARMLESS.contains(known.name())
                || isOfHarmless(scope);
    }

    private boolean isOfHarmless(Expression object) {
        return types.of(object) instanceof TypeRef.Known known && HARMLESS.contains(known.name());
    }
}
