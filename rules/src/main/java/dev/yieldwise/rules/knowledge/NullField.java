package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Observation;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ways that lead through a branch for a field that is null, though the body made sure before that it is not: as in
 * {@code if (scheduler == null) scheduler = ...;} and a helper that asks {@code scheduler != null} again. Flags remember local
 * variables alone; what others may change is not worth worlds, but a finding should not rest on it.
 */
final class NullField {
    private final Types types;

    NullField(Types types) {
        this.types = types;
    }

    boolean contradicts(Observation<?> observation) {
        return Stream.concat(
                        observation.trace().events().stream().map(event -> event.at()), Stream.of(observation.at()))
                .anyMatch(event -> contradicts(event, observation.element().node()));
    }

    private boolean contradicts(Node event, Node inBody) {
        Node child = event;
        for (Node outer = event.getParentNode().orElse(null);
                outer != null && !(outer instanceof CallableDeclaration<?>);
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof IfStmt choice && child != choice.getCondition()) {
                boolean then = child == choice.getThenStmt();
                Optional<Site> asked = nullIf(choice.getCondition(), then);
                if (asked.filter(field -> isMadeBefore(field, inBody)).isPresent()) {
                    return true;
                }
            }
            child = outer;
        }
        return false;
    }

    /** The field that is null if a condition comes out so. */
    private Optional<Site> nullIf(Expression condition, boolean holds) {
        return Expressions.bare(condition) instanceof BinaryExpr comparison
                        && comparison.getRight().isNullLiteralExpr()
                        && comparison.getOperator()
                                == (holds ? BinaryExpr.Operator.EQUALS : BinaryExpr.Operator.NOT_EQUALS)
                ? field(comparison.getLeft())
                : Optional.empty();
    }

    private Optional<Site> field(Expression expression) {
        Expression bare = Expressions.bare(expression);
        return bare.isNameExpr() || bare.isFieldAccessExpr()
                ? types.declarationOf(bare).filter(Subject::isField).map(Site::new)
                : Optional.empty();
    }

    private boolean isMadeBefore(Site field, Node node) {
        Node child = node;
        for (Node outer = node.getParentNode().orElse(null);
                outer != null && !(child instanceof CallableDeclaration<?>);
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof BlockStmt block) {
                for (Statement earlier : block.getStatements()) {
                    if (earlier == child) {
                        break;
                    }
                    if (makes(earlier, field)) {
                        return true;
                    }
                }
            }
            child = outer;
        }
        return false;
    }

    private boolean makes(Statement statement, Site field) {
        if (statement instanceof IfStmt choice) {
            return nullIf(choice.getCondition(), true).filter(field::equals).isPresent()
                    && assigned(choice.getThenStmt(), field);
        }
        return statement instanceof ExpressionStmt && assigned(statement, field);
    }

    private boolean assigned(Statement statement, Site field) {
        return statement instanceof BlockStmt block
                ? block.getStatements().stream().anyMatch(each -> assigned(each, field))
                : statement instanceof ExpressionStmt simple
                        && simple.getExpression() instanceof AssignExpr assignment
                        && assignment.getValue().isObjectCreationExpr()
                        && field(assignment.getTarget()).filter(field::equals).isPresent();
    }
}
