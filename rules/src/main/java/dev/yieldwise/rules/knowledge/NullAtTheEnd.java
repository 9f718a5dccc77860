package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
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
        for (MethodDeclaration method : Nodes.of(pass.unit()).all(MethodDeclaration.class)) {
            if (method.getNameAsString().equals("next")
                    && method.getParameters().isEmpty()
                    && method.getBody().isPresent()) {
                answerAtTheEnd(method)
                        .filter(answer -> isOfIterator(method, pass.types()))
                        .ifPresent(answer -> answers.add(new Answer(method, answer)));
            }
        }
        return answers;
    }

    private static Optional<Node> answerAtTheEnd(MethodDeclaration next) {
        Optional<MethodDeclaration> hasNext = hasNextBeside(next);
        if (hasNext.isEmpty()) {
            return Optional.empty();
        }
        Optional<Expression> more = onlyResult(hasNext.get());
        if (more.filter(each -> each instanceof BooleanLiteralExpr literal && !literal.getValue())
                .isPresent()) {
            return onlyResult(next).filter(NullLiteralExpr.class::isInstance).map(Node.class::cast);
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
        return onlyResult(next)
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

    private static Optional<Expression> onlyResult(MethodDeclaration method) {
        NodeList<Statement> statements =
                method.getBody().map(BlockStmt::getStatements).orElseGet(NodeList::new);
        return statements.size() == 1 && statements.get(0) instanceof ReturnStmt result
                ? result.getExpression().map(Expressions::bare)
                : Optional.empty();
    }

    private static Optional<MethodDeclaration> hasNextBeside(MethodDeclaration next) {
        Node around = next.getParentNode().orElseThrow();
        return around.getChildNodes().stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .filter(method -> method.getNameAsString().equals("hasNext")
                        && method.getParameters().isEmpty())
                .findFirst();
    }

    private static boolean isOfIterator(MethodDeclaration method, Types types) {
        Node around = method.getParentNode().orElseThrow();
        if (around instanceof ObjectCreationExpr creation) {
            return isIterator(creation.getType(), types);
        }
        return around instanceof ClassOrInterfaceDeclaration type
                && (type.getImplementedTypes().stream().anyMatch(each -> isIterator(each, types))
                        || type.getExtendedTypes().stream().anyMatch(each -> isIterator(each, types)));
    }

    private static boolean isIterator(ClassOrInterfaceType type, Types types) {
        return types.isA(types.resolve(type, type), "java.util.Iterator");
    }
}
