package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.yieldwise.rules.knowledge.Fate.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where GeneratorExit is lost. */
public final class LostExit {
    private final Node culprit;
    private final MethodCallExpr raised;
    private final boolean known;
    private final boolean whole;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final List<Node> next = new ArrayList<>();
    private boolean open;

    LostExit(Node culprit, MethodCallExpr raised, boolean known, boolean whole) {
        this.known = known;
        this.culprit = culprit;
        this.raised = raised;
        this.whole = whole;
    }

    void add(Fate fate, boolean closing) {
        // A path that yields while closing is the yield's defect; the others are then not all there is.
        open |= closing || fate.guessed() || !known;
        if (!closing) {
            kinds.add(fate.kind());
        }
        if (!closing && goesOn(fate.kind())) {
            next.add(fate.at().orElseThrow());
        }
    }

    private static boolean goesOn(Kind kind) {
        return kind == Kind.YIELDS || kind == Kind.MAY_YIELD;
    }

    boolean isReal() {
        boolean ends = kinds.contains(Kind.ENDS) || kinds.contains(Kind.ENDS_LATER) || kinds.contains(Kind.REPLACED);
        return !(culprit instanceof BlockStmt) && (goesOn() || ends && !kinds.contains(Kind.HANDED_ON));
    }

    /** The CatchClause; or the statement in a finally block that jumps out of it or throws. */
    public Node culprit() {
        return culprit;
    }

    /** A yield at which the exit is raised. */
    public MethodCallExpr raised() {
        return raised;
    }

    /** The yield that the body goes on to. */
    public Optional<Node> next() {
        return next.stream().findFirst();
    }

    /** Whether some path goes on to another yield. */
    public boolean goesOn() {
        return !next.isEmpty();
    }

    /** Whether every path does what is worst among them. */
    public boolean always() {
        boolean one = goesOn() ? kinds.equals(EnumSet.of(Kind.YIELDS)) : !kinds.contains(Kind.LET_OUT);
        return one && !open;
    }

    /** Whether code runs afterwards that was meant for what comes after the yield, here or in the caller. */
    public boolean runsOn() {
        return kinds.contains(Kind.ENDS_LATER) || !whole && kinds.contains(Kind.ENDS);
    }

    /** Whether another exception comes out instead, and nothing else happens. */
    public boolean replaces() {
        return kinds.contains(Kind.REPLACED) && !kinds.contains(Kind.ENDS) && !kinds.contains(Kind.ENDS_LATER);
    }
}
