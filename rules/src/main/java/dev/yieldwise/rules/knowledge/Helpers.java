package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;

/** Methods of the same file that a call without a receiver means. By name and number of parameters. */
final class Helpers {
    private Helpers() {}

    /** Whether a call has no receiver but this, or the class that it stands in. */
    static boolean isOwn(MethodCallExpr call) {
        if (call.getScope().isEmpty()) {
            return true;
        }
        Expression scope = Expressions.bare(call.getScope().get());
        if (scope instanceof ThisExpr self) {
            return self.getTypeName().isEmpty();
        }
        for (Node outer = call; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type) {
                return scope instanceof NameExpr name && name.getNameAsString().equals(type.getNameAsString());
            }
        }
        return false;
    }

    /** The methods that a call on {@code this}, or on no receiver, may mean: those of the innermost class that has some. */
    static List<MethodDeclaration> named(MethodCallExpr call) {
        for (Node outer = call; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type) {
                List<MethodDeclaration> found = type.getMethodsByName(call.getNameAsString());
                if (!found.isEmpty()) {
                    return found.stream()
                            .filter(method -> method.getParameters().size()
                                            == call.getArguments().size()
                                    && method.getParameters().stream().noneMatch(p -> p.isVarArgs()))
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** The method, constructor or initializer around a node. */
    static Node memberAround(Node node) {
        Node outer = node;
        while (!(outer instanceof BodyDeclaration<?>) && outer.getParentNode().isPresent()) {
            outer = outer.getParentNode().get();
        }
        return outer;
    }

    /** The returns of a method itself, not those of lambdas and classes within it. */
    static List<ReturnStmt> returnsOf(Node body) {
        List<ReturnStmt> found = new ArrayList<>();
        collect(body, found);
        return found;
    }

    private static void collect(Node node, List<ReturnStmt> found) {
        for (Node child : node.getChildNodes()) {
            if (child instanceof ReturnStmt back) {
                found.add(back);
            } else if (!(child instanceof LambdaExpr) && !(child instanceof BodyDeclaration<?>)) {
                collect(child, found);
            }
        }
    }

    /** Whether no subclass can put another method in its place. */
    static boolean isSurelyCalled(MethodDeclaration method) {
        return method.isPrivate()
                || method.isStatic()
                || method.isFinal()
                || method.getParentNode()
                        .filter(type ->
                                !(type instanceof ClassOrInterfaceDeclaration declaration) || declaration.isFinal())
                        .isPresent();
    }
}
