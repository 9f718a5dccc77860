package dev.yieldwise.rules.knowledge;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Pass;
import java.util.Comparator;

/** Whether a round of a loop may be left by an exception that its author throws: whoever calls may count on it. */
public final class Throwing {
    private static final int MAX_DEPTH = 3;

    private Throwing() {}

    /** Whether a throw stands in what an operation calls, or after it in the same round of a loop or function. */
    public static boolean isNear(Pass pass, Node operation) {
        if (operation instanceof MethodCallExpr call && mayThrow(pass, call, MAX_DEPTH)) {
            return true;
        }
        Node round = operation;
        while (!isRound(round) && round.getParentNode().isPresent()) {
            round = round.getParentNode().get();
        }
        Node whole = round;
        boolean handled = whole instanceof LambdaExpr && isHandled(whole, null);
        boolean thrown = whole.findFirst(
                        ThrowStmt.class, statement -> isAfter(statement, operation) && !isHandled(statement, whole))
                .isPresent();
        return thrown
                || whole.findFirst(
                                MethodCallExpr.class,
                                call -> isAfter(call, operation)
                                        && (handled || mayThrow(pass, call, MAX_DEPTH) && !isHandled(call, whole)))
                        .isPresent();
    }

    /** Whether a try within the given code catches what an operation throws. */
    private static boolean isHandled(Node operation, Node within) {
        for (Node outer = operation;
                outer != null && outer != within;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt && attempt.getCatchClauses().isNonEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRound(Node node) {
        return node instanceof ForEachStmt
                || node instanceof ForStmt
                || node instanceof WhileStmt
                || node instanceof DoStmt
                || node instanceof LambdaExpr
                || node instanceof CallableDeclaration<?>;
    }

    private static boolean isAfter(Node node, Node operation) {
        return Comparator.<Position>naturalOrder()
                        .compare(
                                node.getBegin().orElseThrow(),
                                operation.getEnd().orElseThrow())
                > 0;
    }

    private static boolean mayThrow(Pass pass, MethodCallExpr call, int depth) {
        return depth > 0
                && pass.program()
                        .targets(call)
                        .filter(targets -> targets.bodies().stream()
                                .anyMatch(body -> body.findFirst(ThrowStmt.class)
                                                .isPresent()
                                        || body.findFirst(
                                                        MethodCallExpr.class, inner -> mayThrow(pass, inner, depth - 1))
                                                .isPresent()))
                        .isPresent();
    }
}
