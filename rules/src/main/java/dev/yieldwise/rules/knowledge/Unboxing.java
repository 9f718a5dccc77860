package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithType;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Observation;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Null that is unboxed in a try block whose handler goes on. The graph has no way for it, so that nothing is certain of what
 * stands after it in the block.
 */
final class Unboxing {
    private static final Set<String> BOXES =
            Set.of("Integer", "Long", "Short", "Byte", "Character", "Boolean", "Double", "Float");

    private static final Set<String> TAKING =
            Set.of("NullPointerException", "RuntimeException", "Exception", "Throwable");

    private Unboxing() {}

    /** Whether something that an observation rests on may have been passed over. */
    static boolean mayPass(Observation<?> observation, Types types) {
        return Stream.concat(
                        observation.trace().events().stream().map(event -> event.at()), Stream.of(observation.at()))
                .anyMatch(event -> mayPass(event, types));
    }

    private static boolean mayPass(Node event, Types types) {
        Node child = event;
        for (Node outer = event.getParentNode().orElse(null);
                outer != null && !(outer instanceof CallableDeclaration<?>);
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt && child == attempt.getTryBlock() && takes(attempt)) {
                boolean unboxes = attempt.getTryBlock()
                        .findFirst(NameExpr.class, name -> isBefore(name, event) && isUnboxed(name, types))
                        .isPresent();
                if (unboxes) {
                    return true;
                }
            }
            child = outer;
        }
        return false;
    }

    private static boolean takes(TryStmt attempt) {
        return attempt.getCatchClauses().stream()
                .map(CatchClause::getParameter)
                .anyMatch(caught -> TAKING.stream().anyMatch(caught.getTypeAsString()::contains));
    }

    /** A method reference is looked at as a call that stands nowhere. */
    private static boolean isBefore(NameExpr name, Node event) {
        return name.getBegin().isPresent()
                && event.getBegin().isPresent()
                && name.getBegin().get().isBefore(event.getBegin().get());
    }

    /** Whether a name is a box of which the value may be asked for. */
    private static boolean isUnboxed(NameExpr name, Types types) {
        Node user = name.getParentNode().orElseThrow();
        boolean handedOn = user instanceof MethodCallExpr
                || user instanceof ObjectCreationExpr
                || user instanceof BinaryExpr comparison
                        && comparison.getRight().isNullLiteralExpr();
        return !handedOn
                && types.declarationOf(name)
                        .filter(declaration -> declaration instanceof NodeWithType<?, ?> typed
                                && BOXES.contains(typed.getTypeAsString()))
                        .isPresent();
    }
}
