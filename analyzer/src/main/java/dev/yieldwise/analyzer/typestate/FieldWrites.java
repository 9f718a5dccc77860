package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the fields of a file get their values. By name, so that it errs towards more writes. A field is given as its
 * VariableDeclarator. Immutable once made.
 */
public final class FieldWrites {
    private final Map<String, List<AssignExpr>> writes = new HashMap<>();
    private final Map<String, List<Expression>> initializers = new HashMap<>();

    public FieldWrites(CompilationUnit unit) {
        Nodes.of(unit)
                .all(FieldDeclaration.class)
                .forEach(field -> field.getVariables()
                        .forEach(variable -> variable.getInitializer()
                                .ifPresent(initial -> initializers
                                        .computeIfAbsent(variable.getNameAsString(), key -> new ArrayList<>(1))
                                        .add(initial))));
        Nodes.of(unit).all(AssignExpr.class).forEach(assignment -> {
            String name = nameOf(Expressions.bare(assignment.getTarget()));
            if (!name.isEmpty()) {
                writes.computeIfAbsent(name, key -> new ArrayList<>(2)).add(assignment);
            }
        });
    }

    /** Whether the field may get another value once its object is made; other files may write it unless it is private. */
    public boolean mayChange(Node field) {
        FieldDeclaration declaration = declarationOf(field);
        return !declaration.isFinal()
                && (!declaration.isPrivate()
                        || writesOf(field).stream().anyMatch(assignment -> !whileConstructing(assignment)));
    }

    /** Whether no other file can give the field a value. */
    public boolean knowsAll(Node field) {
        FieldDeclaration declaration = declarationOf(field);
        return declaration.isPrivate() || declaration.isFinal();
    }

    /** The values that the file gives to the field, its initializer included. */
    public List<Expression> valuesOf(Node field) {
        List<Expression> values = new ArrayList<>();
        ((VariableDeclarator) field).getInitializer().ifPresent(values::add);
        writesOf(field).forEach(assignment -> values.add(assignment.getValue()));
        return values;
    }

    /** The values that the file gives to fields of that name, whichever class declares them. */
    public List<Expression> valuesOf(String name) {
        List<Expression> values = new ArrayList<>(initializers.getOrDefault(name, List.of()));
        writes.getOrDefault(name, List.of()).forEach(assignment -> values.add(assignment.getValue()));
        return values;
    }

    private static FieldDeclaration declarationOf(Node field) {
        return (FieldDeclaration) field.getParentNode().orElseThrow();
    }

    private List<AssignExpr> writesOf(Node field) {
        return writes.getOrDefault(((VariableDeclarator) field).getNameAsString(), List.of());
    }

    private static String nameOf(Expression target) {
        if (target instanceof NameExpr name) {
            return name.getNameAsString();
        }
        return target instanceof FieldAccessExpr access ? access.getNameAsString() : "";
    }

    private static boolean whileConstructing(Node node) {
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof ConstructorDeclaration || outer instanceof InitializerDeclaration) {
                return true;
            }
            if (outer instanceof MethodDeclaration || outer instanceof LambdaExpr) {
                return false;
            }
        }
        return false;
    }
}
