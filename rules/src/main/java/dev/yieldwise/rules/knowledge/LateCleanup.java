package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Clean-up that stands behind a yield, where it runs only if the scope has succeeded. A commit does so rightly. */
public final class LateCleanup {
    /** What releases or takes back; by name, as people call it. */
    private static final Set<String> RELEASING = Set.of(
            "close",
            "unlock",
            "release",
            "delete",
            "deleteIfExists",
            "disconnect",
            "shutdown",
            "shutdownNow",
            "stop",
            "cancel",
            "interrupt",
            "remove",
            "pop",
            "clear",
            "reset",
            "countDown",
            "unlockRead",
            "unlockWrite");

    private static final Pattern MEASURING = Pattern.compile("(?i).*(watch|timer|span|sample).*");

    private LateCleanup() {}

    /** The first clean-up behind a yield that nothing runs if the yield throws. */
    static Optional<Node> behind(MethodCallExpr yield, Node body) {
        if (isTried(yield, body)) {
            return Optional.empty();
        }
        for (Node child = yield; child != body; child = child.getParentNode().orElseThrow()) {
            if (child.getParentNode().orElseThrow() instanceof BlockStmt block
                    && child instanceof Statement statement) {
                for (Statement later : following(statement, block)) {
                    Optional<Node> cleanup = cleanup(later, yield, body);
                    if (cleanup.isPresent()) {
                        return cleanup;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The statements of a block behind one of them. */
    public static List<Statement> following(Statement statement, BlockStmt block) {
        List<Statement> all = block.getStatements();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == statement) {
                return all.subList(i + 1, all.size());
            }
        }
        return List.of();
    }

    /** Whether a statement is nothing but clean-up. */
    public static boolean isCleanup(Statement statement, MethodCallExpr yield, Node body) {
        return statement instanceof ExpressionStmt
                && cleanup(statement, yield, body).isPresent();
    }

    /** A handler, or a finally block, is where its author has thought of failures. */
    private static boolean isTried(Node yield, Node body) {
        Node child = yield;
        for (Node outer = yield; outer != body; outer = outer.getParentNode().orElseThrow()) {
            if (outer instanceof TryStmt attempt
                    && child == attempt.getTryBlock()
                    && (attempt.getFinallyBlock().isPresent()
                            || !attempt.getCatchClauses().isEmpty())) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    private static Optional<Node> cleanup(Statement statement, MethodCallExpr yield, Node body) {
        if (!(statement instanceof ExpressionStmt expression)) {
            return Optional.empty();
        }
        if (expression.getExpression() instanceof MethodCallExpr call) {
            return RELEASING.contains(call.getNameAsString()) && !measures(call)
                    ? Optional.of(call.getName())
                    : Optional.empty();
        }
        return expression.getExpression() instanceof AssignExpr assignment && restores(assignment, yield, body)
                ? Optional.of(assignment)
                : Optional.empty();
    }

    /** A stopwatch is stopped to be read, and read in case of success. */
    private static boolean measures(MethodCallExpr call) {
        return call.getScope()
                .filter(scope -> MEASURING.matcher(scope.toString()).matches())
                .isPresent();
    }

    /** Whether a variable gets back what a local variable has kept of it, since it was given another value before the yield. */
    private static boolean restores(AssignExpr assignment, MethodCallExpr yield, Node body) {
        String target = assignment.getTarget().toString();
        return assignment.getValue() instanceof NameExpr kept
                && body.findAll(AssignExpr.class).stream()
                        .anyMatch(other -> other != assignment
                                && Helpers.isBefore(other, yield)
                                && other.getTarget().toString().equals(target))
                && isKept(kept.getNameAsString(), target, body);
    }

    private static boolean isKept(String name, String target, Node body) {
        return body.findAll(VariableDeclarator.class).stream()
                .anyMatch(variable -> variable.getNameAsString().equals(name)
                        && variable.getInitializer()
                                .map(Expression::toString)
                                .filter(target::equals)
                                .isPresent());
    }
}
