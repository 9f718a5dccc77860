package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that a try statement surely closes: those of its header, and those that its finally block closes. */
public final class Scoped {
    private final Types types;
    private final Opened opened;

    public Scoped(Types types) {
        this.types = types;
        this.opened = new Opened(types);
    }

    /** By their declarations; only resources of which is known what reading from them after the close does. */
    public Map<Site, Lazy> closedBy(TryStmt attempt) {
        Map<Site, Lazy> found = new LinkedHashMap<>();
        for (Expression resource : attempt.getResources()) {
            if (resource.isVariableDeclarationExpr()) {
                VariableDeclarator variable =
                        resource.asVariableDeclarationExpr().getVariable(0);
                variable.getInitializer().ifPresent(value -> add(variable, value, found));
            } else {
                types.declarationOf(resource).ifPresent(declaration -> add(declaration, resource, found));
            }
        }
        attempt.getFinallyBlock().ifPresent(block -> addClosed(block, found));
        return found;
    }

    private void add(Node declaration, Expression value, Map<Site, Lazy> found) {
        opened.resource(declaration, value).ifPresent(lazy -> found.put(new Site(declaration), lazy));
    }

    private void addClosed(BlockStmt block, Map<Site, Lazy> found) {
        for (MethodCallExpr call : block.findAll(MethodCallExpr.class)) {
            Optional<Expression> closed = closedBy(call);
            if (closed.isEmpty() || !isSure(call, closed.get(), block)) {
                continue;
            }
            types.declarationOf(closed.get())
                    .filter(VariableDeclarator.class::isInstance)
                    .map(VariableDeclarator.class::cast)
                    .filter(variable -> !Subject.isField(variable))
                    .ifPresent(variable -> onlyValue(variable).ifPresent(value -> add(variable, value, found)));
        }
    }

    /** {@code in.close()}, {@code closeQuietly(in)} and the like. */
    private static Optional<Expression> closedBy(MethodCallExpr call) {
        boolean own = call.getNameAsString().equals("close")
                && call.getArguments().isEmpty()
                && call.getScope().isPresent();
        if (own) {
            return call.getScope().filter(NameExpr.class::isInstance);
        }
        return call.getNameAsString().startsWith("close") && call.getArguments().size() == 1
                ? Optional.of(call.getArgument(0)).filter(NameExpr.class::isInstance)
                : Optional.empty();
    }

    /** Whether the close runs whenever the finally block does; a check for null does not count. */
    private static boolean isSure(MethodCallExpr call, Expression closed, BlockStmt block) {
        Node child = call;
        for (Node outer = call.getParentNode().orElse(null);
                outer != null && child != block;
                outer = outer.getParentNode().orElse(null)) {
            boolean passes = outer instanceof ExpressionStmt
                    || outer instanceof BlockStmt
                    || outer instanceof TryStmt attempt && child == attempt.getTryBlock()
                    || outer instanceof IfStmt branch && child == branch.getThenStmt() && isNullCheck(branch, closed);
            if (!passes) {
                return false;
            }
            child = outer;
        }
        return true;
    }

    private static boolean isNullCheck(IfStmt branch, Expression closed) {
        return Expressions.bare(branch.getCondition()) instanceof BinaryExpr test
                && test.getOperator() == BinaryExpr.Operator.NOT_EQUALS
                && (test.getLeft().toString().equals(closed.toString())
                                && test.getRight().isNullLiteralExpr()
                        || test.getRight().toString().equals(closed.toString())
                                && test.getLeft().isNullLiteralExpr());
    }

    /** The one value that a local variable is given, null aside. */
    private static Optional<Expression> onlyValue(VariableDeclarator variable) {
        List<Expression> values = Helpers.memberAround(variable)
                .findAll(
                        AssignExpr.class,
                        assignment -> assignment.getTarget() instanceof NameExpr name
                                && name.getNameAsString().equals(variable.getNameAsString()))
                .stream()
                .map(AssignExpr::getValue)
                .toList();
        Optional<Expression> initial = variable.getInitializer().filter(value -> !value.isNullLiteralExpr());
        if (initial.isPresent()) {
            return values.isEmpty() ? initial : Optional.empty();
        }
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
