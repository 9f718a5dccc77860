package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;

/** The methods of the JDK, which change nothing that they do not say. */
final class Jdk {
    private Jdk() {}

    static boolean has(MethodCallExpr call, Types types) {
        return types.classOfStaticCall(call)
                .or(() -> call.getScope()
                        .map(types::of)
                        .filter(TypeRef.Known.class::isInstance)
                        .map(type -> ((TypeRef.Known) type).name()))
                .filter(name -> name.startsWith("java."))
                .isPresent();
    }
}
