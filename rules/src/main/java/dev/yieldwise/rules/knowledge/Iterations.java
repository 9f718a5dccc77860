package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.interproc.Functions;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which variables of a body are iterated while something may change them. */
public final class Iterations {
    private final Pass pass;
    private final Body body;
    private final Changes changes;
    private final LiveFields liveFields;
    private final List<Expression> roots = new ArrayList<>();
    private final Map<String, List<Node>> places = new HashMap<>();
    private final Set<Tracked> found = new LinkedHashSet<>();

    private Iterations(Pass pass, Body body) {
        this.pass = pass;
        this.body = body;
        this.changes = new Changes(pass, body);
        this.liveFields = new LiveFields(pass, body);
    }

    /** In the order of the first iteration; none of which it is clear that nothing changes them. */
    public static List<Tracked> iterated(Pass pass, Body body) {
        return new Iterations(pass, body).all();
    }

    private List<Tracked> all() {
        for (ForEachStmt loop : body.loops()) {
            add(loop.getIterable(), loop.getBody());
        }
        for (MethodCallExpr call : body.calls()) {
            if (Mutation.BEGINNING.contains(call.getNameAsString()) || runsFunction(call)) {
                add(call, body.owner());
            }
        }
        for (Body function : body.functions()) {
            if (isGeneratorBody(function)) {
                // Its consumer may do anything between two yields.
                function.loops().forEach(loop -> add(loop.getIterable(), body.owner()));
            }
        }
        if (roots.isEmpty() && found.isEmpty()) {
            return List.of();
        }
        for (Node declaration : Followed.withOwners(pass, body, roots)) {
            if (mayChange(declaration) && isCollection(declaration)) {
                found.add(Tracked.variable(declaration));
            }
            initializer(declaration).flatMap(liveFields::behind).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** @param place where a change would meet the iteration */
    private void add(Expression iterable, Node place) {
        List<Expression> named = new ArrayList<>();
        Roots.root(iterable).ifPresent(named::add);
        handed(iterable, named);
        named.forEach(root -> places.computeIfAbsent(Roots.nameOf(root), key -> new ArrayList<>())
                .add(place));
        roots.addAll(named);
        liveFields.behind(iterable).ifPresent(found::add);
    }

    private static boolean isGeneratorBody(Body function) {
        return function.owner().getParentNode().orElse(null) instanceof MethodCallExpr call
                && BodyFactory.GENERATOR.methods().contains(call.getNameAsString());
    }

    /** What a call is given may be what its value goes through. */
    private static void handed(Expression chain, List<Expression> roots) {
        Expression bare = Expressions.withoutCasts(chain);
        while (bare instanceof MethodCallExpr call) {
            call.getArguments().stream().filter(NameExpr.class::isInstance).forEach(roots::add);
            bare = call.getScope().map(Expressions::withoutCasts).orElse(null);
        }
    }

    private boolean runsFunction(MethodCallExpr call) {
        return Functions.isRunner(call.getNameAsString())
                && call.getArguments().stream()
                        .anyMatch(argument ->
                                pass.program().functions().of(argument).isPresent());
    }

    private static Optional<Expression> initializer(Node declaration) {
        return declaration instanceof VariableDeclarator variable && !Subject.isField(variable)
                ? variable.getInitializer()
                : Optional.empty();
    }

    private boolean isCollection(Node declaration) {
        TypeRef type = pass.types().ofDeclaration(declaration);
        return pass.types().isA(type, "java.util.Collection")
                || pass.types().isA(type, "java.util.Map")
                || pass.resultOf(OwnTypes.ANALYSIS).mutates(type);
    }

    private boolean mayChange(Node declaration) {
        Set<String> names = changes.related(Subject.nameOf(declaration));
        List<Node> where = names.stream()
                .flatMap(name -> places.getOrDefault(name, List.of()).stream())
                .toList();
        return changes.in(where, declaration, names);
    }
}
