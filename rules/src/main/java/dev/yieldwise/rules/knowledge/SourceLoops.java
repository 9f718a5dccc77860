package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
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
        body.loops().forEach(loop -> lookAt(body, loop, loop.getIterable(), loop.getBody(), isBare(loop)));
        for (MethodCallExpr call : body.calls()) {
            if (call.getNameAsString().startsWith("next") && call.getArguments().isEmpty()) {
                call.getScope()
                        .ifPresent(scope -> loopAround(call, body)
                                .ifPresent(loop -> lookAt(body, loop, scope, loop, isBare(loop, call))));
            }
        }
    }

    private void lookAt(Body body, Node loop, Expression asked, Node round, boolean bare) {
        Optional<MethodCallExpr> yield = body.calls().stream()
                .filter(call ->
                        new Site(call).isWithin(round) && bodies.of(call).isPresent())
                .findFirst();
        if (yield.isEmpty()) {
            return;
        }
        Origin origin = new Origin(body, loop);
        origin.follow(asked);
        if (origin.made instanceof Expression made) {
            sources.add(new Site(made));
        }
        if (!isGenerator(types.of(asked))) {
            return;
        }
        if (bare) {
            pass.unsaid(asked, "the loop only yields what it gets, which is ManualDelegation's to tell");
        } else if (origin.closed) {
            pass.unsaid(asked, "the source is closed when the loop is left");
        } else if (origin.made == null) {
            pass.unsaid(asked, "the source may be somebody else's to close");
        } else {
            Cleanup.Answer answer =
                    origin.made instanceof Expression made ? makers.cleansUp(made) : Cleanup.Answer.UNKNOWN;
            if (answer == Cleanup.Answer.NO) {
                pass.unsaid(asked, "the source has nothing to clean up");
            } else {
                unclosed.add(new Unclosed(
                        loop, asked, yield.get(), origin.made, answer == Cleanup.Answer.YES && origin.own));
            }
        }
    }

    static boolean isGenerator(TypeRef type) {
        return type instanceof TypeRef.Known known && GeneratorApi.GENERATORS.contains(known.name());
    }

    /** A loop whose only statement yields its variable. */
    private static boolean isBare(ForEachStmt loop) {
        return only(loop.getBody())
                .flatMap(SourceLoops::yielded)
                .filter(value ->
                        value.toString().equals(loop.getVariableDeclarator().getNameAsString()))
                .isPresent();
    }

    /** A loop whose only statement yields what it takes. */
    private static boolean isBare(Node loop, MethodCallExpr next) {
        return loop instanceof WhileStmt each
                && only(each.getBody())
                        .flatMap(SourceLoops::yielded)
                        .filter(value -> value == next)
                        .isPresent();
    }

    private static Optional<Expression> yielded(Statement statement) {
        return statement instanceof ExpressionStmt simple
                        && simple.getExpression() instanceof MethodCallExpr call
                        && call.getArguments().size() == 1
                        && GeneratorApi.YIELDING.contains(call.getNameAsString())
                ? Optional.of(Expressions.bare(call.getArgument(0)))
                : Optional.empty();
    }

    private static Optional<Statement> only(Statement body) {
        if (!(body instanceof BlockStmt block)) {
            return Optional.of(body);
        }
        return block.getStatements().size() == 1 ? only(block.getStatement(0)) : Optional.empty();
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

    /** Where the source of a loop comes from. */
    private final class Origin {
        private final Body body;
        private final Node loop;
        /** What makes it; null if it may be somebody else's. */
        private Node made;
        /** Whether the body itself makes it. */
        private boolean own = true;

        private boolean closed;

        Origin(Body body, Node loop) {
            this.body = body;
            this.loop = loop;
        }

        void follow(Expression source) {
            Expression bare = Expressions.withoutCasts(source);
            if (bare instanceof NameExpr name) {
                types.declarationOf(name).ifPresent(declaration -> variable(name.getNameAsString(), declaration));
            } else if (bare instanceof MethodCallExpr call) {
                if (call.getScope().isPresent() && Makers.isStage(call.getNameAsString())) {
                    follow(call.getScope().get());
                } else {
                    made = call;
                }
            }
        }

        private void variable(String name, Node declaration) {
            closed |= isClosed(name) || isResource(declaration);
            boolean inside = new Site(declaration).isWithin(body.owner());
            Node scope = inside ? body.owner() : Helpers.memberAround(declaration);
            if (Subject.isField(declaration) || !isOnlyTaken(name, scope, inside ? scope : body.owner())) {
                return;
            }
            own &= inside;
            if (declaration instanceof VariableDeclarator local) {
                if (!Assigned.later(local)) {
                    local.getInitializer()
                            .filter(value -> Helpers.isBefore(local, loop))
                            .ifPresent(this::follow);
                }
            } else if (declaration instanceof Parameter parameter
                    && !inside
                    && parameter.getParentNode().orElse(null) instanceof MethodDeclaration method
                    && isGenerator(types.resolve(method.getType(), method))) {
                made = parameter;
            }
        }

        private boolean isResource(Node declaration) {
            return declaration.getParentNode().flatMap(Node::getParentNode).orElse(null) instanceof TryStmt;
        }

        /** Whether a variable is only iterated, and that only in one body. */
        private boolean isOnlyTaken(String name, Node scope, Node within) {
            return scope.findAll(NameExpr.class, use -> use.getNameAsString().equals(name)).stream()
                    .allMatch(use -> new Site(use).isWithin(within) && isTaking(use));
        }

        private boolean isTaking(NameExpr use) {
            Node user = use.getParentNode().orElseThrow();
            return user instanceof MethodCallExpr call
                            && call.getScope().filter(scope -> scope == use).isPresent()
                    || user instanceof ForEachStmt
                    || user instanceof TryStmt
                    || user instanceof VariableDeclarator;
        }

        /** Whether an exception on its way out of the loop meets something that speaks of the variable. */
        private boolean isClosed(String name) {
            Node child = loop;
            for (Node outer = loop.getParentNode().orElse(null);
                    outer != null && child != body.owner();
                    outer = outer.getParentNode().orElse(null)) {
                if (outer instanceof TryStmt attempt && child == attempt.getTryBlock() && speaksOf(attempt, name)) {
                    return true;
                }
                child = outer;
            }
            return false;
        }

        private boolean speaksOf(TryStmt attempt, String name) {
            return attempt.getResources().stream().anyMatch(resource -> mentions(resource, name))
                    || attempt.getFinallyBlock()
                            .filter(block -> mentions(block, name))
                            .isPresent()
                    || attempt.getCatchClauses().stream().anyMatch(clause -> mentions(clause, name));
        }

        private boolean mentions(Node code, String name) {
            return code.findFirst(NameExpr.class, use -> use.getNameAsString().equals(name))
                            .isPresent()
                    || code.findFirst(
                                    VariableDeclarator.class,
                                    variable -> variable.getNameAsString().equals(name))
                            .isPresent();
        }
    }
}
