package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;

/** A yield that a body answers its close with. */
public final class AnsweredExit {
    private final MethodCallExpr yield;
    private final MethodCallExpr raised;
    private final BlockStmt within;
    private boolean always = true;

    AnsweredExit(MethodCallExpr yield, MethodCallExpr raised, BlockStmt within) {
        this.yield = yield;
        this.raised = raised;
        this.within = within;
    }

    void add(boolean only) {
        always &= only;
    }

    public MethodCallExpr yield() {
        return yield;
    }

    /** A yield at which the exit is raised. */
    public MethodCallExpr raised() {
        return raised;
    }

    /** The finally block or the body of the handler. */
    public BlockStmt within() {
        return within;
    }

    public boolean always() {
        return always;
    }
}
