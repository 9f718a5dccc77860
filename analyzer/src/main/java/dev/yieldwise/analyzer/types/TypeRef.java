package dev.yieldwise.analyzer.types;

/** What is known of a type. */
public sealed interface TypeRef {
    /**
     * A type by its erased, qualified name: {@code java.util.List}, {@code int}, {@code java.lang.String[]}. Nested types
     * are written with dots.
     */
    record Known(String name) implements TypeRef {}

    /** No answer, and why: a missing class, a type variable, a limit of the solver. */
    record Unknown(String reason) implements TypeRef {}

    /** Whether this is exactly the named type. */
    default boolean is(String name) {
        return this instanceof Known known && known.name().equals(name);
    }
}
