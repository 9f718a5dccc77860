package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The loops in which a body goes over another generator and yields: closed there, it has to close that one. */
public final class SourceLoops {
    public static final Analysis<SourceLoops> ANALYSIS = new Analysis<>("loops over sources", SourceLoops::new);

    private final Pass pass;
    private final Types types;
    private final GeneratorBodies bodies;
    private final Makers makers;
    private final List<Unclosed> unclosed = new ArrayList<>();
    private final Set<Site> sources = new HashSet<>();

    /**
     * A loop that leaves its source open when the body is closed at the yield in it.
     *
     * @param loop the ForEachStmt, or the loop that calls next()
     * @param asked where it asks for its source: the iterable, or what next() is called on
     * @param yield where the body may be closed
     * @param source what makes the source: an expression, or a parameter of the method around
     * @param cleansUp whether the source is known to have something to clean up
     */
    public record Unclosed(Node loop, Expression asked, MethodCallExpr yield, Node source, boolean cleansUp) {}

    private SourceLoops(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        this.makers = pass.resultOf(Makers.ANALYSIS);
        bodies.yielding().stream().filter(bodies::isWhole).forEach(this::lookAt);
    }

    public List<Unclosed> unclosed() {
        return unclosed;
    }

    /** Whether what an expression makes is gone over in such a loop, or in one that only yields what it gets. */
    public boolean isSource(Expression made) {
        return sources.contains(new Site(made));
    }

    private void lookAt(Body body) {
        body.loops().forEach(loop -> lookAt(body, loop, loop.getIterable(), loop.getBody()));
        for (MethodCallExpr call : body.calls()) {
            if (call.getNameAsString().startsWith("next") && call.getArguments().isEmpty()) {
                call.getScope()
                        .ifPresent(scope -> loopAround(call, body).ifPresent(loop -> lookAt(body, loop, scope, loop)));
            }
        }
    }

    private void lookAt(Body body, Node loop, Expression asked, Node round) {
        Optional<MethodCallExpr> yield = body.calls().stream()
                .filter(call ->
                        new Site(call).isWithin(round) && bodies.of(call).isPresent())
                .findFirst();
        if (yield.isEmpty()) {
            return;
        }
        Origin origin = new Origin(types, body, loop);
        origin.follow(asked);
        Optional<Expression> expression =
                origin.made().filter(Expression.class::isInstance).map(Expression.class::cast);
        expression.ifPresent(made -> sources.add(new Site(made)));
        if (!isGenerator(types.of(asked))) {
            return;
        }
        if (isBare(loop, asked, yield.get())) {
            pass.unsaid(asked, "the loop only yields what it gets, which is ManualDelegation's to tell");
        } else if (origin.isClosed()) {
            pass.unsaid(asked, "the source is closed when the loop is left");
        } else if (origin.made().isEmpty()) {
            pass.unsaid(asked, "the source may be somebody else's to close");
        } else {
            Cleanup.Answer answer = expression.map(makers::cleansUp).orElse(Cleanup.Answer.UNKNOWN);
            if (answer == Cleanup.Answer.NO) {
                pass.unsaid(asked, "the source has nothing to clean up");
            } else {
                unclosed.add(new Unclosed(
                        loop, asked, yield.get(), origin.made().get(), answer == Cleanup.Answer.YES && origin.isOwn()));
            }
        }
    }

    static boolean isGenerator(TypeRef type) {
        return type instanceof TypeRef.Known known && GeneratorApi.GENERATORS.contains(known.name());
    }

    /** Whether it is a loop that could as well delegate, which not every handle can to every source. */
    private boolean isBare(Node loop, Expression asked, MethodCallExpr yield) {
        return BareLoop.around(yield).filter(bare -> bare.loop() == loop).isPresent()
                && HandleType.of(yield, types)
                        .flatMap(handle -> Delegable.of(types.of(asked), handle, types))
                        .isPresent();
    }

    private static Optional<Node> loopAround(Node node, Body body) {
        for (Node outer = node.getParentNode().orElse(null);
                outer != null && outer != body.owner();
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof WhileStmt || outer instanceof DoStmt || outer instanceof ForStmt) {
                return Optional.of(outer);
            }
        }
        return Optional.empty();
    }
}
