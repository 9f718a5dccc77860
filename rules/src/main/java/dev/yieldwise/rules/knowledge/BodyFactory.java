package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.types.Types;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What makes something of a body: static methods of the runtime, whose last argument the body is. */
public enum BodyFactory {
    GENERATOR(GeneratorApi.GENERATORS, Set.of("of")),
    COROUTINE(Set.of(GeneratorApi.COROUTINE), Set.of("of", "consumer")),
    /** Of coroutines that are advanced already. */
    PRIMED(Set.of(GeneratorApi.COROUTINES), Set.of("primed", "consumer")),
    /** Its body yields once, and may catch what the scope throws. */
    CONTEXT_MANAGER(Set.of(GeneratorApi.CONTEXT_MANAGER), Set.of("of")),
    ASYNC(Set.of(GeneratorApi.ASYNC_GENERATOR), Set.of("of"));

    private final Set<String> owners;
    private final Set<String> methods;

    BodyFactory(Set<String> owners, Set<String> methods) {
        this.owners = owners;
        this.methods = methods;
    }

    /** The classes that have the methods. */
    public Set<String> owners() {
        return owners;
    }

    public Set<String> methods() {
        return methods;
    }

    /** The factory that a call means. */
    public static Optional<BodyFactory> of(MethodCallExpr call, Types types) {
        String method = call.getNameAsString();
        if (call.getArguments().isEmpty()
                || Arrays.stream(values()).noneMatch(factory -> factory.methods.contains(method))) {
            return Optional.empty();
        }
        return types.classOfStaticCall(call)
                .flatMap(owner -> Arrays.stream(values())
                        .filter(factory -> factory.methods.contains(method) && factory.owners.contains(owner))
                        .findFirst());
    }

    /** The body that the factory is given. */
    public static Expression bodyOf(MethodCallExpr call) {
        return call.getArgument(call.getArguments().size() - 1);
    }
}
