package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.rules.knowledge.Capture;
import dev.yieldwise.rules.knowledge.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies the part that a lambda needs to a local variable, so that it captures nothing else. Never safe: the part is asked
 * for once, and now.
 */
public final class CopyPart {
    private CopyPart() {}

    public static Optional<Fix> of(Pass pass, Function function, Capture capture) {
        if (!(function.node() instanceof LambdaExpr) || capture.part().isEmpty()) {
            return Optional.empty();
        }
        List<Node> parts = new ArrayList<>();
        for (Node use : capture.uses()) {
            Optional<Node> part = around(use, capture.part());
            if (part.isEmpty() || isChanged(part.get())) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Code.statementAround(function.node())
                .filter(statement -> !(statement instanceof ExplicitConstructorInvocationStmt))
                .filter(statement -> capture.variable()
                        .filter(variable -> new Site(variable).isWithin(statement))
                        .isEmpty())
                .filter(statement -> isOnlyHere(capture.part(), parts.size(), statement))
                .flatMap(statement -> name(capture.part(), statement)
                        .flatMap(name -> fix(pass, statement, name, capture.part(), parts)));
    }

    /** What is counted or given a value is no copy's to be. */
    private static boolean isChanged(Node part) {
        Node parent = part.getParentNode().orElse(null);
        return parent instanceof UnaryExpr step && step.getOperator() != UnaryExpr.Operator.LOGICAL_COMPLEMENT
                || parent instanceof AssignExpr assignment && assignment.getTarget() == part;
    }

    private static Optional<Fix> fix(Pass pass, Statement statement, String name, String part, List<Node> parts) {
        Rewrite rewrite = new Rewrite(pass);
        rewrite.statementBefore(statement, "var " + name + " = " + rewrite.textOf(parts.get(0)) + ";");
        parts.forEach(node -> rewrite.replace(node, name));
        return rewrite.unsafe("copy '" + part + "' to a local variable");
    }

    /** The expression that is the part, with the captured value in it. */
    private static Optional<Node> around(Node use, String part) {
        return Stream.iterate(Optional.of(use), Optional::isPresent, node -> node.flatMap(Node::getParentNode))
                .map(Optional::get)
                .limit(3)
                .filter(node -> node.toString().equals(part) || node.toString().equals("this." + part))
                .reduce((inner, outer) -> outer);
    }

    /** Whether nothing else in the method needs that part; two copies would want the same name. */
    private static boolean isOnlyHere(String part, int parts, Statement statement) {
        return member(statement)
                        .findAll(Expression.class, other -> other.toString().equals(part))
                        .size()
                <= parts;
    }

    private static Node member(Statement statement) {
        Node member = statement;
        while (!(member instanceof BodyDeclaration<?>)) {
            member = member.getParentNode().orElseThrow();
        }
        return member;
    }

    /** A name after that of the property, which the method does not use yet. */
    private static Optional<String> name(String part, Statement statement) {
        String property = part.substring(part.lastIndexOf('.') + 1).replace("()", "");
        String bare = property.matches("get\\p{Upper}.*")
                ? Character.toLowerCase(property.charAt(3)) + property.substring(4)
                : property;
        Node code = member(statement);
        return Stream.of(bare, bare + "Copy")
                .filter(name -> name.matches("\\w+") && !isTaken(name, code))
                .findFirst();
    }

    private static boolean isTaken(String name, Node code) {
        return code.findFirst(SimpleName.class, used -> used.getIdentifier().equals(name) && isVariable(used))
                .isPresent();
    }

    private static boolean isVariable(SimpleName name) {
        Node parent = name.getParentNode().orElse(null);
        return !(parent instanceof MethodCallExpr) && !(parent instanceof FieldAccessExpr);
    }
}
