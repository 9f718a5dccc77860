package dev.yieldwise.analyzer.types;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The types of fields and of what methods return, inherited ones included. */
final class Members {
    private final Classes classes;
    private final SourceTypes sourceTypes;

    Members(Classes classes, SourceTypes sourceTypes) {
        this.classes = classes;
        this.sourceTypes = sourceTypes;
    }

    TypeRef field(TypeRef owner, String name) {
        return of(owner, facts -> facts.fieldType(name));
    }

    /** The field that a bare name means in the innermost of the classes around it that has one. */
    TypeRef field(List<String> around, String name) {
        return of(around, facts -> facts.fieldType(name));
    }

    TypeRef result(TypeRef receiver, String method, int arguments) {
        return of(receiver, facts -> facts.returnType(method, arguments));
    }

    /** Of the method that a call without receiver means, in the innermost of the classes around it that has one. */
    TypeRef result(List<String> around, String method, int arguments) {
        return of(around, facts -> facts.returnType(method, arguments));
    }

    private TypeRef of(TypeRef owner, Function<ClassFacts, Optional<String>> question) {
        return owner instanceof TypeRef.Known known
                ? inHierarchy(known.name(), question)
                : new TypeRef.Unknown("owner unknown");
    }

    private TypeRef of(List<String> around, Function<ClassFacts, Optional<String>> question) {
        for (String type : around) {
            TypeRef found = inHierarchy(type, question);
            if (found instanceof TypeRef.Known) {
                return found;
            }
        }
        return new TypeRef.Unknown("no such member here");
    }

    /** The first answer on the way up, class before interfaces as {@link ClassFacts#supertypes} lists them. */
    private TypeRef inHierarchy(String type, Function<ClassFacts, Optional<String>> question) {
        String arrayless = type.endsWith("[]") ? "java.lang.Object" : type;
        for (String supertype : Hierarchies.upwards(arrayless, name -> classes.find(name, sourceTypes))) {
            Optional<String> answer = classes.find(supertype, sourceTypes).flatMap(question);
            if (answer.isPresent()) {
                return answer.get().isEmpty()
                        ? new TypeRef.Unknown("depends on type arguments or the overload")
                        : new TypeRef.Known(answer.get());
            }
        }
        return new TypeRef.Unknown("no such member of " + type);
    }
}
