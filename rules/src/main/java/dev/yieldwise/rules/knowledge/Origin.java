package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.Optional;

/** Where the generator that a loop goes over comes from, and who closes it. */
final class Origin {
    private final Types types;
    private final Body body;
    private final Node loop;
    private Node made;
    private boolean own = true;
    private boolean closed;

    Origin(Types types, Body body, Node loop) {
        this.types = types;
        this.body = body;
        this.loop = loop;
    }

    /** What makes it: an expression, or a parameter of the method around. Empty if it may be somebody else's. */
    Optional<Node> made() {
        return Optional.ofNullable(made);
    }

    /** Whether the body itself makes it. */
    boolean isOwn() {
        return own;
    }

    /** Whether it is closed when the loop is left. */
    boolean isClosed() {
        return closed;
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
                && SourceLoops.isGenerator(types.resolve(method.getType(), method))) {
            made = parameter;
        }
    }

    private static boolean isResource(Node declaration) {
        return declaration.getParentNode().flatMap(Node::getParentNode).orElse(null) instanceof TryStmt;
    }

    /** Whether a variable is only iterated, and that only in one body. */
    private static boolean isOnlyTaken(String name, Node scope, Node within) {
        return scope.findAll(NameExpr.class, use -> use.getNameAsString().equals(name)).stream()
                .allMatch(use -> new Site(use).isWithin(within) && isTaking(use));
    }

    private static boolean isTaking(NameExpr use) {
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

    private static boolean speaksOf(TryStmt attempt, String name) {
        return attempt.getResources().stream().anyMatch(resource -> mentions(resource, name))
                || attempt.getFinallyBlock()
                        .filter(block -> mentions(block, name))
                        .isPresent()
                || attempt.getCatchClauses().stream().anyMatch(clause -> mentions(clause, name));
    }

    private static boolean mentions(Node code, String name) {
        return code.findFirst(NameExpr.class, use -> use.getNameAsString().equals(name))
                        .isPresent()
                || code.findFirst(
                                VariableDeclarator.class,
                                variable -> variable.getNameAsString().equals(name))
                        .isPresent();
    }
}
