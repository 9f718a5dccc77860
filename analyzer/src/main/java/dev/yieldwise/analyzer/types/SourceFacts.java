package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A type of the sources under check. It keeps written names and resolves them when asked, and holds no tree.
 *
 * @param resolve from a type as written (erased) to its qualified name, in the scope of this type
 * @param supertypes resolved around the type: its own members are not in scope where its supertypes are written (JLS 8.1.4)
 */
record SourceFacts(
        String name,
        boolean isFinal,
        Map<String, String> writtenReturns,
        Map<String, String> writtenFields,
        Function<String, Optional<String>> resolve,
        List<String> supertypes)
        implements ClassFacts {

    /** @param enclosing the names of the type itself and of the types around it, innermost first */
    static SourceFacts of(TypeDeclaration<?> type, List<String> enclosing, TypeNames names) {
        Map<String, String> returns = new HashMap<>();
        Map<String, String> fields = new HashMap<>();
        List<String> supertypes = new ArrayList<>();
        boolean closed = false;
        Set<String> variables = typeParameters(type);
        if (type instanceof ClassOrInterfaceDeclaration declaration) {
            closed = declaration.isFinal();
            declaration.getExtendedTypes().forEach(extended -> supertypes.add(written(extended, Set.of())));
            declaration.getImplementedTypes().forEach(implemented -> supertypes.add(written(implemented, Set.of())));
        } else if (type instanceof EnumDeclaration declaration) {
            supertypes.add("java.lang.Enum");
            declaration.getImplementedTypes().forEach(implemented -> supertypes.add(written(implemented, Set.of())));
        } else if (type instanceof RecordDeclaration declaration) {
            closed = true;
            supertypes.add("java.lang.Record");
            declaration.getImplementedTypes().forEach(implemented -> supertypes.add(written(implemented, Set.of())));
            for (Parameter component : declaration.getParameters()) {
                fields.put(component.getNameAsString(), written(component.getType(), variables));
                returns.put(component.getNameAsString() + "/0", written(component.getType(), variables));
            }
        }
        type.getMembers().forEach(member -> {
            if (member instanceof MethodDeclaration method) {
                Set<String> inScope = new HashSet<>(variables);
                inScope.addAll(typeParameters(method));
                returns.merge(key(method), written(method.getType(), inScope), (a, b) -> a.equals(b) ? a : AMBIGUOUS);
            } else if (member instanceof FieldDeclaration field) {
                field.getVariables()
                        .forEach(variable ->
                                fields.put(variable.getNameAsString(), written(variable.getType(), variables)));
            }
        });
        if (supertypes.isEmpty()) {
            supertypes.add("java.lang.Object");
        }
        List<String> around = enclosing.subList(1, enclosing.size());
        List<String> resolved = supertypes.stream()
                .flatMap(written -> names.resolve(written, around).stream())
                .toList();
        return new SourceFacts(
                enclosing.get(0), closed, returns, fields, written -> names.resolve(written, enclosing), resolved);
    }

    private static Set<String> typeParameters(Object declaration) {
        Set<String> names = new HashSet<>();
        if (declaration instanceof NodeWithTypeParameters<?> generic) {
            generic.getTypeParameters().forEach(parameter -> names.add(parameter.getNameAsString()));
        }
        return names;
    }

    private static String key(CallableDeclaration<?> method) {
        return method.getNameAsString() + "/" + method.getParameters().size();
    }

    /** The type without type arguments and annotations; {@link #AMBIGUOUS} for a type variable. */
    static String written(Type type, Set<String> variables) {
        if (type.isArrayType()) {
            String component = written(type.asArrayType().getComponentType(), variables);
            return component.isEmpty() ? AMBIGUOUS : component + "[]";
        }
        if (type.isClassOrInterfaceType()) {
            String name = nameOf(type.asClassOrInterfaceType());
            return variables.contains(name) ? AMBIGUOUS : name;
        }
        return type.isPrimitiveType() || type.isVoidType() ? type.asString() : AMBIGUOUS;
    }

    static String nameOf(ClassOrInterfaceType type) {
        return type.getScope().map(scope -> nameOf(scope) + ".").orElse("") + type.getNameAsString();
    }

    @Override
    public Optional<String> returnType(String method, int parameters) {
        return resolved(writtenReturns.get(method + "/" + parameters));
    }

    @Override
    public Optional<String> fieldType(String field) {
        return resolved(writtenFields.get(field));
    }

    private Optional<String> resolved(String written) {
        if (written == null) {
            return Optional.empty();
        }
        return Optional.of(
                written.isEmpty() ? AMBIGUOUS : resolve.apply(written).orElse(AMBIGUOUS));
    }
}
