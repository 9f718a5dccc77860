package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.List;

/** Futures that are known to be done when their result is asked for: nothing waits, so nothing is interrupted. */
final class Done {
    private static final List<String> QUESTIONS = List.of("isDone", "isCompletedExceptionally");

    private Done() {}

    /** Whether a try statement asks a future that is known to be done. */
    static boolean isKnown(TryStmt attempt) {
        return attempt.getTryBlock().findAll(MethodCallExpr.class).stream()
                .filter(call -> call.getNameAsString().equals("get"))
                .anyMatch(Done::isKnown);
    }

    private static boolean isKnown(MethodCallExpr get) {
        String future = get.getScope().map(scope -> scope + ".").orElse("");
        Node child = get;
        for (Node outer = get; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof IfStmt choice && asks(choice.getCondition(), future)) {
                return true;
            }
            if (outer instanceof BlockStmt block && madeSureBefore(child, block, future)) {
                return true;
            }
            if (outer instanceof MethodDeclaration method) {
                // FutureTask calls done() when it is
                return method.getNameAsString().equals("done")
                        && method.getParameters().isEmpty()
                        && get.getScope().map(Expression::isSuperExpr).orElse(true);
            }
            child = outer;
        }
        return false;
    }

    private static boolean madeSureBefore(Node statement, BlockStmt block, String future) {
        for (Statement earlier : block.getStatements()) {
            if (earlier == statement) {
                return false;
            }
            if (makesSure(earlier, future)) {
                return true;
            }
        }
        return false;
    }

    /** Whether control gets past a statement only if the future is done, as far as its looks tell. */
    private static boolean makesSure(Statement statement, String future) {
        if (statement instanceof IfStmt choice) {
            return asks(choice.getCondition(), future) && leaves(choice.getThenStmt());
        }
        if (statement instanceof WhileStmt loop) {
            return asks(loop.getCondition(), future);
        }
        return statement instanceof AssertStmt assertion && asks(assertion.getCheck(), future)
                || statement instanceof ExpressionStmt checked
                        && checked.getExpression() instanceof MethodCallExpr check
                        && check.getArguments().stream().anyMatch(argument -> asks(argument, future));
    }

    private static boolean leaves(Statement then) {
        Statement last = then instanceof BlockStmt block
                ? block.getStatements().getLast().orElse(block)
                : then;
        return last.isReturnStmt() || last.isThrowStmt() || last.isContinueStmt() || last.isBreakStmt();
    }

    private static boolean asks(Expression condition, String future) {
        String text = condition.toString();
        return QUESTIONS.stream().anyMatch(question -> text.contains(future + question + "()"));
    }
}
