package dev.yieldwise.analyzer.types;

import dev.yieldwise.analyzer.source.SourceIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All classes that a run may meet, looked up by name when asked for: in the sources under check first, then on the class
 * path, then in the JDK. Shared by all threads; an answer depends on the name alone, never on who asked before.
 */
public final class Classes {
    private final SourceIndex sources;
    private final ClassFiles classFiles;
    private final Map<String, Optional<ClassFacts>> found = new ConcurrentHashMap<>();
    private final Map<String, Boolean> existing = new ConcurrentHashMap<>();
    private final Map<String, Hierarchy> hierarchies = new ConcurrentHashMap<>();

    public Classes(SourceIndex sources, List<Path> classpath) {
        this.sources = sources;
        this.classFiles = new ClassFiles(classpath);
    }

    /** Finds the declaration of a type of the sources; each thread brings its own, for parsers are not shared. */
    interface Reader {
        Optional<SourceTypes.Declared> declaration(String name, SourceIndex sources);

        /** Starts to gather the facts of a type; false if that is under way already. */
        boolean begin(String name);

        void end(String name);
    }

    /**
     * All supertypes of a type, as far as they are known.
     *
     * @param supertypes itself included
     * @param cyclic whether one of them is its own supertype
     */
    record Hierarchy(Set<String> supertypes, boolean cyclic) {}

    ClassFiles classFiles() {
        return classFiles;
    }

    SourceIndex sources() {
        return sources;
    }

    /** Whether a qualified name is a type; cheaper than {@link #find}, which must resolve its supertypes. */
    boolean exists(String name, Reader reader) {
        Boolean known = existing.get(name);
        if (known == null) {
            known = reader.declaration(name, sources).isPresent()
                    || classFiles.classOf(name).isPresent()
                    || JdkFacts.find(name).isPresent();
            existing.put(name, known);
        }
        return known;
    }

    Optional<ClassFacts> find(String name, Reader reader) {
        Optional<ClassFacts> known = found.get(name);
        if (known != null) {
            return known;
        }
        if (!reader.begin(name)) {
            // Supertypes that need each other to be named: no Java. Whoever asked first still gets an answer.
            return Optional.empty();
        }
        try {
            known = inSources(name, reader).or(() -> classFiles.find(name)).or(() -> JdkFacts.find(name));
            found.put(name, known);
            return known;
        } finally {
            reader.end(name);
        }
    }

    Hierarchy hierarchy(String name, Reader reader) {
        Hierarchy known = hierarchies.get(name);
        if (known == null) {
            Set<String> supertypes = Hierarchies.upwards(name, type -> find(type, reader));
            boolean cyclic = Hierarchies.cyclic(name, type -> find(type, reader));
            known = new Hierarchy(Set.copyOf(supertypes), cyclic);
            hierarchies.put(name, known);
        }
        return known;
    }

    private Optional<ClassFacts> inSources(String name, Reader reader) {
        return reader.declaration(name, sources).map(declared -> facts(declared, reader));
    }

    private ClassFacts facts(SourceTypes.Declared declared, Reader reader) {
        TypeNames names = new TypeNames(declared.scope(), this, reader);
        return SourceFacts.of(declared.type(), declared.enclosing(), names);
    }
}
