package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an exception meets on its way out of a body, from the inside out, and the jumps that take its place. */
final class WayOut {
    private WayOut() {}

    /** One thing on the way. */
    sealed interface Station {
        /** The catch clauses of a try statement. */
        record Handlers(List<CatchClause> clauses) implements Station {}

        /** A finally block. */
        record Finally(TryStmt attempt, BlockStmt block) implements Station {}

        /** The close of a resource or the release of a monitor: it never stops an exception. */
        record Release() implements Station {}
    }

    /** What an exception that is raised at a node meets until it leaves the body. */
    static List<Station> from(Node raised, Node body) {
        List<Station> stations = new ArrayList<>();
        Node child = raised;
        for (Node outer = raised.getParentNode().orElse(null);
                outer != null && child != body;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt) {
                out(attempt, child, stations);
            } else if (outer instanceof SynchronizedStmt locked && child == locked.getBody()) {
                stations.add(new Station.Release());
            }
            child = outer;
        }
        return stations;
    }

    private static void out(TryStmt attempt, Node part, List<Station> stations) {
        if (attempt.getFinallyBlock().filter(block -> block == part).isPresent()) {
            return;
        }
        if (!(part instanceof CatchClause)) {
            for (Node resource : attempt.getResources()) {
                if (resource == part) {
                    break;
                }
                stations.add(new Station.Release());
            }
            if (!attempt.getCatchClauses().isEmpty()) {
                stations.add(new Station.Handlers(List.copyOf(attempt.getCatchClauses())));
            }
        }
        attempt.getFinallyBlock().ifPresent(block -> stations.add(new Station.Finally(attempt, block)));
    }

    /** The statements of a finally block that jump out of it, apart from throw. */
    static List<Statement> jumpsOutOf(BlockStmt finallyBlock) {
        List<Statement> jumps = new ArrayList<>();
        collect(finallyBlock, finallyBlock, jumps);
        return jumps;
    }

    private static void collect(Node node, Node top, List<Statement> jumps) {
        if (node instanceof ReturnStmt end) {
            jumps.add(end);
        } else if (node instanceof BreakStmt jump) {
            if (!staysIn(jump, jump.getLabel().map(Object::toString), top)) {
                jumps.add(jump);
            }
        } else if (node instanceof ContinueStmt jump) {
            if (!staysIn(jump, jump.getLabel().map(Object::toString), top)) {
                jumps.add(jump);
            }
        } else if (node instanceof YieldStmt result && !staysIn(result, Optional.empty(), top)) {
            jumps.add(result);
        }
        boolean elsewhere = node instanceof LambdaExpr
                || node instanceof LocalClassDeclarationStmt
                || node instanceof ObjectCreationExpr creation
                        && creation.getAnonymousClassBody().isPresent();
        if (!elsewhere) {
            node.getChildNodes().forEach(child -> collect(child, top, jumps));
        }
    }

    /** Whether the target of a jump lies in the finally block as well. */
    private static boolean staysIn(Statement jump, Optional<String> label, Node top) {
        for (Node outer = jump.getParentNode().orElse(null);
                outer != null && outer != top;
                outer = outer.getParentNode().orElse(null)) {
            if (label.isPresent()
                    ? outer instanceof LabeledStmt named
                            && named.getLabel().asString().equals(label.get())
                    : isTarget(outer, jump)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTarget(Node outer, Statement jump) {
        if (jump instanceof YieldStmt) {
            return outer instanceof SwitchExpr;
        }
        boolean loop = outer instanceof ForStmt
                || outer instanceof ForEachStmt
                || outer instanceof WhileStmt
                || outer instanceof DoStmt;
        return loop || jump instanceof BreakStmt && outer instanceof SwitchStmt;
    }

    /** Whether an operation stands in a finally block, and so runs in any case. */
    static boolean isInFinally(Node operation) {
        Node child = operation;
        for (Node outer = operation.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            Node part = child;
            if (outer instanceof TryStmt around
                    && around.getFinallyBlock().filter(block -> block == part).isPresent()) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    /** Whether an operation does something, rather than to ask or to name. */
    static boolean does(Node operation) {
        return operation instanceof MethodCallExpr
                || operation instanceof ObjectCreationExpr
                || operation instanceof AssignExpr
                || operation instanceof UnaryExpr;
    }
}
