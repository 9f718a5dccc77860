package dev.yieldwise.rules.knowledge;

import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a body can delegate to by {@code yieldFrom}, as far as the static type tells. */
enum Delegable {
    GENERATOR,
    STREAM,
    /** A collection of the JDK: its iterators know nothing of being closed. */
    COLLECTION,
    /** Any other iterable. Its iterator may be a generator, and so may it be itself. */
    ITERABLE,
    /** An iterator, which may be a generator as well. */
    ITERATOR;

    /** Empty for what the handle has no yieldFrom for, or more than one that fits. */
    static Optional<Delegable> of(TypeRef type, HandleType handle, Types types) {
        return switch (handle) {
            case PLAIN, EXCHANGE -> ofObjects(type, types);
            case INT -> ofPrimitives(type, "Int", types);
            case LONG -> ofPrimitives(type, "Long", types);
            case DOUBLE -> ofPrimitives(type, "Double", types);
            case ASYNC -> Optional.empty();
        };
    }

    static boolean isCollection(TypeRef type, Types types) {
        return type instanceof TypeRef.Known known
                && known.name().startsWith("java.util.")
                && types.isA(type, "java.util.Collection");
    }

    private static Optional<Delegable> ofObjects(TypeRef type, Types types) {
        if (isGenerator(type, types)) {
            return Optional.of(GENERATOR);
        }
        if (isCollection(type, types)) {
            return Optional.of(COLLECTION);
        }
        List<Delegable> all = Stream.of(
                        one(STREAM, type, "java.util.stream.Stream", types),
                        one(ITERABLE, type, "java.lang.Iterable", types),
                        one(ITERATOR, type, "java.util.Iterator", types))
                .flatMap(Optional::stream)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static Optional<Delegable> ofPrimitives(TypeRef type, String prefix, Types types) {
        Optional<Delegable> iterator = one(ITERATOR, type, "java.util.PrimitiveIterator.Of" + prefix, types);
        return iterator.isPresent() && isGenerator(type, types)
                ? Optional.of(GENERATOR)
                : iterator.or(() -> one(STREAM, type, "java.util.stream." + prefix + "Stream", types));
    }

    private static Optional<Delegable> one(Delegable kind, TypeRef type, String name, Types types) {
        return types.isA(type, name) ? Optional.of(kind) : Optional.empty();
    }

    private static boolean isGenerator(TypeRef type, Types types) {
        return SourceLoops.isGenerator(type) || types.isA(type, GeneratorApi.GENERATOR);
    }
}
