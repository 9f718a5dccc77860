package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of the context managers that a file makes. */
final class ScopeBodies {
    private final Pass pass;

    private ScopeBodies(Pass pass) {
        this.pass = pass;
    }

    /** Each body with the first call that makes a manager of it, in source order. */
    static Map<Body, MethodCallExpr> in(Pass pass) {
        String simple = GeneratorApi.CONTEXT_MANAGER.substring(GeneratorApi.CONTEXT_MANAGER.lastIndexOf('.') + 1);
        Map<Body, MethodCallExpr> found = new LinkedHashMap<>();
        if (pass.file().text().contains(simple)) {
            ScopeBodies bodies = new ScopeBodies(pass);
            for (MethodCallExpr call : Nodes.of(pass.unit()).all(MethodCallExpr.class)) {
                if (bodies.factory(call) == BodyFactory.CONTEXT_MANAGER) {
                    bodies.bodyOf(BodyFactory.bodyOf(call)).ifPresent(body -> found.putIfAbsent(body, call));
                }
            }
        }
        return found;
    }

    private BodyFactory factory(MethodCallExpr call) {
        return BodyFactory.of(call, pass.types()).orElse(null);
    }

    /** A manager may be given a body, or a generator, whose body it then is. */
    private Optional<Body> bodyOf(Expression argument) {
        Expression bare = Expressions.withoutCasts(argument);
        if (bare instanceof MethodCallExpr call) {
            return factory(call) == BodyFactory.GENERATOR ? bodyOf(BodyFactory.bodyOf(call)) : Optional.empty();
        }
        if (bare instanceof LambdaExpr) {
            return body(bare);
        }
        if (bare instanceof MethodReferenceExpr reference) {
            List<Body> named =
                    pass.resultOf(LocalMethods.ANALYSIS).named(reference.getIdentifier(), reference.getScope());
            return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
        }
        return bare instanceof ObjectCreationExpr creation ? run(creation).flatMap(this::body) : Optional.empty();
    }

    private Optional<MethodDeclaration> run(ObjectCreationExpr creation) {
        List<? extends Node> members = creation.getAnonymousClassBody().isPresent()
                ? creation.getAnonymousClassBody().get()
                : Helpers.typeNamed(pass.unit(), creation.getType().getNameAsString())
                        .map(TypeDeclaration::getMembers)
                        .map(List::copyOf)
                        .orElse(List.of());
        return members.stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .filter(method -> method.getNameAsString().equals(GeneratorApi.BODY_METHOD)
                        && method.getParameters().size() == 1)
                .findFirst();
    }

    private Optional<Body> body(Node owner) {
        return pass.resultOf(Bodies.ANALYSIS).stream()
                .filter(body -> body.owner() == owner)
                .findFirst();
    }
}
