package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A body that comes to a loop which nothing leaves: no condition, and no way out but for such as depend on nothing that
 * changes. Those are taken at once or never, so that they make the loop endless at most perhaps.
 */
final class EndlessLoop {
    private final Types types;
    /** Whether what the body delegates to has no end, and whether that is sure. */
    private final Function<Expression, Optional<Boolean>> delegate;

    EndlessLoop(Types types, Function<Expression, Optional<Boolean>> delegate) {
        this.types = types;
        this.delegate = delegate;
    }

    /** Whether it is sure that a body never ends; empty if it may well end. */
    Optional<Boolean> in(Statement body) {
        boolean sure = true;
        List<Statement> statements = body instanceof BlockStmt block ? block.getStatements() : List.of(body);
        for (Statement statement : statements) {
            Optional<Boolean> endless = is(statement);
            if (endless.isPresent()) {
                return Optional.of(sure && endless.get());
            }
            sure &= exits(statement, statement).isEmpty();
        }
        return Optional.empty();
    }

    private Optional<Boolean> is(Statement statement) {
        if (statement instanceof TryStmt attempt) {
            return attempt.getCatchClauses().isEmpty() ? in(attempt.getTryBlock()) : Optional.empty();
        }
        if (statement instanceof ExpressionStmt simple
                && simple.getExpression() instanceof MethodCallExpr call
                && call.getNameAsString().equals(GeneratorApi.DELEGATING)
                && call.getArguments().size() == 1) {
            return delegate.apply(call.getArgument(0));
        }
        Optional<Expression> condition;
        if (statement instanceof WhileStmt loop) {
            condition = Optional.of(loop.getCondition());
        } else if (statement instanceof DoStmt loop) {
            condition = Optional.of(loop.getCondition());
        } else if (statement instanceof ForStmt loop) {
            condition = loop.getCompare();
        } else {
            return Optional.empty();
        }
        return yields(statement) ? isEndless(statement, condition) : Optional.empty();
    }

    private Optional<Boolean> isEndless(Statement loop, Optional<Expression> condition) {
        boolean always = condition.isEmpty() || Unchanging.isTrue(condition.get(), types);
        List<Node> exits = exits(loop, loop);
        boolean never = always || Unchanging.is(condition.get(), loop, types);
        return never && exits.stream().allMatch(exit -> isIdle(exit, loop))
                ? Optional.of(always && exits.isEmpty())
                : Optional.empty();
    }

    private static boolean yields(Statement loop) {
        return loop.findFirst(
                        MethodCallExpr.class,
                        call -> GeneratorApi.YIELDING.contains(call.getNameAsString())
                                || call.getNameAsString().equals(GeneratorApi.DELEGATING))
                .isPresent();
    }

    /** Whether a way out is only open under a condition that does not change from round to round. */
    private boolean isIdle(Node exit, Statement loop) {
        for (Node outer = exit; outer != loop; outer = outer.getParentNode().orElseThrow()) {
            if (outer instanceof IfStmt choice && Unchanging.is(choice.getCondition(), loop, types)) {
                return true;
            }
        }
        return false;
    }

    /** Statements that leave a piece of code; jumps with a label may. */
    private static List<Node> exits(Node code, Statement whole) {
        List<Node> found = new ArrayList<>();
        if (code instanceof ReturnStmt
                || code instanceof ThrowStmt
                || code instanceof BreakStmt jump && (jump.getLabel().isPresent() || targetOf(jump) == whole)) {
            found.add(code);
        }
        if (!(code instanceof LambdaExpr) && !(code instanceof BodyDeclaration<?>)) {
            code.getChildNodes().forEach(child -> found.addAll(exits(child, whole)));
        }
        return found;
    }

    private static Node targetOf(BreakStmt jump) {
        Node outer = jump;
        while (!(outer instanceof WhileStmt
                || outer instanceof DoStmt
                || outer instanceof ForStmt
                || outer instanceof ForEachStmt
                || outer instanceof SwitchStmt)) {
            outer = outer.getParentNode().orElseThrow();
        }
        return outer;
    }
}
