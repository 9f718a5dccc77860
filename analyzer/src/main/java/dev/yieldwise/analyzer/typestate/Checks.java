package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.types.Types;
import java.util.Map;
import java.util.Optional;

/** Well-known methods that look at what they are given first, give it back if all is well, and do nothing else to it. */
final class Checks {
    private static final Map<String, String> CLASSES = Map.of(
            "requireNonNull", "java.util.Objects",
            "checkNotNull", "com.google.common.base.Preconditions",
            "verifyNotNull", "com.google.common.base.Verify",
            "notNull", "org.apache.commons.lang3.Validate");

    private final Types types;

    Checks(Types types) {
        this.types = types;
    }

    /** What a call gives back; empty if it is no such check. */
    Optional<Expression> checked(MethodCallExpr call) {
        String name = call.getNameAsString();
        return CLASSES.containsKey(name)
                        && !call.getArguments().isEmpty()
                        && types.classOfStaticCall(call)
                                .filter(CLASSES.get(name)::equals)
                                .isPresent()
                ? call.getArguments().getFirst()
                : Optional.empty();
    }
}
