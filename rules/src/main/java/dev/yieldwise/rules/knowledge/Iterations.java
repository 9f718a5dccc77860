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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which variables of a body are iterated while something may change them. */
public final class Iterations {
    private final Pass pass;
    private final Body body;
    private final List<MethodCallExpr> calls;
    private final boolean changes;
    private final LiveFields liveFields;

    private Iterations(Pass pass, Body body) {
        this.pass = pass;
        this.body = body;
        this.calls = body.allCalls();
        this.changes = calls.stream().anyMatch(call -> Operation.named(call.getNameAsString()));
        this.liveFields = new LiveFields(pass, body);
    }

    /** In the order of the first iteration; none of which it is clear that nothing changes them. */
    public static List<Tracked> iterated(Pass pass, Body body) {
        return new Iterations(pass, body).all();
    }

    private List<Tracked> all() {
        List<Expression> iterables = new ArrayList<>();
        for (ForEachStmt loop : body.loops()) {
            iterables.add(loop.getIterable());
        }
        for (MethodCallExpr call : body.calls()) {
            if (Mutation.BEGINNING.contains(call.getNameAsString()) || runsFunction(call)) {
                iterables.add(call);
            }
        }
        for (Body function : body.functions()) {
            if (isGeneratorBody(function)) {
                function.loops().forEach(loop -> iterables.add(loop.getIterable()));
            }
        }
        Set<Tracked> found = new LinkedHashSet<>();
        List<Expression> roots = new ArrayList<>();
        for (Expression iterable : iterables) {
            Roots.root(iterable).ifPresent(roots::add);
            handed(iterable, roots);
            liveFields.behind(iterable).ifPresent(found::add);
        }
        boolean runsFunctions = body.calls().stream().anyMatch(this::runsFunction);
        if (roots.isEmpty() && found.isEmpty()) {
            return List.of();
        }
        for (Node declaration : Followed.withOwners(pass, body, roots)) {
            if (isCollection(declaration) && (runsFunctions || mayChange(declaration))) {
                found.add(Tracked.variable(declaration));
            }
            initializer(declaration).flatMap(liveFields::behind).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static boolean isGeneratorBody(Body function) {
        return function.owner().getParentNode().orElse(null) instanceof MethodCallExpr call
                && GeneratorApi.GENERATOR_FACTORIES.contains(call.getNameAsString());
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
        return pass.types().isA(type, "java.util.Collection") || pass.types().isA(type, "java.util.Map");
    }

    /** By names alone: something here, or in a method that is called, may change it. */
    private boolean mayChange(Node declaration) {
        String name = Subject.nameOf(declaration);
        return changes
                || calls.stream().anyMatch(call -> hands(call, name))
                || Subject.isField(declaration) && OwnCalls.speakOf(pass, body, name);
    }

    private static boolean hands(MethodCallExpr call, String name) {
        return call.getArguments().stream()
                .anyMatch(argument -> Roots.root(argument)
                        .filter(root -> Roots.nameOf(root).equals(name))
                        .isPresent());
    }
}
