package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithArguments;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a file makes something lazy that must be closed, and whose it is from the start. */
public final class Ownership {
    public static final Analysis<Ownership> ANALYSIS = new Analysis<>("ownership", Ownership::new);

    /** What is called on streams, directory streams and generators to take something out. */
    private static final Set<String> TAKING = Set.of(
            "next",
            "nextInt",
            "nextLong",
            "nextDouble",
            "iterator",
            "forEach",
            "forEachOrdered",
            "toList",
            "toArray",
            "collect",
            "count",
            "reduce",
            "findFirst",
            "findAny",
            "anyMatch",
            "allMatch",
            "noneMatch");

    /** What most chains of streams begin with. */
    private static final Set<String> USUAL = Set.of("stream", "of", "asList", "chars", "entrySet", "values", "keySet");

    private final Pass pass;
    private final Types types;
    private final Makers makers;
    private final boolean knowsGenerators;
    private final List<Made> all = new ArrayList<>();

    /**
     * Something that must be closed.
     *
     * @param at the expression that makes it
     * @param body in which it stands
     * @param backing what it keeps open
     * @param name what messages call its maker
     * @param sure whether that very maker is called, and always makes such a thing
     */
    public record Made(Expression at, Body body, Backing backing, String name, boolean sure) {}

    private final Map<Site, Body> bodies = new HashMap<>();

    private Ownership(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.makers = pass.resultOf(Makers.ANALYSIS);
        this.knowsGenerators = pass.file().text().contains(GeneratorApi.PACKAGE);
        for (Body body : pass.resultOf(Bodies.ANALYSIS)) {
            bodies.put(new Site(body.owner()), body);
            body.calls().forEach(call -> {
                if (isAskedFor(call)) {
                    makers.kind(call).ifPresent(kind -> add(call, body, kind));
                } else {
                    makers.opened(call).ifPresent(kind -> add(call, body, kind));
                }
                if (Backing.STREAMING.contains(call.getNameAsString())) {
                    call.getScope()
                            .map(Expressions::bare)
                            .ifPresent(source -> makers.streamed(source).ifPresent(kind -> add(source, body, kind)));
                }
            });
        }
        Nodes.of(pass.unit())
                .all(ObjectCreationExpr.class)
                .forEach(creation -> makers.scanner(creation)
                        .or(() -> makers.resource(creation))
                        .ifPresent(kind -> bodyAround(creation).ifPresent(body -> add(creation, body, kind))));
    }

    private void add(Expression at, Body body, Makers.Kind kind) {
        all.add(new Made(at, body, kind.backing(), kind.name(), kind.sure()));
    }

    private Optional<Body> bodyAround(Node node) {
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            Body body = bodies.get(new Site(outer));
            if (body != null || outer instanceof BodyDeclaration<?>) {
                return Optional.ofNullable(body);
            }
        }
        return Optional.empty();
    }

    /** All that is made in the file. */
    public List<Made> all() {
        return all;
    }

    /** Who is to close something. */
    public enum Whose {
        /** The body that makes it, unless it hands it on. */
        BODYS,
        /** Somebody else, to whom it goes at once. */
        SOMEBODYS,
        /** Nobody ever uses it, which is a mistake of its own. */
        NOBODYS
    }

    /** Whose something is from where it is made. */
    public Whose whose(Made made) {
        if (made.body().owner().findFirst(LocalClassDeclarationStmt.class).isPresent()) {
            return Whose.SOMEBODYS;
        }
        Node value = made.at();
        boolean chosen = false;
        while (true) {
            Node user = value.getParentNode().orElseThrow();
            if (user instanceof ConditionalExpr choice && choice.getCondition() != value) {
                chosen = true;
            } else if (!(user instanceof EnclosedExpr || user instanceof CastExpr)) {
                boolean stage = user instanceof MethodCallExpr call
                        && call.getScope().filter(scope -> is(scope, made.at())).isPresent()
                        && Makers.isStage(call.getNameAsString());
                if (!stage) {
                    return whose(made, value, user, chosen);
                }
            }
            value = user;
        }
    }

    private static boolean is(Expression scope, Node chain) {
        return new Site(chain).isWithin(scope);
    }

    private static Whose whose(Made made, Node value, Node user, boolean chosen) {
        if (user instanceof VariableDeclarator variable) {
            boolean managed = Subject.isField(variable)
                    || ((NodeWithAnnotations<?>) variable.getParentNode().orElseThrow())
                            .getAnnotationByName("Cleanup")
                            .isPresent();
            return managed ? Whose.SOMEBODYS : isUsed(variable, made) ? Whose.BODYS : Whose.NOBODYS;
        }
        if (user instanceof AssignExpr) {
            return Whose.BODYS;
        }
        if (user instanceof ExpressionStmt && !chosen) {
            Node outer = user.getParentNode().orElse(null);
            boolean result = outer instanceof LambdaExpr || outer instanceof SwitchEntry;
            return result ? Whose.SOMEBODYS : isUsedAnyway(made) ? Whose.BODYS : Whose.NOBODYS;
        }
        boolean seen = user instanceof ForEachStmt || user instanceof NodeWithArguments<?>;
        return seen && !chosen ? Whose.BODYS : Whose.SOMEBODYS;
    }

    private static boolean isUsed(VariableDeclarator variable, Made made) {
        return isUsedAnyway(made)
                || made.body()
                        .owner()
                        .findFirst(
                                NameExpr.class, name -> name.getNameAsString().equals(variable.getNameAsString()))
                        .isPresent()
                || made.body()
                        .owner()
                        .findFirst(TypeExpr.class, scope -> scope.toString().equals(variable.getNameAsString()))
                        .isPresent();
    }

    /** Whether it is no stream or generator of which nothing is ever asked, so that it might as well not be there. */
    private static boolean isUsedAnyway(Made made) {
        return made.backing() == Backing.DIRECTORY || made.backing() == Backing.RESOURCE;
    }

    /** Whether a method makes another stage of a stream or generator, which is as lazy. */
    public static boolean isLazy(String method) {
        return Makers.isStage(method);
    }

    /** Names first: whether a call is used as something that must be closed is used. */
    private boolean isAskedFor(MethodCallExpr call) {
        String name = call.getNameAsString();
        if (call.getScope().isPresent() && (USUAL.contains(name) || Makers.isStage(name))) {
            return false;
        }
        Node user = call.getParentNode().orElse(null);
        while (user instanceof EnclosedExpr || user instanceof CastExpr) {
            user = user.getParentNode().orElse(null);
        }
        if (user instanceof MethodCallExpr next) {
            return next.getScope().filter(scope -> is(scope, call)).isPresent()
                    && (Makers.isStage(next.getNameAsString())
                            || TAKING.contains(next.getNameAsString())
                            || next.getNameAsString().equals("stream") && knowsGenerators);
        }
        if (user instanceof VariableDeclarator variable) {
            return makers.mayGive(variable.getType())
                    || variable.getTypeAsString().equals("var");
        }
        if (user instanceof AssignExpr assignment) {
            return types.declarationOf(assignment.getTarget())
                    .filter(declaration ->
                            declaration instanceof VariableDeclarator variable && makers.mayGive(variable.getType()))
                    .isPresent();
        }
        return user instanceof ForEachStmt;
    }
}
