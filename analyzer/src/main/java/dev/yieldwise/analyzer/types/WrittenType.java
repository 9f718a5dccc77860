package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type of the sources as its file writes it: names are kept unresolved, and no tree is held. Immutable, for all threads.
 *
 * @param enclosing the qualified names of the type itself and of the types around it, innermost first
 * @param supertypes at least one
 * @param returns by name and number of parameters
 * @param marks what bears an annotation, by {@link Marks}, for each annotation as it is written
 */
record WrittenType(
        List<String> enclosing,
        ImportScope scope,
        boolean isFinal,
        List<String> supertypes,
        Map<String, String> returns,
        Map<String, String> fields,
        List<MethodFacts> methods,
        Map<String, Set<String>> marks) {

    static WrittenType of(SourceTypes.Declared declared) {
        TypeDeclaration<?> type = declared.type();
        Map<String, String> returns = new HashMap<>();
        Map<String, String> fields = new HashMap<>();
        List<String> supertypes = new ArrayList<>();
        List<MethodFacts> methods = new ArrayList<>();
        Map<String, Set<String>> marks = new HashMap<>();
        mark(marks, Marks.TYPE, type);
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
            if (member instanceof CallableDeclaration<?> callable) {
                mark(marks, markOf(callable), callable);
            }
            if (member instanceof MethodDeclaration method) {
                Set<String> inScope = new HashSet<>(variables);
                inScope.addAll(typeParameters(method));
                methods.add(MethodFacts.of(method));
                returns.merge(
                        key(method),
                        written(method.getType(), inScope),
                        (a, b) -> a.equals(b) ? a : ClassFacts.AMBIGUOUS);
            } else if (member instanceof FieldDeclaration field) {
                field.getVariables()
                        .forEach(variable ->
                                fields.put(variable.getNameAsString(), written(variable.getType(), variables)));
            }
        });
        if (supertypes.isEmpty()) {
            supertypes.add("java.lang.Object");
        }
        return new WrittenType(
                declared.enclosing(),
                declared.scope(),
                closed,
                supertypes,
                returns,
                fields,
                List.copyOf(methods),
                marks);
    }

    /** All but those that say nothing of what is declared. */
    private static void mark(Map<String, Set<String>> marks, String bearer, NodeWithAnnotations<?> declaration) {
        for (AnnotationExpr annotation : declaration.getAnnotations()) {
            if (!annotation.getNameAsString().equals("Override")) {
                marks.computeIfAbsent(annotation.getNameAsString(), key -> new HashSet<>())
                        .add(bearer);
            }
        }
    }

    private static String markOf(CallableDeclaration<?> callable) {
        return Marks.of(
                callable instanceof ConstructorDeclaration ? Marks.CONSTRUCTOR : callable.getNameAsString(),
                callable.getParameters().size(),
                callable.getParameters().getLast().filter(Parameter::isVarArgs).isPresent());
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

    String name() {
        return enclosing.get(0);
    }

    /** The type without type arguments and annotations; {@link ClassFacts#AMBIGUOUS} for a type variable. */
    static String written(Type type, Set<String> variables) {
        if (type.isArrayType()) {
            String component = written(type.asArrayType().getComponentType(), variables);
            return component.isEmpty() ? ClassFacts.AMBIGUOUS : component + "[]";
        }
        if (type.isClassOrInterfaceType()) {
            String name = nameOf(type.asClassOrInterfaceType());
            return variables.contains(name) ? ClassFacts.AMBIGUOUS : name;
        }
        return type.isPrimitiveType() || type.isVoidType() ? type.asString() : ClassFacts.AMBIGUOUS;
    }

    static String nameOf(ClassOrInterfaceType type) {
        return type.getScope().map(scope -> nameOf(scope) + ".").orElse("") + type.getNameAsString();
    }
}
