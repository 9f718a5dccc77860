package dev.yieldwise.analyzer.types;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the checker knows of one class or interface, whichever way it came to know it. */
interface ClassFacts {
    /** The qualified name, nested types with dots. */
    String name();

    /** Whether no class can extend it. */
    boolean isFinal();

    /** The direct superclass and interfaces, erased and qualified; those that could not be resolved are left out. */
    List<String> supertypes();

    /**
     * The erased return type of the methods of this very class with that name and number of parameters.
     *
     * @return empty if there is no such method; {@link #AMBIGUOUS} if overloads differ or the type is a type variable
     */
    Optional<String> returnType(String method, int parameters);

    /** The declared, erased type of a field of this very class. */
    Optional<String> fieldType(String field);

    /**
     * The methods of a name that this very class declares.
     *
     * @return empty if its source is not under check
     */
    default Optional<List<MethodFacts>> methods(String method) {
        return Optional.empty();
    }

    /** The names of all methods that this very class declares. */
    Set<String> methodNames();

    /**
     * What bears an annotation in this very class, by {@link Marks}.
     *
     * @param annotation its qualified name
     */
    default Set<String> marked(String annotation) {
        return Set.of();
    }

    /** The answer for a method whose return type depends on inference or on the overload. */
    String AMBIGUOUS = "";
}
