package dev.yieldwise.analyzer.rule;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.CfgBuilder;
import dev.yieldwise.analyzer.cfg.CfgTooLarge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One body of a file: of a method, constructor, initializer or lambda. What rules need to know before they spend time on
 * it stands ready; the graph is built at first use, once for all rules.
 */
public final class Body {
    private final Node owner;
    private final List<MethodCallExpr> calls = new ArrayList<>();
    private final List<ForEachStmt> loops = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();
    private final List<Body> functions = new ArrayList<>();
    private Optional<Cfg> cfg;

    Body(Node owner) {
        this.owner = owner;
    }

    /** The CallableDeclaration, CompactConstructorDeclaration, InitializerDeclaration or LambdaExpr. */
    public Node owner() {
        return owner;
    }

    /** The calls of this body, without those of bodies within it. */
    public List<MethodCallExpr> calls() {
        return calls;
    }

    /** The for-each loops of this body, without those of bodies within it. */
    public List<ForEachStmt> loops() {
        return loops;
    }

    /** The calls of this body and of the lambdas within it. */
    public List<MethodCallExpr> allCalls() {
        if (functions.isEmpty()) {
            return calls;
        }
        List<MethodCallExpr> all = new ArrayList<>(calls);
        functions.forEach(function -> all.addAll(function.allCalls()));
        return all;
    }

    /** The for-each loops of this body and of the lambdas within it. */
    public List<ForEachStmt> allLoops() {
        if (functions.isEmpty()) {
            return loops;
        }
        List<ForEachStmt> all = new ArrayList<>(loops);
        functions.forEach(function -> all.addAll(function.allLoops()));
        return all;
    }

    /** The bodies of the lambdas within this one. */
    public List<Body> functions() {
        return functions;
    }

    /** Where a variable is given another one, or what a chain of calls makes of it. */
    public List<Copy> copies() {
        return copies;
    }

    /**
     * A variable is given the value of another one, or one that is made of it.
     *
     * @param target the name that is assigned to, or the VariableDeclarator or TypePatternExpr
     * @param source the name of the other
     * @param direct whether it is the very value, so that two names mean one object
     */
    public record Copy(Node target, Expression source, boolean direct) {}

    void add(Copy copy) {
        copies.add(copy);
    }

    void add(Body function) {
        functions.add(function);
    }

    void add(MethodCallExpr call) {
        calls.add(call);
    }

    void add(ForEachStmt loop) {
        loops.add(loop);
    }

    /** The graph; empty, with a note to the pass, if the body is too large for one. */
    public Optional<Cfg> cfg(Pass pass) {
        if (cfg == null) {
            cfg = build(pass);
        }
        return cfg;
    }

    private Optional<Cfg> build(Pass pass) {
        try {
            return CfgBuilder.of(owner);
        } catch (CfgTooLarge e) {
            pass.skip("the body at line " + pass.locationOf(owner).range().startLine() + " is left out: "
                    + e.getMessage());
            return Optional.empty();
        }
    }
}
