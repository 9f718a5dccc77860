package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What expressions are to the tracked object. */
final class Values<S, E> {
    private final Protocol<S, E> protocol;
    private final Types types;
    private final Map<Node, Set<Site>> mentioned = new IdentityHashMap<>();

    Values(Protocol<S, E> protocol, Types types) {
        this.protocol = protocol;
        this.types = types;
    }

    /** The variable that an expression names, parentheses and casts aside. */
    Optional<Site> variable(Expression expression) {
        Expression bare = Expressions.withoutCasts(expression);
        return isName(bare) ? types.declarationOf(bare).map(Site::new) : Optional.empty();
    }

    Optional<Handle> handle(Expression expression, World<S> world) {
        Expression bare = Expressions.withoutCasts(expression);
        if (isName(bare)) {
            return variable(bare).flatMap(world::handleOf);
        }
        if (bare instanceof AssignExpr assignment) {
            return handle(assignment.getTarget(), world);
        }
        return bare instanceof MethodCallExpr call ? ofCall(call, world) : Optional.empty();
    }

    private Optional<Handle> ofCall(MethodCallExpr call, World<S> world) {
        Optional<Handle> receiver = call.getScope().flatMap(scope -> handle(scope, world));
        if (receiver.isPresent()) {
            return protocol.result(call, receiver.get());
        }
        for (int i = 0; i < call.getArguments().size(); i++) {
            int argument = i;
            Optional<Handle> wrapper =
                    handle(call.getArgument(i), world).flatMap(given -> protocol.wrapped(call, argument, given));
            if (wrapper.isPresent()) {
                return wrapper;
            }
        }
        return Optional.empty();
    }

    Optional<Site> resource(Node resource) {
        if (resource instanceof VariableDeclarationExpr declaration) {
            return Optional.of(new Site(declaration.getVariable(0)));
        }
        return resource instanceof Expression expression ? variable(expression) : Optional.empty();
    }

    /** Whether a lambda or class body mentions a variable. */
    boolean mentions(Node body, Site variable) {
        return mentioned.computeIfAbsent(body, this::variablesIn).contains(variable);
    }

    private Set<Site> variablesIn(Node body) {
        Set<Site> found = new HashSet<>();
        body.walk(Expression.class, expression -> {
            if (isName(expression)) {
                types.declarationOf(expression).ifPresent(node -> found.add(new Site(node)));
            }
        });
        return found;
    }

    /** A method reference's variable comes as a TypeExpr. */
    private static boolean isName(Expression bare) {
        return bare instanceof NameExpr || bare instanceof FieldAccessExpr || bare instanceof TypeExpr;
    }

    /** The variable lets go of what it held; the last to let go of a handle releases it. */
    World<S> drop(World<S> world, Site variable) {
        Optional<Handle> held = world.handleOf(variable);
        if (held.isEmpty()) {
            return world;
        }
        World<S> without = world.without(variable);
        return without.holders().containsValue(held.get())
                ? without
                : without.in(protocol.released(held.get(), without.state()));
    }
}
