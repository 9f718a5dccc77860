package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The flow of expressions, in the order of evaluation of JLS 15.7.
 *
 * <p>Generated code chains thousands of operands and calls. Such trees are deep on their left, so everything that is
 * evaluated first in an expression is followed by a loop; the recursion goes only into what needs brackets to be nested.
 */
final class ExpressionFlow {
    private final Graph graph;
    private final Scopes scopes;
    private final Consumer<SwitchExpr> switches;

    ExpressionFlow(Graph graph, Scopes scopes, Consumer<SwitchExpr> switches) {
        this.graph = graph;
        this.scopes = scopes;
        this.switches = switches;
    }

    /** Evaluates an expression for its value or effect. */
    void value(Expression expression) {
        Expression first = firstOperand(expression);
        if (first == null) {
            operate(expression);
            return;
        }
        Deque<Expression> waiting = new ArrayDeque<>();
        waiting.push(expression);
        while (first != null) {
            waiting.push(first);
            first = firstOperand(first);
        }
        while (!waiting.isEmpty()) {
            operate(waiting.pop());
        }
    }

    void values(Iterable<Expression> expressions) {
        expressions.forEach(this::value);
    }

    /** What is evaluated before anything else of an expression, whatever comes of it; null if there is no such operand. */
    private static Expression firstOperand(Expression expression) {
        if (expression instanceof MethodCallExpr call) {
            return call.getScope().orElse(null);
        }
        if (expression instanceof FieldAccessExpr field) {
            return CanThrow.looksLikeType(field) ? null : field.getScope();
        }
        if (expression instanceof BinaryExpr operation) {
            return isShortCircuit(operation) ? null : operation.getLeft();
        }
        if (expression instanceof EnclosedExpr enclosed) {
            return enclosed.getInner();
        }
        if (expression instanceof UnaryExpr operation) {
            return operation.getExpression();
        }
        if (expression instanceof ArrayAccessExpr access) {
            return access.getName();
        }
        if (expression instanceof CastExpr cast) {
            return cast.getExpression();
        }
        if (expression instanceof InstanceOfExpr test) {
            return test.getExpression();
        }
        if (expression instanceof ObjectCreationExpr creation) {
            return creation.getScope().orElse(null);
        }
        if (expression instanceof MethodReferenceExpr reference) {
            return reference.getScope();
        }
        return null;
    }

    /** Evaluates the further operands, and then the operation itself. Names, literals and types need nothing. */
    private void operate(Expression expression) {
        if (expression instanceof MethodCallExpr call) {
            values(call.getArguments());
            evaluate(call);
        } else if (expression instanceof FieldAccessExpr field) {
            fieldAccess(field);
        } else if (expression instanceof BinaryExpr operation) {
            binary(operation);
        } else if (expression instanceof AssignExpr assignment) {
            assign(assignment);
        } else if (expression instanceof VariableDeclarationExpr declaration) {
            declare(declaration);
        } else if (expression instanceof ObjectCreationExpr creation) {
            values(creation.getArguments());
            evaluate(creation);
        } else if (expression instanceof UnaryExpr operation) {
            if (stores(operation)) {
                evaluate(operation);
            }
        } else if (expression instanceof ArrayAccessExpr access) {
            value(access.getIndex());
            evaluate(access);
        } else if (expression instanceof ConditionalExpr conditional) {
            conditionalValue(conditional);
        } else if (expression instanceof InstanceOfExpr test) {
            evaluate(test);
            if (test.getPattern().isPresent()) {
                Block join = graph.block();
                bindIf(test, test.getPattern().get(), join, join);
                graph.start(join);
            }
        } else if (expression instanceof CastExpr
                || expression instanceof LambdaExpr
                || expression instanceof MethodReferenceExpr) {
            evaluate(expression);
        } else if (expression instanceof SwitchExpr choice) {
            switches.accept(choice);
        } else if (expression instanceof ArrayCreationExpr creation) {
            creation.getLevels().forEach(level -> level.getDimension().ifPresent(this::value));
            creation.getInitializer().ifPresent(initializer -> values(initializer.getValues()));
            evaluate(creation);
        } else if (expression instanceof ArrayInitializerExpr initializer) {
            values(initializer.getValues());
            evaluate(initializer);
        }
    }

    private void evaluate(Expression expression) {
        scopes.emit(Element.Kind.EVALUATE, expression);
    }

    private void fieldAccess(FieldAccessExpr field) {
        if (!CanThrow.looksLikeType(field) && CanThrow.test(Element.Kind.EVALUATE, field)) {
            evaluate(field);
        }
    }

    private void binary(BinaryExpr operation) {
        if (isShortCircuit(operation)) {
            shortCircuitValue(operation);
            return;
        }
        value(operation.getRight());
        switch (operation.getOperator()) {
            case DIVIDE, REMAINDER -> evaluate(operation);
            default -> {}
        }
    }

