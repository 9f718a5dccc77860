package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The named types around the nodes of one file. Belongs to one thread. */
final class Enclosing {
    private final String packageName;
    private final Map<Node, List<String>> known = new IdentityHashMap<>();

    Enclosing(String packageName) {
        this.packageName = packageName;
    }

    /** Qualified names of the named types around a node, innermost first; local types count by their simple name. */
    List<String> of(Node node) {
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type) {
                return known.computeIfAbsent(type, key -> ofType(type));
            }
        }
        return List.of();
    }

    private List<String> ofType(TypeDeclaration<?> type) {
        List<String> outer = type.getParentNode().map(this::of).orElse(List.of());
        String name = outer.isEmpty()
                ? ImportScope.qualify(packageName, type.getNameAsString())
                : outer.get(0) + "." + type.getNameAsString();
        List<String> all = new ArrayList<>();
        all.add(name);
        all.addAll(outer);
        return List.copyOf(all);
    }

    /** Whether a class around a call declares a method of its name, which then hides a static import (JLS 6.4.1). */
    static boolean declaresMethod(MethodCallExpr call) {
        for (Node outer = call; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type
                    && !type.getMethodsByName(call.getNameAsString()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a simple name is that of a class declared within a method around the node. */
    static boolean isLocalClass(String name, Node where) {
        for (Node outer = where; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof BlockStmt block && declaresClass(block, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declaresClass(BlockStmt block, String name) {
        for (Statement statement : block.getStatements()) {
            boolean declared = statement instanceof LocalClassDeclarationStmt type
                    ? type.getClassDeclaration().getNameAsString().equals(name)
                    : statement instanceof LocalRecordDeclarationStmt entry
                            && entry.getRecordDeclaration().getNameAsString().equals(name);
            if (declared) {
                return true;
            }
        }
        return false;
    }

    /** Whether a simple name is a type variable of a declaration around the node. */
    static boolean isTypeVariable(String name, Node where) {
        for (Node outer = where; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof NodeWithTypeParameters<?> generic
                    && generic.getTypeParameters().stream()
                            .anyMatch(parameter -> parameter.getNameAsString().equals(name))) {
                return true;
            }
        }
        return false;
    }
}
