package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param given the arguments of the method that makes it, by its parameters
 */
public record Function(
        Node node,
        String noun,
        Node body,
        List<Node> code,
        Optional<TypeDeclaration<?>> self,
        boolean generator,
        Map<Site, Expression> given) {
    Function(Node node, String noun, Node body, List<Node> code, Optional<TypeDeclaration<?>> self) {
        this(node, noun, body, code, self, false, Map.of());
    }

    /** What a parameter of the method that makes it is given. */
    public Optional<Expression> given(Node parameter) {
        return Optional.ofNullable(given.get(new Site(parameter)));
    }

    /** Of an object of another file it is not known what else keeps it, nor who changes it. */
    Function withoutSelf() {
        return new Function(node, noun, body, code, Optional.empty(), generator, given);
    }

    Function madeBy(MethodDeclaration method, MethodCallExpr call) {
        Map<Site, Expression> more = new HashMap<>(given);
        for (int i = 0; i < call.getArguments().size(); i++) {
            more.put(new Site(method.getParameter(i)), call.getArgument(i));
        }
        return new Function(node, noun, body, code, self, generator, Map.copyOf(more));
    }

    /** Whether it has members of its own, so that {@code this} is not the object around it. */
    boolean isObject() {
        return node instanceof ObjectCreationExpr;
    }

    Function ofGenerator() {
        return new Function(node, "a generator", body, code, self, true, given);
    }
}
