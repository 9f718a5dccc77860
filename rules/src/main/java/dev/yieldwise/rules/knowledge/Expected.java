package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.typestate.Observation;
import dev.yieldwise.analyzer.typestate.Trace;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Code that wants the failure: tests mostly. A finding there would tell its author what he wrote himself. */
public final class Expected {
    private static final Pattern ASSERTING = Pattern.compile(
            "(assert|expect|intercept|catch|should|verify)\\w*(Thrown|Throws|Throw|Throwable|Exception)\\w*|"
                    + "assertThatThrownBy|assertThatExceptionOfType|assertThatCode|isThrownBy|expectThrows|intercept");

    private Expected() {}

    /** {@link #failure(Node, Set)}, and whoever asks why nothing is reported hears of it. */
    public static boolean isMeant(Pass pass, Node operation, Set<String> exceptions) {
        return told(pass, operation, failure(operation, exceptions));
    }

    /** The same, for an operation that goes on in the bodies that it calls. */
    public static boolean isMeant(Pass pass, Observation<?> observation, Set<String> exceptions) {
        return told(pass, observation.at(), failure(observation, exceptions));
    }

    private static boolean told(Pass pass, Node operation, boolean meant) {
        if (meant) {
            pass.unsaid(operation, "it fails, but the code around it expects that");
        }
        return meant;
    }

    /**
     * Whether the code around an operation expects it to fail.
     *
     * @param exceptions simple names of the exception that it throws and of those a handler for it would name
     */
    private static boolean failure(Node operation, Set<String> exceptions) {
        Node child = operation;
        for (Node outer = operation.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt && child == attempt.getTryBlock() && expects(attempt, exceptions)) {
                return true;
            }
            if (child instanceof LambdaExpr
                    && outer instanceof MethodCallExpr call
                    && ASSERTING.matcher(call.getNameAsString()).matches()) {
                return true;
            }
            if (outer instanceof MethodDeclaration method) {
                return expectedByAnnotation(method);
            }
            child = outer;
        }
        return false;
    }

    private static boolean failure(Observation<?> observation, Set<String> exceptions) {
        return failure(observation.at(), exceptions)
                || failure(observation.element().node(), exceptions)
                || observation.trace().events().stream()
                        .anyMatch(event -> event.message().equals(Trace.HAPPENS) && failure(event.at(), exceptions));
    }

    private static boolean expects(TryStmt attempt, Set<String> exceptions) {
        boolean named = attempt.getCatchClauses().stream().anyMatch(handler -> names(handler, exceptions));
        boolean anyHandler = !attempt.getCatchClauses().isEmpty();
        return named || anyHandler && endsInFail(attempt.getTryBlock());
    }

    private static boolean names(CatchClause handler, Set<String> exceptions) {
        Type type = handler.getParameter().getType();
        List<? extends Type> types = type.isUnionType() ? type.asUnionType().getElements() : List.of(type);
        return types.stream()
                .filter(Type::isClassOrInterfaceType)
                .anyMatch(
                        one -> exceptions.contains(one.asClassOrInterfaceType().getNameAsString()));
    }

    private static boolean endsInFail(BlockStmt block) {
        return block.getStatements()
                .getLast()
                .filter(Statement::isExpressionStmt)
                .map(last -> last.asExpressionStmt().getExpression())
                .filter(MethodCallExpr.class::isInstance)
                .map(last -> ((MethodCallExpr) last).getNameAsString())
                .filter(name -> name.equals("fail") || name.startsWith("failBecause"))
                .isPresent();
    }

    private static boolean expectedByAnnotation(MethodDeclaration method) {
        return method.getAnnotationByName("Test").stream()
                .flatMap(annotation -> annotation.getChildNodes().stream())
                .anyMatch(child -> child.toString().startsWith("expected"));
    }
}
