package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Questions whose answer depends on nothing but what they are asked of. */
final class Steady {
    /** Classes of the JDK whose objects never change. */
    private static final Set<String> VALUES = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.time.Duration");

    /** Classes whose static methods only compute. */
    private static final Set<String> COMPUTING = Set.of(
            "java.lang.Math",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.util.Objects");

    private static final Set<String> SIZES = Set.of("size", "isEmpty");

    private static final List<Class<? extends Expression>> ACTING = List.of(
            AssignExpr.class,
            ObjectCreationExpr.class,
            ArrayAccessExpr.class,
            LambdaExpr.class,
            MethodReferenceExpr.class,
            SwitchExpr.class);

    private Steady() {}

    /**
     * Whether a condition has the same answer at any time, as long as its variables keep their values.
     *
     * @return empty if that is not known; false if it asks how much there is in something, which may be more by and by
     */
    static Optional<Boolean> isSteady(Expression condition, Types types) {
        boolean acts =
                ACTING.stream().anyMatch(kind -> condition.findFirst(kind).isPresent())
                        || condition.findAll(FieldAccessExpr.class).stream().anyMatch(access -> !isFixed(access));
        if (acts) {
            return Optional.empty();
        }
        boolean steady = true;
        for (MethodCallExpr call : condition.findAll(MethodCallExpr.class)) {
            boolean answer = isAnswer(call, types);
            if (!answer && !isSize(call)) {
                return Optional.empty();
            }
            steady &= answer;
        }
        return Optional.of(steady);
    }

    /** The length of an array, or what is spelled as a constant of a class. */
    private static boolean isFixed(FieldAccessExpr access) {
        String name = access.getNameAsString();
        return name.equals("length") || name.equals(name.toUpperCase(Locale.ROOT));
    }

    /** Whether a call asks a value, or computes one. */
    private static boolean isAnswer(MethodCallExpr call, Types types) {
        return types.classOfStaticCall(call).filter(COMPUTING::contains).isPresent()
                || call.getScope()
                        .filter(scope ->
                                types.of(scope) instanceof TypeRef.Known known && VALUES.contains(known.name()))
                        .isPresent();
    }

    /** Whether a call asks how much there is in something: as checks of arguments do, though it may be more by and by. */
    private static boolean isSize(MethodCallExpr call) {
        return SIZES.contains(call.getNameAsString()) && call.getArguments().isEmpty();
    }
}
