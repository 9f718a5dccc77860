package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the conditions of a body decide: what was decided one way is not decided the other way later on the same path, as
 * long as nothing changes that it depends on. Only conditions over local variables and constants are remembered, which
 * nothing but the body itself can change; constants are never taken the other way.
 */
final class Flags {
    /** Each doubles the worlds at worst; of more, those that are asked most often are followed. */
    private static final int MAX_FLAGS = 4;

    private final Types types;

    /** By what they ask, the place that stands for it in a world: a boolean variable's declaration or the first condition. */
    private final Map<String, Site> followed = new LinkedHashMap<>();

    private final Map<Site, List<Site>> dependents = new LinkedHashMap<>();

    /** Conditions of conditional expressions whose value a variable gets. */
    private final Set<Site> choices = new HashSet<>();

    Flags(Cfg cfg, Types types) {
        this.types = types;
        Map<String, List<Asked>> asked = new LinkedHashMap<>();
        for (Block block : cfg.blocks()) {
            for (Element element : block.elements()) {
                choices.addAll(Arms.choices(element));
                returned(element)
                        .flatMap(answer ->
                                Decision.of(answer, types).map(decision -> new Asked(new Site(answer), decision)))
                        .ifPresent(answer -> asked.computeIfAbsent(
                                        answer.decision().key(), key -> new ArrayList<>(2))
                                .add(answer));
            }
            for (Edge edge : block.successors()) {
                if (edge.condition().isPresent() && edge == block.successors().get(0)) {
                    Decision.of(edge.condition().get(), types)
                            .ifPresent(decision -> asked.computeIfAbsent(decision.key(), key -> new ArrayList<>(2))
                                    .add(new Asked(new Site(edge.condition().get()), decision)));
                }
            }
        }
        asked.entrySet().stream()
                .filter(entry ->
                        entry.getValue().size() > 1 || entry.getValue().get(0).isVariable())
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .limit(MAX_FLAGS)
                .forEach(entry -> follow(entry.getKey(), entry.getValue().get(0)));
    }

    /** The boolean variable that a body returns, which its caller asks. */
    private Optional<Expression> returned(Element element) {
        return Optional.of(element)
                .filter(each -> each.kind() == Element.Kind.RETURN && each.node() instanceof ReturnStmt)
                .flatMap(each -> ((ReturnStmt) each.node()).getExpression())
                .map(Expressions::bare)
                .filter(value -> value instanceof NameExpr
                        && types.declarationOf(value).filter(Flags::isBoolean).isPresent());
    }

    private static boolean isBoolean(Node declaration) {
        return declaration instanceof VariableDeclarator variable
                && variable.getTypeAsString().equals("boolean");
    }

    private record Asked(Site condition, Decision decision) {
        /** Whether it just asks a local boolean, which may be given a literal. */
        boolean isVariable() {
            return condition.node() instanceof Expression expression
                    && Expressions.bare(expression) instanceof NameExpr
                    && !decision.variables().isEmpty();
        }
    }

    private void follow(String key, Asked first) {
        Site site = first.isVariable() ? first.decision().variables().iterator().next() : first.condition();
        followed.put(key, site);
        first.decision()
                .variables()
                .forEach(variable -> dependents
                        .computeIfAbsent(variable, fresh -> new ArrayList<>(1))
                        .add(site));
    }

    /**
     * A condition came out.
     *
     * @return empty if it was decided the other way before, or always comes out the other way
     */
    <S> Optional<World<S>> assume(Node condition, boolean holds, World<S> world) {
        Site decided = new Site(condition);
        Boolean answer = world.flags().get(decided);
        if (condition instanceof MethodCallExpr && answer != null && !followed.containsValue(decided)) {
            return answer == holds ? Optional.of(world.forgetting(decided)) : Optional.empty();
        }
        return flagDecided(condition, holds, world)
                .map(after -> choices.contains(decided) ? after.knowing(decided, holds) : after);
    }

    /** Once the variable has its value, which arm it came from is of no more interest. */
    <S> World<S> afterChoice(Element element, World<S> world) {
        World<S> after = world;
        for (Site choice : Arms.choices(element)) {
            after = after.forgetting(choice);
        }
        return after;
    }

    private <S> Optional<World<S>> flagDecided(Node condition, boolean holds, World<S> world) {
        Optional<Decision> decision = Decision.of(condition, types);
        if (decision.isEmpty()) {
            return Optional.of(world);
        }
        boolean value = holds != decision.get().negated();
        if (decision.get().constant().isPresent() && decision.get().constant().get() != value) {
            return Optional.empty();
        }
        Site flag = followed.get(decision.get().key());
        if (flag == null) {
            return Optional.of(world);
        }
        Boolean known = world.flags().get(flag);
        return known != null && known != value ? Optional.empty() : Optional.of(world.knowing(flag, value));
    }

    /** A variable is given a value, which is a literal or not known. */
    <S> World<S> assigned(Element element, World<S> world) {
        if (followed.isEmpty()) {
            return world;
        }
        if (element.kind() == Element.Kind.NEXT && element.node() instanceof ForEachStmt loop) {
            return given(loop.getVariable().getVariable(0), Optional.empty(), world);
        }
        if (element.node() instanceof VariableDeclarator variable && element.kind() == Element.Kind.DECLARE) {
            return given(variable, variable.getInitializer(), world);
        }
        if (element.node() instanceof AssignExpr assignment
                && Expressions.bare(assignment.getTarget()) instanceof NameExpr name) {
            Optional<Expression> value = assignment.getOperator() == AssignExpr.Operator.ASSIGN
                    ? Optional.of(assignment.getValue())
                    : Optional.empty();
            return given(name, value, world);
        }
        return element.node() instanceof UnaryExpr step
                        && Expressions.bare(step.getExpression()) instanceof NameExpr name
                ? given(name, Optional.empty(), world)
                : world;
    }

    private <S> World<S> given(NameExpr name, Optional<Expression> value, World<S> world) {
        return types.declarationOf(name)
                .map(declaration -> given(declaration, value, world))
                .orElse(world);
    }

    private <S> World<S> given(Node declaration, Optional<Expression> value, World<S> world) {
        World<S> after = world;
        for (Site flag : dependents.getOrDefault(new Site(declaration), List.of())) {
            after = after.forgetting(flag);
        }
        Expression bare = value.map(Expressions::bare).orElse(null);
        if (bare instanceof BooleanLiteralExpr literal && followed.containsValue(new Site(declaration))) {
            return after.knowing(new Site(declaration), literal.getValue());
        }
        if (bare instanceof MethodCallExpr call && followed.containsValue(new Site(declaration))) {
            Site answered = new Site(call);
            Boolean answer = world.flags().get(answered);
            return answer == null ? after : after.forgetting(answered).knowing(new Site(declaration), answer);
        }
        Site isNull = followed.get(Decision.isNull(declaration));
        boolean tells = bare instanceof NullLiteralExpr || bare instanceof ObjectCreationExpr;
        return isNull != null && tells ? after.knowing(isNull, bare instanceof NullLiteralExpr) : after;
    }
}
