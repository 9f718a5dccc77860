package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.type.PrimitiveType;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A loop that yields each element of its source as it is, and does nothing else. What the yield answers is not used.
 *
 * @param head where the loop asks for more: the ForEachStmt, or the call of hasNext()
 * @param source what the loop goes over: an iterable, or an iterator
 * @param yield the call that yields
 * @param element the variable that holds the element, if one does
 * @param next the call that takes an element from an iterator; none in a for-each loop
 */
public record BareLoop(
        Statement loop,
        Node head,
        Expression source,
        MethodCallExpr yield,
        Optional<VariableDeclarator> element,
        Optional<MethodCallExpr> next) {
    private static final Set<String> NEXT = Set.of("next", "nextInt", "nextLong", "nextDouble");

    /** The loop of which a call is all there is to do. */
    public static Optional<BareLoop> around(MethodCallExpr yield) {
        if (!yield.getNameAsString().equals("yield")
                || yield.getArguments().size() != 1
                || yield.getScope().isEmpty()
                || !(yield.getParentNode().orElse(null) instanceof ExpressionStmt statement)) {
            return Optional.empty();
        }
        Node outer = statement.getParentNode().orElseThrow();
        Node round = statement;
        List<Statement> statements = List.of(statement);
        if (outer instanceof BlockStmt block) {
            round = block;
            statements = block.getStatements();
            outer = block.getParentNode().orElseThrow();
        }
        Expression value = Expressions.bare(yield.getArgument(0));
        if (outer instanceof ForEachStmt each && each.getBody() == round) {
            return statements.size() == 1 ? forEach(each, yield, value) : Optional.empty();
        }
        if (outer instanceof WhileStmt loop && loop.getBody() == round) {
            return byIterator(loop, loop.getCondition(), statements, yield, value);
        }
        return outer instanceof ForStmt loop && loop.getBody() == round
                ? counted(loop, statements, yield, value)
                : Optional.empty();
    }

    /** Whether elements go through a variable that would unbox them. */
    public boolean unboxes() {
        return element.filter(variable -> variable.getType() instanceof PrimitiveType)
                .isPresent();
    }

    private static Optional<BareLoop> forEach(ForEachStmt loop, MethodCallExpr yield, Expression value) {
        VariableDeclarator element = loop.getVariableDeclarator();
        return isName(value, element.getNameAsString())
                ? Optional.of(
                        new BareLoop(loop, loop, loop.getIterable(), yield, Optional.of(element), Optional.empty()))
                : Optional.empty();
    }

    /** A loop with an iterator of its own. */
    private static Optional<BareLoop> counted(
            ForStmt loop, List<Statement> statements, MethodCallExpr yield, Expression value) {
        if (!loop.getUpdate().isEmpty()
                || loop.getCompare().isEmpty()
                || loop.getInitialization().size() != 1
                || !(loop.getInitialization().get(0) instanceof VariableDeclarationExpr declaration)
                || declaration.getVariables().size() != 1) {
            return Optional.empty();
        }
        VariableDeclarator iterator = declaration.getVariable(0);
        return byIterator(loop, loop.getCompare().get(), statements, yield, value)
                .filter(bare -> isName(bare.source, iterator.getNameAsString()))
                .flatMap(bare -> iterator.getInitializer()
                        .map(source -> new BareLoop(loop, bare.head, source, yield, bare.element, bare.next)));
    }

    private static Optional<BareLoop> byIterator(
            Statement loop, Expression condition, List<Statement> statements, MethodCallExpr yield, Expression value) {
        if (!(Expressions.bare(condition) instanceof MethodCallExpr more)
                || !more.getNameAsString().equals("hasNext")
                || more.getScope().isEmpty()) {
            return Optional.empty();
        }
        Expression iterator = Expressions.bare(more.getScope().get());
        Optional<VariableDeclarator> element = statements.size() == 2 ? variable(statements.get(0)) : Optional.empty();
        boolean direct = statements.size() == 1;
        boolean held = element.filter(variable -> isName(value, variable.getNameAsString()))
                        .isPresent()
                && statements.get(1) == yield.getParentNode().orElseThrow();
        Optional<Expression> taken = direct
                ? Optional.of(value)
                : element.filter(variable -> held)
                        .flatMap(VariableDeclarator::getInitializer)
                        .map(Expressions::bare);
        return taken.filter(MethodCallExpr.class::isInstance)
                .map(MethodCallExpr.class::cast)
                .filter(call -> NEXT.contains(call.getNameAsString())
                        && call.getArguments().isEmpty()
                        && call.getScope()
                                .map(Expressions::bare)
                                .filter(scope ->
                                        isVariable(scope) && scope.toString().equals(iterator.toString()))
                                .isPresent())
                .map(call -> new BareLoop(loop, more, iterator, yield, element, Optional.of(call)));
    }

    private static Optional<VariableDeclarator> variable(Statement statement) {
        return statement instanceof ExpressionStmt simple
                        && simple.getExpression() instanceof VariableDeclarationExpr declaration
                        && declaration.getVariables().size() == 1
                ? Optional.of(declaration.getVariable(0))
                : Optional.empty();
    }

    private static boolean isVariable(Expression expression) {
        return expression instanceof NameExpr
                || expression.isFieldAccessExpr()
                        && expression.asFieldAccessExpr().getScope().isThisExpr();
    }

    private static boolean isName(Expression expression, String name) {
        return expression instanceof NameExpr simple && simple.getNameAsString().equals(name);
    }
}