    private static boolean stores(UnaryExpr operation) {
        return switch (operation.getOperator()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }

    /** JLS 15.26: a plain assignment evaluates the parts of its target, a compound one reads the target as well. */
    private void assign(AssignExpr assignment) {
        Expression target = Expressions.bare(assignment.getTarget());
        if (assignment.getOperator() != AssignExpr.Operator.ASSIGN) {
            value(target);
        } else if (target instanceof ArrayAccessExpr access) {
            value(access.getName());
            value(access.getIndex());
        } else if (target instanceof FieldAccessExpr field) {
            value(field.getScope());
        }
        value(assignment.getValue());
        evaluate(assignment);
    }

    private void declare(VariableDeclarationExpr declaration) {
        declaration.getVariables().forEach(variable -> {
            variable.getInitializer().ifPresent(this::value);
            scopes.emit(Element.Kind.DECLARE, variable);
        });
    }

    /** The last operand decides nothing: its value is the whole's. */
    private void shortCircuitValue(BinaryExpr operation) {
        Deque<Expression> operands = operands(operation);
        Expression last = operands.removeLast();
        Block join = graph.block();
        decideFirst(operation, operands, join);
        value(last);
        graph.jump(join);
        graph.start(join);
    }

    /** Evaluates operands that go on with the next one, or decide the whole and go to the given block. */
    private void decideFirst(BinaryExpr operation, Deque<Expression> operands, Block decided) {
        boolean and = operation.getOperator() == BinaryExpr.Operator.AND;
        for (Expression operand : operands) {
            Block next = graph.block();
            condition(operand, and ? next : decided, and ? decided : next);
            graph.start(next);
        }
    }

    private void conditionalValue(ConditionalExpr conditional) {
        Block join = graph.block();
        Expression at = conditional;
        while (at instanceof ConditionalExpr choice) {
            Block ifTrue = graph.block();
            Block ifFalse = graph.block();
            condition(choice.getCondition(), ifTrue, ifFalse);
            graph.start(ifTrue);
            value(choice.getThenExpr());
            graph.jump(join);
            graph.start(ifFalse);
            at = Expressions.bare(choice.getElseExpr());
        }
        value(at);
        graph.jump(join);
        graph.start(join);
    }

    /** Evaluates an expression to decide where control goes on. Nothing is live afterwards. */
    void condition(Expression expression, Block ifTrue, Block ifFalse) {
        Expression at = Expressions.bare(expression);
        Block yes = ifTrue;
        Block no = ifFalse;
        while (true) {
            Optional<Expression> negated = Expressions.negated(at);
            if (negated.isPresent()) {
                Block swapped = yes;
                yes = no;
                no = swapped;
                at = negated.get();
            } else if (at instanceof ConditionalExpr choice) {
                Block chosen = graph.block();
                Block other = graph.block();
                condition(choice.getCondition(), chosen, other);
                graph.start(chosen);
                condition(choice.getThenExpr(), yes, no);
                graph.start(other);
                at = Expressions.bare(choice.getElseExpr());
            } else if (at instanceof BinaryExpr operation && isShortCircuit(operation)) {
                Deque<Expression> operands = operands(operation);
                Expression last = operands.removeLast();
                decideFirst(operation, operands, operation.getOperator() == BinaryExpr.Operator.AND ? no : yes);
                at = Expressions.bare(last);
            } else {
                decide(at, yes, no);
                return;
            }
        }
    }

    private void decide(Expression expression, Block yes, Block no) {
        if (expression instanceof BooleanLiteralExpr literal) {
            graph.branchAlways(literal, literal.getValue(), literal.getValue() ? yes : no);
        } else if (expression instanceof InstanceOfExpr test
                && test.getPattern().isPresent()) {
            value(test.getExpression());
            evaluate(test);
            bindIf(test, test.getPattern().get(), yes, no);
        } else {
            value(expression);
            graph.branch(expression, yes, no);
        }
    }

    private void bindIf(InstanceOfExpr test, PatternExpr pattern, Block yes, Block no) {
        Block matched = graph.block();
        graph.branch(test, matched, no);
        graph.start(matched);
        scopes.emit(Element.Kind.BIND, pattern);
        graph.jump(yes);
    }

    private static boolean isShortCircuit(BinaryExpr operation) {
        return operation.getOperator() == BinaryExpr.Operator.AND || operation.getOperator() == BinaryExpr.Operator.OR;
    }

    /** The operands of a chain of one operator. */
    private static Deque<Expression> operands(BinaryExpr operation) {
        Deque<Expression> operands = new ArrayDeque<>();
        Expression at = operation;
        while (at instanceof BinaryExpr chain && chain.getOperator() == operation.getOperator()) {
            operands.addFirst(chain.getRight());
            at = Expressions.bare(chain.getLeft());
        }
        operands.addFirst(at);
        return operands;
    }
}
