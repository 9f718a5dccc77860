package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Declarations;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins what a virtual call may run: the method that was found and those of the sources that override it. */
final class Overriders {
    /** A method that so many files may override is as good as unknown. */
    private static final int MAX_FILES = 3;

    private final Types types;
    private final Declarations declarations;

    Overriders(Types types) {
        this.types = types;
        this.declarations = types.types();
    }

    Targets with(TypeDeclaration<?> type, Targets found, String method, int parameters) {
        if (!mayBeOverridden(type, found)) {
            return found;
        }
        Optional<String> name = declarations.nameOf(type);
        List<String> files = name.map(declarations::subtypes).orElse(List.of());
        List<CallableDeclaration<?>> all = new ArrayList<>(found.bodies());
        if (name.isPresent() && files.size() <= MAX_FILES) {
            for (String file : files) {
                declarations.of(file).flatMap(Node::findCompilationUnit).stream()
                        .flatMap(unit -> Nodes.of(unit).all(MethodDeclaration.class).stream())
                        .filter(other -> other.getBody().isPresent()
                                && !other.isStatic()
                                && other.getNameAsString().equals(method)
                                && other.getParameters().size() == parameters
                                && isSubtype(other, type, name.get()))
                        .forEach(all::add);
            }
        }
        boolean alone = found.complete()
                && type.isPrivate()
                && all.size() == found.bodies().size();
        return new Targets(all, alone);
    }

    /** Whether a class may stand below the type that has another method of that kind. */
    static boolean mayBeOverridden(TypeDeclaration<?> type, Targets found) {
        return isOpen(type) && found.bodies().stream().allMatch(Overriders::isVirtual);
    }

    private boolean isSubtype(MethodDeclaration method, TypeDeclaration<?> type, String name) {
        Node home = method.getParentNode().orElse(null);
        if (home == type) {
            return false;
        }
        if (home instanceof ObjectCreationExpr creation) {
            return types.resolve(creation.getType(), creation) instanceof TypeRef.Known made && types.isA(made, name);
        }
        return home instanceof TypeDeclaration<?> declared
                && declarations
                        .nameOf(declared)
                        .filter(qualified -> types.isA(new TypeRef.Known(qualified), name))
                        .isPresent();
    }

    private static boolean isVirtual(CallableDeclaration<?> callable) {
        return callable instanceof MethodDeclaration method
                && !method.isPrivate()
                && !method.isStatic()
                && !method.isFinal();
    }

    /** Whether a type can have subtypes that override its methods. */
    private static boolean isOpen(TypeDeclaration<?> type) {
        return !(type instanceof RecordDeclaration) && !isClosed(type);
    }

    private static boolean isClosed(TypeDeclaration<?> type) {
        return type instanceof ClassOrInterfaceDeclaration declared && declared.isFinal()
                || type instanceof EnumDeclaration constants
                        && constants.getEntries().stream()
                                .allMatch(entry -> entry.getClassBody().isEmpty());
    }
}
