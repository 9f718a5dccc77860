package dev.yieldwise.analyzer.rule;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bodies of a file, in source order, found in one walk. */
public final class Bodies {
    public static final Analysis<List<Body>> ANALYSIS = new Analysis<>("bodies", Bodies::of);

    private final List<Body> found = new ArrayList<>();

    private Bodies() {}

    private static List<Body> of(Pass pass) {
        Bodies bodies = new Bodies();
        bodies.walk(pass.unit(), null);
        return List.copyOf(bodies.found);
    }

    private void walk(Node node, Body around) {
        Body inside = around;
        if (node instanceof CallableDeclaration<?>
                || node instanceof CompactConstructorDeclaration
                || node instanceof InitializerDeclaration
                || node instanceof LambdaExpr) {
            inside = new Body(node);
            found.add(inside);
        } else if (node instanceof TypeDeclaration<?>) {
            inside = null;
        } else if (around != null && node instanceof MethodCallExpr call) {
            around.add(call);
        } else if (around != null && node instanceof ForEachStmt loop) {
            around.add(loop);
        } else if (around != null) {
            copy(node).ifPresent(around::add);
        }
        boolean anonymous = node instanceof ObjectCreationExpr creation
                && creation.getAnonymousClassBody().isPresent();
        for (Node child : node.getChildNodes()) {
            boolean member = anonymous && child instanceof BodyDeclaration<?>;
            walk(child, member ? null : inside);
        }
    }

    private static Optional<Body.Copy> copy(Node node) {
        if (node instanceof VariableDeclarator variable) {
            return variable.getInitializer()
                    .map(Bodies::withoutCasts)
                    .filter(Bodies::isName)
                    .map(source -> new Body.Copy(variable, source));
        }
        return node instanceof AssignExpr assignment
                ? Optional.of(withoutCasts(assignment.getValue()))
                        .filter(Bodies::isName)
                        .map(source -> new Body.Copy(assignment.getTarget(), source))
                : Optional.empty();
    }

    private static boolean isName(Expression bare) {
        return bare instanceof NameExpr || bare instanceof FieldAccessExpr;
    }

    private static Expression withoutCasts(Expression expression) {
        Expression bare = Types.bare(expression);
        return bare instanceof CastExpr cast ? withoutCasts(cast.getExpression()) : bare;
    }
}
