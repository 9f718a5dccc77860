package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of a file, and which of them a call means; by name and number of arguments, without the symbol solver. */
public final class LocalMethods {
    public static final Analysis<LocalMethods> ANALYSIS = new Analysis<>("methods of the file", LocalMethods::new);

    private final Map<String, List<Body>> byName = new HashMap<>();

    private final List<Body> all;

    private LocalMethods(Pass pass) {
        all = pass.resultOf(Bodies.ANALYSIS);
        for (Body body : all) {
            if (body.owner() instanceof MethodDeclaration method
                    && method.getBody().isPresent()) {
                byName.computeIfAbsent(method.getNameAsString(), name -> new ArrayList<>())
                        .add(body);
            }
        }
    }

    /**
     * The methods that a call may mean, as far as it is plain: {@code f(..)}, {@code this.f(..)} or {@code Type.f(..)} with a
     * type of this file. Several are overloads, of which it is one.
     */
    public List<Body> meantBy(MethodCallExpr call) {
        List<Body> named = byName.getOrDefault(call.getNameAsString(), List.of()).stream()
                .filter(body -> methodOf(body).getParameters().size()
                        == call.getArguments().size())
                .toList();
        return named.isEmpty() ? named : closest(named, call);
    }

    /** The methods that a name means in a method reference on {@code this} or on a type of this file. */
    public List<Body> named(String name, Expression scope) {
        List<Body> named = byName.getOrDefault(name, List.of());
        Expression bare = Expressions.bare(scope);
        if (bare instanceof ThisExpr) {
            return closest(named, scope, Optional.empty());
        }
        return closest(named, scope, Optional.of(bare.toString()));
    }

    /** The bodies of this file that call a method, those within it apart. */
    List<Body> callersOf(Body method) {
        String name = methodOf(method).getNameAsString();
        return all.stream()
                .filter(body -> body != method)
                .filter(body -> body.calls().stream()
                        .anyMatch(call -> call.getNameAsString().equals(name)
                                && meantBy(call).contains(method)))
                .toList();
    }

    public static MethodDeclaration methodOf(Body body) {
        return (MethodDeclaration) body.owner();
    }

    private static List<Body> closest(List<Body> named, MethodCallExpr call) {
        Expression scope = call.getScope().map(Expressions::bare).orElse(null);
        if (scope == null || scope instanceof ThisExpr) {
            return closest(named, call, Optional.empty());
        }
        return scope instanceof NameExpr type ? closest(named, call, Optional.of(type.getNameAsString())) : List.of();
    }

    /** Those of the named type, else those of the innermost type around the place that has any. */
    private static List<Body> closest(List<Body> named, Node place, Optional<String> type) {
        if (type.isPresent()) {
            return named.stream()
                    .filter(body -> typeAround(methodOf(body))
                            .filter(TypeDeclaration.class::isInstance)
                            .map(around -> ((TypeDeclaration<?>) around).getNameAsString())
                            .equals(type))
                    .toList();
        }
        for (Optional<Node> around = typeAround(place); around.isPresent(); around = typeAround(around.get())) {
            Node members = around.get();
            List<Body> own = named.stream()
                    .filter(body -> typeAround(methodOf(body)).orElse(null) == members)
                    .toList();
            if (!own.isEmpty()) {
                return own;
            }
        }
        return List.of();
    }

    private static Optional<Node> typeAround(Node node) {
        Node child = node;
        for (Node outer = node.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            boolean anonymous = outer instanceof ObjectCreationExpr && child instanceof BodyDeclaration<?>;
            if (outer instanceof TypeDeclaration<?> || anonymous) {
                return Optional.of(outer);
            }
            child = outer;
        }
        return Optional.empty();
    }
}
