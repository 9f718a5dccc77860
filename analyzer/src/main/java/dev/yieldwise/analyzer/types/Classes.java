package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.yieldwise.analyzer.source.SourceIndex;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final Map<String, WrittenType> written = new ConcurrentHashMap<>();
    private final Map<Path, Boolean> outlined = new ConcurrentHashMap<>();
    private final Map<String, List<String>> supertypes = new ConcurrentHashMap<>();
    private final Map<String, Optional<ClassFacts>> compiled = new ConcurrentHashMap<>();
    private final Map<String, Boolean> existing = new ConcurrentHashMap<>();
    private final Map<String, Hierarchy> hierarchies = new ConcurrentHashMap<>();

    public Classes(SourceIndex sources, List<Path> classpath) {
        this.sources = sources;
        this.classFiles = new ClassFiles(classpath);
    }

    /** Reads the sources; each thread brings its own, for parsers are not shared. */
    interface Reader {
        Optional<CompilationUnit> outline(Path file);

        Optional<SourceTypes.Declared> declaration(String name, SourceIndex sources);

        /** Starts to resolve the supertypes of a type; false if that is under way already. */
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

    /** Whether a qualified name is a type; cheaper than {@link #find}: most often no tree is read. */
    boolean exists(String name, Reader reader) {
        Boolean known = existing.get(name);
        if (known == null) {
            known = written.containsKey(name)
                    || sources.declares(name)
                    || inSources(name, reader).isPresent()
                    || classFiles.classOf(name).isPresent()
                    || JdkFacts.find(name).isPresent();
            existing.put(name, known);
        }
        return known;
    }

    Optional<ClassFacts> find(String name, Reader reader) {
        WrittenType known = written.get(name);
        if (known != null) {
            return Optional.of(new SourceFacts(known, this, reader));
        }
        Optional<ClassFacts> elsewhere = compiled.get(name);
        if (elsewhere != null) {
            return elsewhere;
        }
        Optional<ClassFacts> own = inSources(name, reader).map(type -> new SourceFacts(type, this, reader));
        if (own.isPresent()) {
            return own;
        }
        elsewhere = classFiles.find(name).or(() -> JdkFacts.find(name));
        compiled.put(name, elsewhere);
        return elsewhere;
    }

    private Optional<WrittenType> inSources(String name, Reader reader) {
        List<Path> files = sources.mayDeclare(name);
        for (Path file : files) {
            outlined.computeIfAbsent(file, key -> {
                reader.outline(key).ifPresent(unit -> learn(key, unit));
                return true;
            });
        }
        Optional<WrittenType> known = Optional.ofNullable(written.get(name));
        return known.isEmpty() && files.size() > 1
                ? reader.declaration(name, sources).map(WrittenType::of)
                : known;
    }

    /** Remembers the types of a file whose tree is at hand. */
    void offer(Path file, CompilationUnit unit) {
        outlined.computeIfAbsent(file, key -> {
            learn(key, unit);
            return true;
        });
    }

    /** Of two files that declare the same type, none is remembered. */
    private void learn(Path file, CompilationUnit unit) {
        ImportScope scope = ImportScope.of(unit);
        for (TypeDeclaration<?> type : unit.getTypes()) {
            String name = ImportScope.qualify(scope.packageName(), type.getNameAsString());
            if (sources.filesOf(name).equals(List.of(file))) {
                learn(new SourceTypes.Declared(type, List.of(name), scope));
            }
        }
    }

    private void learn(SourceTypes.Declared declared) {
        String name = declared.enclosing().get(0);
        written.computeIfAbsent(name, key -> WrittenType.of(declared));
        for (BodyDeclaration<?> member : declared.type().getMembers()) {
            if (member instanceof TypeDeclaration<?> nested) {
                List<String> enclosing = new ArrayList<>(List.of(name + "." + nested.getNameAsString()));
                enclosing.addAll(declared.enclosing());
                learn(new SourceTypes.Declared(nested, List.copyOf(enclosing), declared.scope()));
            }
        }
    }

    /** The supertypes that a type names, as far as they are known. */
    List<String> supertypes(WrittenType type, Reader reader) {
        List<String> known = supertypes.get(type.name());
        if (known != null) {
            return known;
        }
        if (!reader.begin(type.name())) {
            // Supertypes that need each other to be named: no Java. Whoever asked first still gets an answer.
            return List.of();
        }
        try {
            TypeNames names = new TypeNames(type.scope(), this, reader);
            // A type's own members are not in scope where its supertypes are written (JLS 8.1.4).
            List<String> around = type.enclosing().subList(1, type.enclosing().size());
            known = type.supertypes().stream()
                    .flatMap(supertype -> names.resolve(supertype, around).stream())
                    .toList();
            supertypes.put(type.name(), known);
            return known;
        } finally {
            reader.end(type.name());
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
}
