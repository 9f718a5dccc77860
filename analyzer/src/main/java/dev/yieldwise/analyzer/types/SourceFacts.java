package dev.yieldwise.analyzer.types;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A type of the sources under check; what it names is resolved when asked for. Belongs to the thread of its reader. */
record SourceFacts(WrittenType type, Classes classes, Classes.Reader reader) implements ClassFacts {
    @Override
    public String name() {
        return type.name();
    }

    @Override
    public boolean isFinal() {
        return type.isFinal();
    }

    @Override
    public List<String> supertypes() {
        return classes.supertypes(type, reader);
    }

    @Override
    public Optional<String> returnType(String method, int parameters) {
        return resolved(type.returns().get(method + "/" + parameters));
    }

    @Override
    public Optional<String> fieldType(String field) {
        return resolved(type.fields().get(field));
    }

    @Override
    public Optional<List<MethodFacts>> methods(String method) {
        return Optional.of(
                type.methods().stream().filter(one -> one.name().equals(method)).toList());
    }

    @Override
    public Set<String> methodNames() {
        return Stream.concat(
                        type.methods().stream().map(MethodFacts::name),
                        type.returns().keySet().stream().map(key -> key.substring(0, key.indexOf('/'))))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> marked(String annotation) {
        String simpleName = annotation.substring(annotation.lastIndexOf('.') + 1);
        return type.marks().entrySet().stream()
                .filter(mark -> mark.getKey().endsWith(simpleName)) // names before types
                .filter(mark ->
                        resolved(mark.getKey()).filter(annotation::equals).isPresent())
                .flatMap(mark -> mark.getValue().stream())
                .collect(Collectors.toSet());
    }

    private Optional<String> resolved(String written) {
        if (written == null) {
            return Optional.empty();
        }
        return Optional.of(
                written.isEmpty()
                        ? AMBIGUOUS
                        : new TypeNames(type.scope(), classes, reader)
                                .resolve(written, type.enclosing())
                                .orElse(AMBIGUOUS));
    }
}
