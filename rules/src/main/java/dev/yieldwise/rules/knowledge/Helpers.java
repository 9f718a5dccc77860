package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Methods of the same file that a call without a receiver means. By name and number of parameters. */
final class Helpers {
    private static final Analysis<Map<String, List<MethodDeclaration>>> METHODS = new Analysis<>(
            "methods by name",
            pass -> Nodes.of(pass.unit()).all(MethodDeclaration.class).stream()
                    .collect(Collectors.groupingBy(MethodDeclaration::getNameAsString)));

    private Helpers() {}

    /** Whether a call has no receiver but this, or the class that it stands in. */
    static boolean isOwn(MethodCallExpr call) {
        if (call.getScope().isEmpty()) {
            return true;
        }
        Expression scope = Expressions.bare(call.getScope().get());
        if (scope instanceof ThisExpr self) {
            return self.getTypeName().isEmpty();
        }
        for (Node outer = call; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type) {
                return scope instanceof NameExpr name && name.getNameAsString().equals(type.getNameAsString());
            }
        }
        return false;
    }

    /** The methods that a call on {@code this}, or on no receiver, may mean: those of the innermost class that has some. */
    static List<MethodDeclaration> named(MethodCallExpr call) {
        for (Node outer = call; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type) {
                List<MethodDeclaration> found = type.getMethodsByName(call.getNameAsString());
                if (!found.isEmpty()) {
                    return found.stream()
                            .filter(method -> method.getParameters().size()
                                            == call.getArguments().size()
                                    && method.getParameters().stream().noneMatch(p -> p.isVarArgs()))
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** The methods of the file that a call may mean, by its receiver's class if it has one. */
    static List<MethodDeclaration> inFile(MethodCallExpr call, Pass pass) {
        if (isOwn(call)) {
            return named(call);
        }
        List<MethodDeclaration> named = pass.resultOf(METHODS).getOrDefault(call.getNameAsString(), List.of()).stream()
                .filter(method ->
                        method.getParameters().size() == call.getArguments().size())
                .toList();
        if (named.isEmpty()) {
            return List.of();
        }
        Expression scope = call.getScope().orElseThrow();
        String owner = pass.types()
                .classNamed(scope)
                .or(() -> pass.types().of(scope) instanceof TypeRef.Known known
                        ? Optional.of(known.name())
                        : Optional.empty())
                .orElse("");
        return named.stream()
                .filter(method -> typeAround(method)
                        .flatMap(TypeDeclaration::getFullyQualifiedName)
                        .filter(owner::equals)
                        .isPresent())
                .toList();
    }

    /** The one method of another file that a call with arguments runs, if no other may override it. */
    static List<MethodDeclaration> elsewhere(MethodCallExpr call, Pass pass) {
        if (call.getArguments().stream().allMatch(LiteralExpr.class::isInstance)) {
            // What it makes is made of nothing from here.
            return List.of();
        }
        return pass.program().onlyTarget(call).stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .filter(method ->
                        method.getParameters().size() == call.getArguments().size())
                .toList();
    }

    /** The type that is declared around a node. */
    static Optional<TypeDeclaration<?>> typeAround(Node node) {
        for (Node outer = node.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type of that simple name that a file declares, local ones aside. */
    static Optional<TypeDeclaration<?>> typeNamed(CompilationUnit unit, String name) {
        Deque<TypeDeclaration<?>> waiting = new ArrayDeque<>(unit.getTypes());
        while (!waiting.isEmpty()) {
            TypeDeclaration<?> type = waiting.poll();
            if (type.getNameAsString().equals(name)) {
                return Optional.of(type);
            }
            type.getMembers().stream()
                    .filter(BodyDeclaration::isTypeDeclaration)
                    .forEach(member -> waiting.add(member.asTypeDeclaration()));
        }
        return Optional.empty();
    }

    /** The declaration of a variable; also of a static field of the file that is written with its class. */
    static Optional<Node> declarationOf(Expression use, Pass pass) {
        Expression bare = Expressions.bare(use);
        return pass.types()
                .declarationOf(bare)
                .or(() -> bare instanceof FieldAccessExpr access
                        ? typeNamed(pass.unit(), access.getScope().toString())
                                .flatMap(type -> Parts.field(type, access.getNameAsString()))
                        : Optional.empty());
    }

    /** The class of that simple name whose objects have an outer instance, as seen from a place. */
    static Optional<ClassOrInterfaceDeclaration> innerClass(CompilationUnit unit, String name, Node place) {
        for (Node outer = place; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof BlockStmt block) {
                Optional<ClassOrInterfaceDeclaration> local = block.getStatements().stream()
                        .filter(LocalClassDeclarationStmt.class::isInstance)
                        .map(statement -> ((LocalClassDeclarationStmt) statement).getClassDeclaration())
                        .filter(type -> type.getNameAsString().equals(name))
                        .findFirst();
                if (local.isPresent()) {
                    return local;
                }
            }
        }
        return typeNamed(unit, name)
                .filter(ClassOrInterfaceDeclaration.class::isInstance)
                .map(ClassOrInterfaceDeclaration.class::cast)
                .filter(type -> type.isNestedType() && !type.isStatic() && !type.isInterface())
                .filter(type -> type.getParentNode()
                        .filter(outer -> outer instanceof ClassOrInterfaceDeclaration owner && !owner.isInterface())
                        .isPresent());
    }

    /** Whether a declaration stands before a use, and is none that the use is a part of: so there is no going in circles. */
    static boolean isBefore(Node declaration, Node use) {
        return declaration.getEnd().isPresent()
                && use.getBegin().isPresent()
                && declaration.getEnd().get().isBefore(use.getBegin().get());
    }

    /** Whether a file imports a class; by name, and all of its package counts too. */
    static boolean imports(CompilationUnit unit, String type) {
        String packageName = type.substring(0, type.lastIndexOf('.'));
        return unit.getImports().stream()
                .map(ImportDeclaration::getNameAsString)
                .anyMatch(name -> name.equals(type) || name.equals(packageName));
    }

    /** Whether a node stands within another one. */
    static boolean isWithin(Node node, Node code) {
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer == code) {
                return true;
            }
        }
        return false;
    }

    /** The innermost node of a kind around a node. */
    static <N extends Node> Optional<N> around(Node node, Class<N> kind) {
        Node outer = node.getParentNode().orElse(null);
        while (outer != null && !kind.isInstance(outer)) {
            outer = outer.getParentNode().orElse(null);
        }
        return Optional.ofNullable(kind.cast(outer));
    }

    /** The method, constructor or initializer around a node. */
    static Node memberAround(Node node) {
        Node outer = node;
        while (!(outer instanceof BodyDeclaration<?>) && outer.getParentNode().isPresent()) {
            outer = outer.getParentNode().get();
        }
        return outer;
    }

    /** The returns of a method itself, not those of lambdas and classes within it. */
    static List<ReturnStmt> returnsOf(Node body) {
        List<ReturnStmt> found = new ArrayList<>();
        collect(body, found);
        return found;
    }

    private static void collect(Node node, List<ReturnStmt> found) {
        for (Node child : node.getChildNodes()) {
            if (child instanceof ReturnStmt back) {
                found.add(back);
            } else if (!(child instanceof LambdaExpr) && !(child instanceof BodyDeclaration<?>)) {
                collect(child, found);
            }
        }
    }

    /** Whether no subclass can put another method in its place. */
    static boolean isSurelyCalled(MethodDeclaration method) {
        return method.isPrivate()
                || method.isStatic()
                || method.isFinal()
                || method.getParentNode()
                        .filter(type ->
                                !(type instanceof ClassOrInterfaceDeclaration declaration) || declaration.isFinal())
                        .isPresent();
    }
}
