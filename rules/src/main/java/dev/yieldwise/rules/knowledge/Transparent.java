package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Generators that are made where they are asked for, and let through whatever is thrown into them: nobody can tell whether
 * they heard of it. Their bodies have no handler, nothing to clean up and no lock, and delegate only to what is no better.
 */
final class Transparent {
    private final Pass pass;
    private final Types types;

    Transparent(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
    }

    /** Whether an expression makes one. */
    boolean is(Expression source) {
        return is(source, new HashSet<>());
    }

    /** @param assumed methods that are being looked at: a generator that walks a tree by itself is no worse for that */
    private boolean is(Expression source, Set<Site> assumed) {
        if (!(Expressions.withoutCasts(source) instanceof MethodCallExpr call)) {
            return false;
        }
        if (BodyFactory.of(call, types).filter(BodyFactory.GENERATOR::equals).isPresent()) {
            return BodyFactory.bodyOf(call) instanceof LambdaExpr body
                    && body.getParameters().size() == 1
                    && isTransparent(body, assumed);
        }
        return pass.program()
                .onlyTarget(call)
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .filter(method -> method.getBody().isPresent())
                .filter(method -> !assumed.add(new Site(method)) || givesOne(method, assumed))
                .isPresent();
    }

    private boolean givesOne(MethodDeclaration method, Set<Site> assumed) {
        List<ReturnStmt> returns = Helpers.returnsOf(method.getBody().orElseThrow());
        return !returns.isEmpty()
                && returns.stream()
                        .allMatch(back -> back.getExpression()
                                .filter(value -> is(value, assumed))
                                .isPresent());
    }

    private boolean isTransparent(LambdaExpr body, Set<Site> assumed) {
        String handle = body.getParameter(0).getNameAsString();
        return body.findFirst(TryStmt.class).isEmpty()
                && body.findFirst(SynchronizedStmt.class).isEmpty()
                && body.findAll(NameExpr.class, name -> name.getNameAsString().equals(handle)).stream()
                        .allMatch(use -> isPlain(use, body, assumed));
    }

    /** Whether a use of the handle yields, or delegates to what lets through as well, in the very body. */
    private boolean isPlain(NameExpr handle, LambdaExpr body, Set<Site> assumed) {
        if (!(handle.getParentNode().orElse(null) instanceof MethodCallExpr call)
                || call.getScope().filter(scope -> scope == handle).isEmpty()
                || !(call.getParentNode().orElse(null) instanceof ExpressionStmt statement)
                || bodyAround(statement) != body) {
            return false;
        }
        return call.getNameAsString().equals("yield")
                || call.getNameAsString().equals(GeneratorApi.DELEGATING)
                        && (Delegable.isCollection(types.of(call.getArgument(0)), types)
                                || is(call.getArgument(0), assumed));
    }

    private static Node bodyAround(Node node) {
        Node outer = node;
        while (!(outer instanceof LambdaExpr)
                && !(outer instanceof TypeDeclaration<?>)
                && !(outer instanceof ObjectCreationExpr)) {
            outer = outer.getParentNode().orElseThrow();
        }
        return outer;
    }
}
