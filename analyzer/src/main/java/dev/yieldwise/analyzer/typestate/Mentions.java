package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import dev.yieldwise.analyzer.types.Types;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Which variables a piece of code speaks of. */
final class Mentions {
    private final Types types;
    private final Map<Node, Set<Site>> known = new IdentityHashMap<>();

    Mentions(Types types) {
        this.types = types;
    }

    /** Whether a lambda, method reference or class body mentions a variable. */
    boolean in(Node code, Site variable) {
        return known.computeIfAbsent(code, this::variablesIn).contains(variable);
    }

    private Set<Site> variablesIn(Node code) {
        Set<Site> found = new HashSet<>();
        code.walk(Expression.class, expression -> {
            if (isName(expression)) {
                types.declarationOf(expression).ifPresent(node -> found.add(new Site(node)));
            }
        });
        return found;
    }

    /** A method reference's variable comes as a TypeExpr. */
    static boolean isName(Expression bare) {
        return bare instanceof NameExpr || bare instanceof FieldAccessExpr || bare instanceof TypeExpr;
    }
}
