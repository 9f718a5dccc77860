package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.Optional;

/** Questions about code that several fixes ask. */
public final class Code {
    private Code() {}

    /** The innermost statement around a node, if it stands in a block, so that another can stand beside it. */
    static Optional<Statement> statementAround(Node node) {
        Node outer = node;
        while (outer != null && !(outer instanceof Statement)) {
            outer = outer.getParentNode().orElse(null);
        }
        return Optional.ofNullable((Statement) outer)
                .filter(statement -> statement.getParentNode().orElse(null) instanceof BlockStmt);
    }

    /** The innermost loop around a node within its method or lambda. */
    static Optional<Site> loopAround(Node node) {
        Node outer = node.getParentNode().orElse(null);
        while (outer != null && !isLoop(outer)) {
            outer = isBody(outer) ? null : outer.getParentNode().orElse(null);
        }
        return Optional.ofNullable(outer).map(Site::new);
    }

    /** The method or function that a node belongs to. */
    static Optional<Site> bodyAround(Node node) {
        Node outer = node.getParentNode().orElse(null);
        while (outer != null && !isBody(outer)) {
            outer = outer.getParentNode().orElse(null);
        }
        return Optional.ofNullable(outer).map(Site::new);
    }

    private static boolean isLoop(Node node) {
        return node instanceof ForEachStmt
                || node instanceof ForStmt
                || node instanceof WhileStmt
                || node instanceof DoStmt;
    }

    private static boolean isBody(Node node) {
        return node instanceof LambdaExpr || node instanceof BodyDeclaration<?>;
    }

    /** The only statement of a block, or the statement itself. */
    static Optional<Statement> only(Statement body) {
        if (!(body instanceof BlockStmt block)) {
            return Optional.of(body);
        }
        return block.getStatements().size() == 1 ? only(block.getStatement(0)) : Optional.empty();
    }

    static boolean isName(Expression expression, String name) {
        return Expressions.bare(expression) instanceof NameExpr simple
                && simple.getNameAsString().equals(name);
    }

    /** The parser runs without the step that would make a type of its own of it. */
    static boolean isVar(VariableDeclarator variable) {
        return variable.getTypeAsString().equals("var");
    }

    /** The name of a variable, parameter or field by its declaration. */
    static String nameOf(Node declaration) {
        return ((NodeWithSimpleName<?>) declaration).getNameAsString();
    }

    static boolean mentions(Node code, String name) {
        return countOf(name, code) > 0;
    }

    /** How often a name stands for a variable in a piece of code. */
    static long countOf(String name, Node code) {
        return code.findAll(SimpleName.class).stream()
                .filter(one -> one.getIdentifier().equals(name))
                .filter(one -> !(one.getParentNode().orElse(null) instanceof MethodCallExpr))
                .count();
    }

    /** Whether evaluating an expression can neither fail nor do anything. */
    static boolean isInert(Expression expression) {
        Expression bare = Expressions.bare(expression);
        return bare instanceof LiteralExpr
                || bare instanceof NameExpr
                || bare instanceof ThisExpr
                || bare instanceof LambdaExpr
                || bare instanceof UnaryExpr unary
                        && isInert(unary.getExpression())
                        && !unary.getOperator().isPostfix();
    }

    /** Whether a call stands in the file as it is: one that a method reference stands for does not. */
    public static boolean isWritten(Node call) {
        return call.getParentNode().stream()
                .flatMap(parent -> parent.getChildNodes().stream())
                .anyMatch(child -> child == call);
    }
}
