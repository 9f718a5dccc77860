package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.typestate.Subject;

/** Fields that hold a new coroutine to which the whole file does nothing but send. */
public final class NeverAdvanced {
    private NeverAdvanced() {}

    public static boolean test(Pass pass, Node declaration, CoroutineStart protocol) {
        return declaration instanceof VariableDeclarator variable
                && Subject.isField(variable)
                && ((FieldDeclaration) variable.getParentNode().orElseThrow()).isPrivate()
                && ((FieldDeclaration) variable.getParentNode().orElseThrow()).isFinal()
                && variable.getInitializer().filter(protocol::isNew).isPresent()
                && pass.unit().findAll(Expression.class, use -> isUse(pass, use, variable)).stream()
                        .allMatch(NeverAdvanced::sends);
    }

    private static boolean isUse(Pass pass, Expression use, VariableDeclarator variable) {
        return (use.isNameExpr() || use.isFieldAccessExpr() || use.isTypeExpr())
                && use.toString().endsWith(variable.getNameAsString())
                && pass.types()
                        .declarationOf(use)
                        .filter(meant -> meant == variable)
                        .isPresent();
    }

    private static boolean sends(Expression use) {
        return use.getParentNode().orElse(null) instanceof MethodCallExpr call
                && call.getScope().filter(scope -> scope == use).isPresent()
                && (GeneratorApi.SENDING.contains(call.getNameAsString())
                        || GeneratorApi.ASKING.contains(call.getNameAsString()))
                && call.getArguments().stream().noneMatch(Expression::isNullLiteralExpr);
    }
}
