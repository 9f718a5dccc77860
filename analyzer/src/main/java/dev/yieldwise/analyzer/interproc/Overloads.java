package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Set;

/** Which of several methods of one name a call can mean, by the number of its arguments and by their types where known. */
final class Overloads {
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

    private final Types types;

    Overloads(Types types) {
        this.types = types;
    }

    Targets constructors(TypeDeclaration<?> type, List<Expression> arguments) {
        return applicable(type.getConstructors(), arguments);
    }

    /** Complete only if a single one is left, or all that are left can be told apart by nothing. */
    Targets applicable(List<? extends CallableDeclaration<?>> named, List<Expression> arguments) {
        List<CallableDeclaration<?>> fitting = named.stream()
                .filter(callable -> callable.getParameters().size() == arguments.size())
                .<CallableDeclaration<?>>map(callable -> callable)
                .toList();
        if (fitting.size() > 1) {
            fitting = fitting.stream()
                    .filter(callable -> mayTake(callable, arguments))
                    .toList();
        }
        boolean sure = fitting.size() == 1
                && fitting.get(0).getParameters().stream().noneMatch(Parameter::isVarArgs)
                && Callees.hasBody(fitting.get(0));
        return new Targets(fitting.stream().filter(Callees::hasBody).toList(), sure);
    }

    private boolean mayTake(CallableDeclaration<?> callable, List<Expression> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = callable.getParameter(i);
            TypeRef given = types.withoutInference(arguments.get(i));
            TypeRef wanted = types.resolve(parameter.getType(), parameter);
            if (given instanceof TypeRef.Known from
                    && wanted instanceof TypeRef.Known to
                    && !PRIMITIVES.contains(from.name())
                    && !PRIMITIVES.contains(to.name())
                    && !to.name().equals("java.lang.Object")
                    && !types.isA(from, to.name())) {
                return false;
            }
        }
        return true;
    }
}
