package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The boolean variables of a body that its conditions ask for: what was decided of one is not decided the other way
 * later on the same path. Only local variables and parameters, which nothing but the body itself can change.
 */
final class Flags {
    /** Each doubles the worlds at worst; a body with more conditions than that follows none of them. */
    private static final int MAX_FLAGS = 4;

    private final Types types;
    private final Set<Site> followed;

    /** Conditions of conditional expressions whose value a variable gets. */
    private final Set<Site> choices = new HashSet<>();

    Flags(Cfg cfg, Types types) {
        this.types = types;
        Map<Site, Integer> asked = new LinkedHashMap<>();
        for (Block block : cfg.blocks()) {
            block.elements().forEach(element -> choices.addAll(Arms.choices(element)));
            for (Edge edge : block.successors()) {
                edge.condition().flatMap(this::flag).ifPresent(flag -> asked.merge(flag, 1, Integer::sum));
            }
        }
        this.followed =
                asked.size() > MAX_FLAGS ? Set.of() : asked.keySet().stream().collect(Collectors.toSet());
    }

    /**
     * A condition came out.
     *
     * @return empty if it was decided the other way before
     */
    <S> Optional<World<S>> assume(Node condition, boolean holds, World<S> world) {
        Site decided = new Site(condition);
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
        Optional<Site> flag = flag(condition).filter(followed::contains);
        if (flag.isEmpty()) {
            return Optional.of(world);
        }
        Boolean known = world.flags().get(flag.get());
        return known != null && known != holds ? Optional.empty() : Optional.of(world.knowing(flag.get(), holds));
    }

    /** A variable is given a value, which is a literal or not known. */
    <S> World<S> assigned(Element element, World<S> world) {
        if (followed.isEmpty()) {
            return world;
        }
        if (element.kind() == Element.Kind.NEXT && element.node() instanceof ForEachStmt loop) {
            return world.forgetting(new Site(loop.getVariable().getVariable(0)));
        }
        if (element.node() instanceof VariableDeclarator variable && element.kind() == Element.Kind.DECLARE) {
            return given(new Site(variable), variable.getInitializer(), world);
        }
        if (element.node() instanceof AssignExpr assignment
                && Expressions.bare(assignment.getTarget()) instanceof NameExpr name) {
            Optional<Expression> value = assignment.getOperator() == AssignExpr.Operator.ASSIGN
                    ? Optional.of(assignment.getValue())
                    : Optional.empty();
            return types.declarationOf(name)
                    .map(declaration -> given(new Site(declaration), value, world))
                    .orElse(world);
        }
        return world;
    }

    private <S> World<S> given(Site flag, Optional<Expression> value, World<S> world) {
        if (!followed.contains(flag)) {
            return world;
        }
        return value.map(Expressions::bare).orElse(null) instanceof BooleanLiteralExpr literal
                ? world.knowing(flag, literal.getValue())
                : world.forgetting(flag);
    }

    private Optional<Site> flag(Node condition) {
        return condition instanceof Expression expression && Expressions.bare(expression) instanceof NameExpr name
                ? types.declarationOf(name).filter(Flags::isLocalBoolean).map(Site::new)
                : Optional.empty();
    }

    private static boolean isLocalBoolean(Node declaration) {
        Type type = declaration instanceof VariableDeclarator variable && !Subject.isField(variable)
                ? variable.getType()
                : declaration instanceof Parameter parameter ? parameter.getType() : null;
        return type != null && type.asString().equals("boolean");
    }
}
