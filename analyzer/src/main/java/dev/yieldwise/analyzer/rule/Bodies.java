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
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;

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
            if (node instanceof LambdaExpr && around != null) {
                around.add(inside);
            }
        } else if (node instanceof TypeDeclaration<?>) {
            inside = null;
        } else if (around != null && node instanceof MethodCallExpr call) {
            around.add(call);
        } else if (around != null && node instanceof ForEachStmt loop) {
            around.add(loop);
        } else if (around != null) {
            copies(node, around);
        }
        boolean anonymous = node instanceof ObjectCreationExpr creation
                && creation.getAnonymousClassBody().isPresent();
        for (Node child : node.getChildNodes()) {
            boolean member = anonymous && child instanceof BodyDeclaration<?>;
            walk(child, member ? null : inside);
        }
    }

    private static void copies(Node node, Body body) {
        if (node instanceof VariableDeclarator variable
                && variable.getInitializer().isPresent()) {
            copies(variable, variable.getInitializer().get(), body);
        } else if (node instanceof AssignExpr assignment) {
            copies(assignment.getTarget(), assignment.getValue(), body);
        } else if (node instanceof InstanceOfExpr test
                && test.getPattern().orElse(null) instanceof TypePatternExpr pattern) {
            copies(pattern, test.getExpression(), body);
        }
    }

    /** The parser takes a variable before {@code ::} for a type. */
    private static boolean isVariable(Expression scope) {
        return scope instanceof NameExpr || scope instanceof TypeExpr;
    }

    private static void copies(Node target, Expression value, Body body) {
        Expression bare = Expressions.bare(value);
        boolean direct = true;
        while (true) {
            if (bare instanceof CastExpr cast) {
                bare = Expressions.bare(cast.getExpression());
            } else if (bare instanceof MethodCallExpr call) {
                call.getArguments().stream()
                        .filter(NameExpr.class::isInstance)
                        .forEach(argument -> body.add(new Body.Copy(target, argument, false)));
                direct = false;
                if (call.getScope().isEmpty()) {
                    break;
                }
                bare = Expressions.bare(call.getScope().get());
            } else {
                break;
            }
        }
        if (bare instanceof AssignExpr assignment) {
            copies(target, assignment.getTarget(), body);
        } else if (bare instanceof MethodReferenceExpr reference && isVariable(reference.getScope())) {
            body.add(new Body.Copy(target, reference.getScope(), false));
        } else if (bare instanceof ObjectCreationExpr creation) {
            creation.getArguments().stream()
                    .filter(NameExpr.class::isInstance)
                    .forEach(argument -> body.add(new Body.Copy(target, argument, false)));
        } else if (bare instanceof ConditionalExpr choice) {
            copies(target, choice.getThenExpr(), body);
            copies(target, choice.getElseExpr(), body);
        } else if (bare instanceof NameExpr || bare instanceof FieldAccessExpr) {
            body.add(new Body.Copy(target, bare, direct));
        }
    }
}
