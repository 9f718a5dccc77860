package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Loops that nobody outside can end: their conditions ask for local variables alone. An endless loop is meant to be one. */
final class Rounds {
    private Rounds() {}

    /** Whether a handler lets such a loop around it go on. */
    static boolean goesOn(CatchClause clause, Types types) {
        return !jumps(clause)
                && loopAround(clause)
                        .filter(condition -> isCounted(condition, types))
                        .isPresent();
    }

    /** Whether a handler goes back to a loop that asks a field, by which others end it, before anything else is done. */
    static boolean endsByOthers(CatchClause clause, Types types) {
        return !jumps(clause)
                && isLastOfLoop(clause)
                && loopAround(clause)
                        .filter(condition -> condition.findAll(NameExpr.class).stream()
                                .anyMatch(name -> isChangingField(name, types)))
                        .isPresent();
    }

    private static boolean jumps(CatchClause clause) {
        return clause.findFirst(
                        Statement.class,
                        statement -> statement instanceof BreakStmt
                                || statement instanceof ReturnStmt
                                || statement instanceof ThrowStmt)
                .isPresent();
    }

    /** Whether nothing follows the try statement of a handler in the body of its loop. */
    private static boolean isLastOfLoop(CatchClause clause) {
        Node child = clause.getParentNode().orElseThrow();
        Node body = child.getParentNode().orElseThrow();
        return body instanceof BlockStmt block
                && block.getStatements().getLast().filter(last -> last == child).isPresent()
                && block.getParentNode()
                        .filter(outer ->
                                outer instanceof WhileStmt || outer instanceof DoStmt || outer instanceof ForStmt)
                        .isPresent();
    }

    private static boolean isChangingField(NameExpr name, Types types) {
        return types.declarationOf(name)
                .filter(Subject::isField)
                .flatMap(Node::getParentNode)
                .filter(field -> !((FieldDeclaration) field).isFinal())
                .isPresent();
    }

    /** The condition of the innermost loop. */
    private static Optional<Expression> loopAround(Node node) {
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof ForStmt loop) {
                return loop.getCompare();
            }
            if (outer instanceof WhileStmt loop) {
                return Optional.of(loop.getCondition());
            }
            if (outer instanceof DoStmt loop) {
                return Optional.of(loop.getCondition());
            }
            if (outer instanceof LambdaExpr || outer instanceof BodyDeclaration<?>) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isCounted(Expression condition, Types types) {
        List<NameExpr> names = condition.findAll(NameExpr.class);
        return condition.findFirst(MethodCallExpr.class).isEmpty()
                && condition.isBinaryExpr()
                && !names.isEmpty()
                && names.stream().anyMatch(name -> isLocal(name, types))
                && names.stream().allMatch(name -> isLocal(name, types) || isConstant(name));
    }

    private static boolean isConstant(NameExpr name) {
        return name.getNameAsString().equals(name.getNameAsString().toUpperCase(Locale.ROOT));
    }

    private static boolean isLocal(NameExpr name, Types types) {
        return types.declarationOf(name)
                .filter(declaration -> !Subject.isField(declaration))
                .isPresent();
    }
}
