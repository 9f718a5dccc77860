package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is given an object: the calls and creations that it is an argument of, straight or by way of one variable. */
final class Takers {
    private final Pass pass;
    private final Types types;

    Takers(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
    }

    /** All that are given the value of an expression; none if it may go elsewhere. */
    List<Node> of(Expression value) {
        Expression whole = whole(value);
        Node outer = whole.getParentNode().orElseThrow();
        if (takes(outer, whole)) {
            return List.of(outer);
        }
        return variableOf(outer, whole).map(this::ofVariable).orElse(List.of());
    }

    /** All that are given the objects of a class of the file; none if some may go elsewhere, or others may make more. */
    List<Node> ofObjects(ClassOrInterfaceDeclaration type) {
        if (!type.isNestedType() && !type.isLocalClassDeclaration() || type.isPublic() || type.isProtected()) {
            return List.of();
        }
        List<Node> takers = new ArrayList<>();
        for (ObjectCreationExpr creation : Nodes.of(pass.unit()).all(ObjectCreationExpr.class)) {
            if (creation.getType().getNameAsString().equals(type.getNameAsString())) {
                List<Node> more = of(creation);
                if (more.isEmpty()) {
                    return List.of();
                }
                takers.addAll(more);
            }
        }
        return takers;
    }

    private static Expression whole(Expression value) {
        Expression whole = value;
        while (whole.getParentNode().orElse(null) instanceof Expression outer
                && (outer instanceof EnclosedExpr || outer instanceof CastExpr)) {
            whole = outer;
        }
        return whole;
    }

    private static boolean takes(Node outer, Expression value) {
        return outer instanceof MethodCallExpr call && isAmong(call.getArguments(), value)
                || outer instanceof ObjectCreationExpr creation && isAmong(creation.getArguments(), value);
    }

    private static boolean isAmong(List<Expression> arguments, Expression value) {
        return arguments.stream().anyMatch(argument -> argument == value);
    }

    /** The local variable or private field that a value is given to. */
    private Optional<VariableDeclarator> variableOf(Node outer, Expression value) {
        Optional<Node> variable = outer instanceof AssignExpr assignment
                        && assignment.getValue() == value
                        && assignment.getParentNode().orElse(null) instanceof ExpressionStmt
                ? types.declarationOf(assignment.getTarget())
                : Optional.of(outer);
        return variable.filter(VariableDeclarator.class::isInstance)
                .map(VariableDeclarator.class::cast)
                .filter(each ->
                        !(each.getParentNode().orElse(null) instanceof FieldDeclaration field) || field.isPrivate());
    }

    private List<Node> ofVariable(VariableDeclarator variable) {
        List<Node> takers = new ArrayList<>();
        for (Expression use : usesOf(variable)) {
            Expression whole = whole(use);
            Node outer = whole.getParentNode().orElseThrow();
            if (takes(outer, whole)) {
                takers.add(outer);
            } else if (!isHarmless(outer, whole)) {
                return List.of();
            }
        }
        return takers;
    }

    private List<Expression> usesOf(VariableDeclarator variable) {
        Node scope = variable;
        while (!(scope instanceof BlockStmt && !Subject.isField(variable)) && !(scope instanceof TypeDeclaration<?>)) {
            if (scope.getParentNode().isEmpty()) {
                break;
            }
            scope = scope.getParentNode().get();
        }
        List<Expression> uses = new ArrayList<>();
        scope.walk(NameExpr.class, name -> addIfMeant(name, name.getNameAsString(), variable, uses));
        scope.walk(FieldAccessExpr.class, access -> addIfMeant(access, access.getNameAsString(), variable, uses));
        return uses;
    }

    private void addIfMeant(Expression use, String name, VariableDeclarator variable, List<Expression> uses) {
        if (name.equals(variable.getNameAsString())
                && types.declarationOf(use).filter(each -> each == variable).isPresent()) {
            uses.add(use);
        }
    }

    /** Whether a use gives the object to nobody, nor runs it: it is asked something, compared, or replaced. */
    private static boolean isHarmless(Node outer, Expression use) {
        return outer instanceof AssignExpr assignment && assignment.getTarget() == use
                || outer instanceof BinaryExpr
                || outer instanceof FieldAccessExpr
                || outer instanceof MethodCallExpr call && !Tasks.isNamedAsTask(call.getNameAsString());
    }
}
