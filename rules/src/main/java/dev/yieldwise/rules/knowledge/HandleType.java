package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The handles by which bodies yield, for what they differ in: what they can delegate to. */
enum HandleType {
    PLAIN("Yielder", Set.of("Generator", "ContextManager")),
    INT("IntYielder", Set.of("IntGenerator")),
    LONG("LongYielder", Set.of("LongGenerator")),
    DOUBLE("DoubleYielder", Set.of("DoubleGenerator")),
    /** Its yield answers what was sent. */
    EXCHANGE("Exchange", Set.of("Coroutine", "Coroutines", "Consumer")),
    /** It has no yieldFrom. */
    ASYNC("AsyncYielder", Set.of("AsyncGenerator"));

    private final String handle;
    private final Set<String> made;

    /** @param made the factories that give such a handle to a body, and what the names of interfaces of bodies begin with */
    HandleType(String handle, Set<String> made) {
        this.handle = handle;
        this.made = made;
    }

    boolean delegates() {
        return this != ASYNC;
    }

    /** The handle by which a call yields, if it is declared, or is the parameter of a lambda of which is known what it is for. */
    static Optional<HandleType> of(MethodCallExpr yield, Types types) {
        return yield.getScope()
                .flatMap(types::declarationOf)
                .flatMap(declaration -> declaration instanceof Parameter parameter
                                && parameter.getType().isUnknownType()
                                && parameter.getParentNode().orElse(null) instanceof LambdaExpr lambda
                        ? ofLambda(lambda, types)
                        : named(types.ofDeclaration(declaration)));
    }

    private static Optional<HandleType> ofLambda(LambdaExpr body, Types types) {
        Node around = body.getParentNode().orElseThrow();
        if (around instanceof MethodCallExpr call) {
            return BodyFactory.of(call, types)
                    .filter(factory -> BodyFactory.bodyOf(call) == body)
                    .flatMap(factory -> types.classOfStaticCall(call))
                    .flatMap(owner -> named(new TypeRef.Known(owner)));
        }
        Optional<Type> target = Optional.empty();
        if (around instanceof VariableDeclarator variable) {
            target = Optional.of(variable.getType());
        } else if (around instanceof CastExpr cast) {
            target = Optional.of(cast.getType());
        } else if (around instanceof ReturnStmt && Helpers.memberAround(around) instanceof MethodDeclaration method) {
            target = Optional.of(method.getType());
        }
        return target.flatMap(type -> named(types.resolve(type, body)));
    }

    /** The kind of which a class is the handle, a factory, or an interface of bodies. */
    private static Optional<HandleType> named(TypeRef type) {
        String prefix = GeneratorApi.PACKAGE + ".";
        if (!(type instanceof TypeRef.Known known) || !known.name().startsWith(prefix)) {
            return Optional.empty();
        }
        String name = known.name().substring(prefix.length());
        return Arrays.stream(values())
                .filter(kind -> kind.handle.equals(name) || kind.made.contains(name.replaceFirst("(Body|Lambda)$", "")))
                .findFirst();
    }
}
