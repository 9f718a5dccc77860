package dev.yieldwise.analyzer.types;

import dev.yieldwise.analyzer.source.Sources;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What is known of types by their qualified names alone, whatever file might ask. Belongs to one thread. */
public final class NamedTypes {
    private final Classes classes;
    private final SourceTypes sources;

    public NamedTypes(Classes classes, Sources sources) {
        this.classes = classes;
        this.sources = new SourceTypes(sources);
    }

    /** Whether a type is found in the sources, on the class path or in the JDK. */
    public boolean knows(String type) {
        return classes.find(type, sources).isPresent();
    }

    /** The type and all its supertypes; empty if one of them is not found, so that it may have anything. */
    public Optional<Set<String>> supertypes(String type) {
        Set<String> all = classes.hierarchy(type, sources).supertypes();
        return all.stream().allMatch(this::knows) ? Optional.of(all) : Optional.empty();
    }

    /** The names of all methods of some types. */
    public Set<String> methods(Set<String> some) {
        Set<String> names = new HashSet<>();
        some.forEach(type -> classes.find(type, sources).ifPresent(facts -> names.addAll(facts.methodNames())));
        return names;
    }
}
