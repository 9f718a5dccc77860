package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.List;
import java.util.Optional;

/**
 * Code that is kept for later, together with what it captures.
 *
 * @param node the lambda, method reference or creation
 * @param noun what messages call it
 * @param body what its own variables and members are declared within
 * @param code what runs later
 * @param self the class of which it may capture the object; empty in a static context, and where that is not known
 * @param generator whether it is the body of a generator or coroutine
 */
public record Function(
        Node node, String noun, Node body, List<Node> code, Optional<TypeDeclaration<?>> self, boolean generator) {
    /** Whether it has members of its own, so that {@code this} is not the object around it. */
    boolean isObject() {
        return node instanceof ObjectCreationExpr;
    }

    Function ofGenerator() {
        return new Function(node, "a generator", body, code, self, true);
    }
}
