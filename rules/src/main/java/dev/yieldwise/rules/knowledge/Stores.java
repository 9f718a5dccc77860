package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.List;
import java.util.Optional;

/** Whether what is stored within a block is used after it, and not before. By name, so that it errs towards no. */
public final class Stores {
    private Stores() {}

    /** Whether a value that is stored in a try statement is meant for the time after it. */
    public static boolean outlives(AssignExpr assignment, TryStmt attempt, Types types) {
        Optional<Node> declaration = types.declarationOf(assignment.getTarget());
        if (declaration.isEmpty() || Helpers.isWithin(declaration.get(), attempt)) {
            return false;
        }
        String name = Subject.nameOf(declaration.get());
        if (mentions(attempt, name) > 1) {
            return false;
        }
        return Subject.isField(declaration.get())
                ? mentionsAfter(attempt, name) == 0 && !handsOnThis(assignment, attempt)
                : mentionsAfter(attempt, name) > 0;
    }

    /** Whether the statement after the try statement uses the variable, and nothing else gives it a value. */
    public static boolean isUsedNext(AssignExpr assignment, TryStmt attempt, Types types) {
        Optional<Node> declaration = types.declarationOf(assignment.getTarget());
        if (declaration.isEmpty() || Subject.isField(declaration.get())) {
            return false;
        }
        String name = Subject.nameOf(declaration.get());
        Optional<Statement> next = attempt.getParentNode()
                .filter(BlockStmt.class::isInstance)
                .map(block -> ((BlockStmt) block).getStatements())
                .flatMap(statements -> statements.stream()
                        .dropWhile(statement -> statement != attempt)
                        .skip(1)
                        .findFirst());
        return next.filter(statement -> (statement.isReturnStmt() || statement.isExpressionStmt())
                        && mentions(statement, name) > 0
                        && statement.findFirst(AssignExpr.class).isEmpty())
                .isPresent();
    }

    /** Code that is called from the block after the store may use the field before the resource is closed. */
    private static boolean handsOnThis(AssignExpr assignment, TryStmt attempt) {
        return attempt.findAll(Expression.class).stream()
                .filter(expression -> expression instanceof MethodCallExpr call
                                && call.getScope().isEmpty()
                        || expression instanceof ThisExpr
                                && expression
                                        .getParentNode()
                                        .filter(FieldAccessExpr.class::isInstance)
                                        .isEmpty())
                .anyMatch(expression -> isAfter(expression, assignment));
    }

    private static boolean isAfter(Node node, Node other) {
        return node.getBegin().isPresent()
                && other.getEnd().isPresent()
                && node.getBegin().get().isAfter(other.getEnd().get());
    }

    private static long mentions(Node code, String name) {
        return code.findAll(Expression.class).stream()
                .filter(expression -> expression instanceof NameExpr use
                                && use.getNameAsString().equals(name)
                        || expression instanceof FieldAccessExpr access
                                && access.getNameAsString().equals(name))
                .count();
    }

    private static long mentionsAfter(TryStmt attempt, String name) {
        List<SimpleName> names = Helpers.memberAround(attempt)
                .findAll(SimpleName.class, simple -> simple.getIdentifier().equals(name));
        return names.stream().filter(simple -> isAfter(simple, attempt)).count();
    }
}
