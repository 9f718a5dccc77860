package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Iterators that answer next() with null where their own hasNext() has said no. Only where the code says both itself: which
 * calls throw at the end is not known well enough to speak of anything else.
 */
public final class NullAtTheEnd {
    /**
     * @param next the method
     * @param answer the null that it returns at the end
     */
    public record Answer(MethodDeclaration next, Node answer) {}

    private NullAtTheEnd() {}

    public static List<Answer> in(Pass pass) {
        List<Answer> answers = new ArrayList<>();
        for (OwnIterator iterator : OwnIterator.in(pass)) {
            if (iterator.next().getNameAsString().equals("next")) {
                answerAtTheEnd(iterator).ifPresent(answer -> answers.add(new Answer(iterator.next(), answer)));
            }
        }
        return answers;
    }

    private static Optional<Node> answerAtTheEnd(OwnIterator iterator) {
        MethodDeclaration next = iterator.next();
        if (OwnIterator.onlyResult(iterator.hasNext())
                .filter(more -> more instanceof BooleanLiteralExpr literal && !literal.getValue())
                .isPresent()) {
            return OwnIterator.onlyResult(next)
                    .filter(NullLiteralExpr.class::isInstance)
                    .map(Node.class::cast);
        }
        NodeList<Statement> statements = next.getBody().orElseThrow().getStatements();
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        // what runs before the question may change its answer
        if (statements.get(0) instanceof IfStmt question) {
            if (Expressions.negated(Expressions.bare(question.getCondition()))
                    .filter(NullAtTheEnd::asksHasNext)
                    .isPresent()) {
                return nullOf(question.getThenStmt());
            }
            if (asksHasNext(Expressions.bare(question.getCondition()))) {
                return question.getElseStmt()
                        .flatMap(NullAtTheEnd::nullOf)
                        .or(() -> statements.size() == 2 ? nullOf(statements.get(1)) : Optional.empty());
            }
        }
        return OwnIterator.onlyResult(next)
                .filter(ConditionalExpr.class::isInstance)
                .map(ConditionalExpr.class::cast)
                .flatMap(NullAtTheEnd::nullOf);
    }

    private static Optional<Node> nullOf(ConditionalExpr choice) {
        Expression question = Expressions.bare(choice.getCondition());
        Expression atTheEnd = asksHasNext(question)
                ? choice.getElseExpr()
                : Expressions.negated(question)
                                .filter(NullAtTheEnd::asksHasNext)
                                .isPresent()
                        ? choice.getThenExpr()
                        : question;
        return Optional.of(Expressions.bare(atTheEnd))
                .filter(NullLiteralExpr.class::isInstance)
                .map(Node.class::cast);
    }

    private static Optional<Node> nullOf(Statement statement) {
        Statement only =
                statement instanceof BlockStmt block && block.getStatements().size() == 1
                        ? block.getStatement(0)
                        : statement;
        return only instanceof ReturnStmt result
                ? result.getExpression()
                        .map(Expressions::bare)
                        .filter(NullLiteralExpr.class::isInstance)
                        .map(Node.class::cast)
                : Optional.empty();
    }

    private static boolean asksHasNext(Expression expression) {
        return expression instanceof MethodCallExpr call
                && call.getNameAsString().equals("hasNext")
                && call.getArguments().isEmpty()
                && call.getScope().map(ThisExpr.class::isInstance).orElse(true);
    }
}
