package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.rules.knowledge.Fate.Kind;
import dev.yieldwise.rules.knowledge.Fates.Reaction;
import java.util.Optional;
import java.util.Set;

/** Reads what operations mean for GeneratorExit. */
final class ExitReader implements Fates.Reader {
    /** What GeneratorExit is an instance of; a final class without interfaces of its own. */
    private static final Set<String> SUPERTYPES = Set.of(
            GeneratorApi.GENERATOR_EXIT,
            "java.lang.Error",
            "java.lang.Throwable",
            "java.lang.Object",
            "java.io.Serializable");

    private static final Set<Kind> LET_OUT = Set.of(Kind.LET_OUT);

    /** How a method ends that never returns. */
    private static final Set<Kind> THROWN = Set.of(Kind.LET_OUT, Kind.REPLACED);

    private final Pass pass;
    private final GeneratorBodies bodies;
    private final TryStmt attempt;
    private final int depth;
    private final Rethrowing rethrowing;

    /** @param attempt the statement whose handler or finally block deals with the exit; null if there is none */
    ExitReader(Pass pass, GeneratorBodies bodies, TryStmt attempt) {
        this(pass, bodies, attempt, 0);
    }

    private ExitReader(Pass pass, GeneratorBodies bodies, TryStmt attempt, int depth) {
        this.pass = pass;
        this.bodies = bodies;
        this.attempt = attempt;
        this.depth = depth;
        this.rethrowing = new Rethrowing(pass);
    }

    @Override
    public Optional<Reaction> at(Element element, Held held) {
        if (element.node() instanceof MethodCallExpr call) {
            return atCall(call, held);
        }
        if (element.node() instanceof ThrowStmt thrown
                && !(Expressions.bare(thrown.getExpression()) instanceof ObjectCreationExpr)
                && mentions(thrown, held)) {
            return Reaction.end(Kind.HANDED_ON);
        }
        return Optional.empty();
    }

    private Optional<Reaction> atCall(MethodCallExpr call, Held held) {
        if (depth == 0) {
            Optional<GeneratorBodies.Yielding> yields = bodies.of(call);
            if (yields.isPresent()) {
                return yields.get() == GeneratorBodies.Yielding.SURELY
                        ? Reaction.end(Kind.YIELDS)
                        : Reaction.mention(Kind.MAY_YIELD);
            }
        }
        if (Rethrowing.neverReturns(call)) {
            return Reaction.stop();
        }
        Fates.Reader inside = new ExitReader(pass, bodies, null, depth + 1);
        Rethrowing.Effect effect = rethrowing.of(call, held, LET_OUT, depth, inside);
        if (effect == Rethrowing.Effect.ALWAYS) {
            return Reaction.end(Kind.LET_OUT);
        }
        if (rethrowing.of(call, held, THROWN, depth, inside) == Rethrowing.Effect.ALWAYS) {
            return Reaction.end(Kind.REPLACED);
        }
        return effect == Rethrowing.Effect.MAYBE ? Reaction.mention(Kind.HANDED_ON) : Optional.empty();
    }

    private boolean mentions(ThrowStmt thrown, Held held) {
        return thrown.getExpression()
                .findFirst(NameExpr.class, name -> held.holds(name, pass.types()))
                .isPresent();
    }

    @Override
    public Optional<Boolean> isA(Type type) {
        return pass.types().resolve(type, type) instanceof TypeRef.Known known
                ? Optional.of(SUPERTYPES.contains(known.name()))
                : Optional.empty();
    }

    @Override
    public boolean isLate(Node operation) {
        return WayOut.does(operation)
                && attempt != null
                && !attempt.isAncestorOf(operation)
                && !WayOut.isInFinally(operation);
    }

    @Override
    public boolean isPart(CatchClause handler) {
        return attempt == null || attempt.isAncestorOf(handler);
    }
}
