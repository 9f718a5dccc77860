package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.body.MethodDeclaration;
import java.util.List;
import java.util.Set;

/**
 * What tells a method of the sources from others, without its tree.
 *
 * @param parameters the types of its parameters as written, without type arguments
 * @param generic whether it has type parameters of its own
 */
public record MethodFacts(String name, List<String> parameters, boolean generic, boolean hasBody) {
    public static MethodFacts of(MethodDeclaration method) {
        return new MethodFacts(
                method.getNameAsString(),
                method.getParameters().stream()
                        .map(parameter -> WrittenType.written(parameter.getType(), Set.of()))
                        .toList(),
                !method.getTypeParameters().isEmpty(),
                method.getBody().isPresent());
    }

    static List<MethodFacts> of(List<MethodDeclaration> methods) {
        return methods.stream().map(MethodFacts::of).toList();
    }

    /** Whether a call with so many arguments can mean it; one with a variable number of them is left out. */
    public boolean takes(int arguments) {
        return parameters.size() == arguments;
    }
}
