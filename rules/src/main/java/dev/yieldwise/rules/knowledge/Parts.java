package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithType;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a use needs of a large object, where it is little: its length, its size, or one property. */
final class Parts {
    private static final Set<String> SMALL =
            Set.of("String", "Boolean", "Byte", "Character", "Short", "Integer", "Long", "Float", "Double");

    private static final Set<String> SIZES = Set.of("size", "isEmpty");

    /** Properties of the JDK's large objects that never change. */
    private static final Set<String> FIXED =
            Set.of("capacity", "getHeight", "getLocalPort", "getName", "getPort", "getType", "getWidth");

    private static final List<String> WITH_FIXED =
            List.of("java.nio.Buffer", "java.awt.image.BufferedImage", "java.util.zip.ZipFile", "java.net.Socket");

    private final Pass pass;

    Parts(Pass pass) {
        this.pass = pass;
    }

    /**
     * A part.
     *
     * @param text as written
     * @param stable whether it never changes
     */
    record Part(String text, boolean stable) {
        /** A question of its type needs the object, and nothing that it holds. */
        static final Part NOTHING = new Part("", true);

        boolean isNothing() {
            return text.isEmpty();
        }
    }

    /** What a use of a variable needs; empty if that is the whole, or not known. */
    Optional<Part> of(Expression use, Node declaration) {
        Node outer = use.getParentNode().orElse(null);
        if (outer instanceof InstanceOfExpr test && !test.getPattern().isPresent()) {
            return Optional.of(Part.NOTHING);
        }
        if (outer instanceof CastExpr cast) {
            return ofCast(cast, declaration);
        }
        if (outer instanceof FieldAccessExpr access && access.getScope() == use) {
            boolean length = access.getNameAsString().equals("length") && Weight.isArray(declaration);
            return length ? Optional.of(new Part(access.toString(), true)) : property(access, declaration);
        }
        if (outer instanceof MethodCallExpr call
                && call.getScope().filter(scope -> scope == use).isPresent()
                && call.getArguments().isEmpty()) {
            return called(call.toString(), call.getNameAsString(), declaration);
        }
        return outer instanceof MethodReferenceExpr reference && reference.getScope() == use
                ? called(
                        reference.getScope() + "." + reference.getIdentifier() + "()",
                        reference.getIdentifier(),
                        declaration)
                : Optional.empty();
    }

    /** {@code ((Collection<?>) all).size()} */
    private Optional<Part> ofCast(CastExpr cast, Node declaration) {
        Node outer = cast.getParentNode().orElse(null);
        Node chain = cast;
        while (outer instanceof EnclosedExpr) {
            chain = outer;
            outer = outer.getParentNode().orElse(null);
        }
        return outer instanceof MethodCallExpr call
                        && call.getScope().orElse(null) == chain
                        && SIZES.contains(call.getNameAsString())
                        && isSized(pass.types().resolve(cast.getType(), cast))
                ? Optional.of(new Part(
                        Subject.nameOf(declaration) + "." + call.getNameAsString() + "()",
                        Freshness.isOnlyHere(declaration)))
                : Optional.empty();
    }

    private boolean isSized(TypeRef type) {
        return pass.types().isA(type, "java.util.Collection") || pass.types().isA(type, "java.util.Map");
    }

    private Optional<Part> property(FieldAccessExpr access, Node declaration) {
        return pass.types()
                .sourceOf(pass.types().ofDeclaration(declaration))
                .flatMap(type -> field(type, access.getNameAsString()))
                .filter(Parts::isSmall)
                .filter(field -> isFinal(field))
                .map(field -> new Part(access.toString(), true));
    }

    private Optional<Part> called(String text, String method, Node declaration) {
        TypeRef type = pass.types().ofDeclaration(declaration);
        if (SIZES.contains(method)) {
            return isSized(type) ? Optional.of(new Part(text, Freshness.isOnlyHere(declaration))) : Optional.empty();
        }
        if (FIXED.contains(method)
                && WITH_FIXED.stream().anyMatch(known -> pass.types().isA(type, known))) {
            return Optional.of(new Part(text, true));
        }
        return pass.types()
                .sourceOf(type)
                .flatMap(source -> getter(source, method))
                .map(sure -> new Part(text, sure));
    }

    /** Whether a class has a method that gives a small field which never changes; and if so, whether it is surely that. */
    Optional<Boolean> getter(TypeDeclaration<?> type, String method) {
        if (type instanceof RecordDeclaration entry) {
            Optional<Parameter> component = entry.getParameters().stream()
                    .filter(parameter -> parameter.getNameAsString().equals(method))
                    .filter(Parts::isSmall)
                    .findFirst();
            if (component.isPresent()) {
                return Optional.of(true);
            }
        }
        List<MethodDeclaration> methods = type.getMethodsBySignature(method);
        if (methods.size() != 1) {
            return Optional.empty();
        }
        return returned(methods.get(0))
                .flatMap(name -> field(type, name))
                .filter(Parts::isSmall)
                .filter(field -> isFinal(field))
                .map(field -> Helpers.isSurelyCalled(methods.get(0)));
    }

    /** The field that a method gives back and nothing else. */
    private static Optional<String> returned(MethodDeclaration method) {
        return method.getBody()
                .filter(body -> body.getStatements().size() == 1)
                .map(body -> body.getStatement(0))
                .filter(ReturnStmt.class::isInstance)
                .flatMap(back -> ((ReturnStmt) back).getExpression())
                .flatMap(value -> value instanceof NameExpr name
                        ? Optional.of(name.getNameAsString())
                        : value instanceof FieldAccessExpr access && access.getScope() instanceof ThisExpr
                                ? Optional.of(access.getNameAsString())
                                : Optional.empty());
    }

    static Optional<VariableDeclarator> field(TypeDeclaration<?> type, String name) {
        return type.getFieldByName(name).stream()
                .flatMap(field -> field.getVariables().stream())
                .filter(variable -> variable.getNameAsString().equals(name))
                .findFirst();
    }

    private static boolean isFinal(VariableDeclarator field) {
        return ((FieldDeclaration) field.getParentNode().orElseThrow()).isFinal();
    }

    /** A primitive, a box or a String. */
    static boolean isSmall(NodeWithType<?, ?> declaration) {
        Type type = declaration.getType();
        return type.isPrimitiveType()
                || type.isClassOrInterfaceType()
                        && SMALL.contains(type.asClassOrInterfaceType().getNameAsString());
    }
}
