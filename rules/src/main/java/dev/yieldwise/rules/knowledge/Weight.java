package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithType;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is worth not being kept: what may hold much memory, or something of the system's. */
public final class Weight {
    private static final int FEW = 64;
    private static final int DEPTH = 3;

    private static final List<String> TYPES = List.of(
            "java.util.Collection",
            "java.util.Map",
            "java.util.BitSet",
            "java.nio.Buffer",
            "java.awt.Image",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.io.Closeable",
            "java.sql.Connection",
            "java.sql.Statement",
            "java.sql.ResultSet");

    /** Methods that make small collections of what they are given. */
    private static final Set<String> OF_FEW = Set.of(
            "of",
            "ofEntries",
            "asList",
            "emptyList",
            "emptyMap",
            "emptySet",
            "singleton",
            "singletonList",
            "singletonMap",
            "noneOf",
            "allOf");

    private final Types types;

    public Weight(Types types) {
        this.types = types;
    }

    /**
     * Something large.
     *
     * @param holder the declaration that shows it: the variable itself or a field of its object
     * @param what what it is, as messages tell it
     */
    public record Thing(Node holder, String what) {}

    /** What large thing a holder keeps by a capture; empty if it keeps none, or would do so anyway. */
    public Optional<Thing> of(Capture capture, Handover handover, Function function) {
        if (capture.variable().isPresent()) {
            Node variable = capture.variable().get();
            return of(variable)
                    .or(() -> function.given(variable)
                            .flatMap(types::declarationOf)
                            .flatMap(this::of));
        }
        TypeDeclaration<?> self = capture.self().orElseThrow();
        boolean held = handover.ownField()
                && Helpers.typeAround(handover.at())
                        .filter(type -> type == self)
                        .isPresent();
        return held || Singletons.livesLong(self) ? Optional.empty() : within(self);
    }

    /** Why a variable's value is large; empty if it is not, or if that is not known. */
    private Optional<Thing> of(Node variable) {
        if (isLarge(variable)) {
            return Optional.of(new Thing(variable, described(variable)));
        }
        return types.sourceOf(types.ofDeclaration(variable)).flatMap(this::within);
    }

    /** What an object of a class of the sources holds. */
    private Optional<Thing> within(TypeDeclaration<?> type) {
        return within(type, DEPTH, new HashSet<>());
    }

    private Optional<Thing> within(TypeDeclaration<?> type, int depth, Set<String> seen) {
        String name = type.getFullyQualifiedName().orElse(type.getNameAsString());
        if (depth == 0 || !seen.add(name) || type.isEnumDeclaration()) {
            return Optional.empty();
        }
        if (type instanceof RecordDeclaration entry) {
            for (Parameter component : entry.getParameters()) {
                Optional<Thing> thing = component(type, component, depth, seen);
                if (thing.isPresent()) {
                    return thing;
                }
            }
        }
        for (FieldDeclaration field : type.getFields()) {
            for (VariableDeclarator variable : field.getVariables()) {
                Optional<Thing> thing = field.isStatic() ? Optional.empty() : component(type, variable, depth, seen);
                if (thing.isPresent()) {
                    return thing;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Thing> component(TypeDeclaration<?> owner, Node field, int depth, Set<String> seen) {
        TypeRef fieldType = types.ofField(
                owner.getFullyQualifiedName()
                        .<TypeRef>map(TypeRef.Known::new)
                        .orElseGet(() -> new TypeRef.Unknown("a local class")),
                Subject.nameOf(field));
        if (isLarge(field, fieldType)) {
            return Optional.of(new Thing(field, described(field)));
        }
        return types.sourceOf(fieldType).flatMap(type -> within(type, depth - 1, seen));
    }

    private boolean isLarge(Node variable) {
        return isLarge(variable, types.ofDeclaration(variable));
    }

    private boolean isLarge(Node variable, TypeRef type) {
        if (variable instanceof Parameter parameter && parameter.isVarArgs()
                || variable instanceof VariableDeclarator local
                        && local.getInitializer().filter(Weight::isFew).isPresent()) {
            return false;
        }
        return isArray(variable) || TYPES.stream().anyMatch(large -> types.isA(type, large));
    }

    static boolean isArray(Node variable) {
        return variable instanceof NodeWithType<?, ?> typed && typed.getType().isArrayType();
    }

    private static boolean isFew(Expression value) {
        Expression bare = Expressions.withoutCasts(value);
        if (bare instanceof ArrayInitializerExpr elements) {
            return elements.getValues().size() <= FEW;
        }
        if (bare instanceof ArrayCreationExpr creation) {
            return creation.getInitializer().filter(Weight::isFew).isPresent()
                    || creation.getLevels().stream()
                            .allMatch(level -> level.getDimension()
                                    .filter(size -> size instanceof IntegerLiteralExpr number
                                            && number.asNumber().longValue() <= FEW)
                                    .isPresent());
        }
        return bare instanceof MethodCallExpr call && OF_FEW.contains(call.getNameAsString());
    }

    /** The name and its type, without type arguments. */
    private static String described(Node variable) {
        String type = variable instanceof NodeWithType<?, ?> typed ? typed.getTypeAsString() : "";
        String name = "'" + Subject.nameOf(variable) + "'";
        return type.isEmpty() || type.equals("var") ? name : name + " (" + type.replaceAll("<.*>", "") + ")";
    }
}
