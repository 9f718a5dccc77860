package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The declarations of types that one file leads to, its own and those of other files under check. What was handed out
 * once stays the same as long as the file is looked at, so that its nodes can be compared. Belongs to one thread.
 */
public final class Declarations {
    /** A file that leads to more of them is followed no further: each costs a parse. */
    private static final int MAX_UNITS = 32;

    private final Types own;
    private final CompilationUnit ownUnit;
    private final Classes classes;
    private final SourceTypes sourceTypes;
    private final Function<CompilationUnit, Types> newTypes;
    private final Map<CompilationUnit, Types> foreign = new IdentityHashMap<>();
    private final Map<String, Optional<TypeDeclaration<?>>> found = new HashMap<>();

    Declarations(
            Types own,
            CompilationUnit ownUnit,
            Classes classes,
            SourceTypes sourceTypes,
            Function<CompilationUnit, Types> newTypes) {
        this.own = own;
        this.ownUnit = ownUnit;
        this.classes = classes;
        this.sourceTypes = sourceTypes;
        this.newTypes = newTypes;
    }

    /** The declaration of a named type; empty if its source is not under check. */
    public Optional<TypeDeclaration<?>> of(String qualifiedName) {
        Optional<TypeDeclaration<?>> known = found.get(qualifiedName);
        if (known == null) {
            known = find(qualifiedName);
            found.put(qualifiedName, known);
        }
        return known;
    }

    private Optional<TypeDeclaration<?>> find(String qualifiedName) {
        Optional<TypeDeclaration<?>> here =
                SourceTypes.declaredIn(ownUnit, qualifiedName).map(SourceTypes.Declared::type);
        if (here.isPresent()) {
            return here;
        }
        for (CompilationUnit unit : foreign.keySet()) {
            Optional<TypeDeclaration<?>> there =
                    SourceTypes.declaredIn(unit, qualifiedName).map(SourceTypes.Declared::type);
            if (there.isPresent()) {
                return there;
            }
        }
        if (foreign.size() >= MAX_UNITS) {
            return Optional.empty();
        }
        Optional<TypeDeclaration<?>> read =
                sourceTypes.declaration(qualifiedName, classes.sources()).map(SourceTypes.Declared::type);
        read.flatMap(Node::findCompilationUnit)
                .filter(unit -> unit != ownUnit)
                .ifPresent(unit -> foreign.computeIfAbsent(unit, newTypes));
        return read;
    }

    /** The qualified name of a declared type; empty for a local one. */
    public Optional<String> nameOf(TypeDeclaration<?> type) {
        return type.getFullyQualifiedName();
    }

    /** A type and its supertypes as far as they are known, the type first, superclasses before interfaces. */
    public List<String> upwards(String type) {
        return new ArrayList<>(Hierarchies.upwards(type, name -> classes.find(name, sourceTypes)));
    }

    /** The same in no order; known for the whole run once it was asked for. */
    public Set<String> supertypes(String type) {
        return classes.hierarchy(type, sourceTypes).supertypes();
    }

    /** Whether a type itself is known to declare a method of that name and number of parameters. */
    public boolean declares(String type, String method, int parameters) {
        return classes.find(type, sourceTypes)
                .flatMap(facts -> facts.returnType(method, parameters))
                .isPresent();
    }

    /**
     * The methods of a name that a type itself declares. Costs no parse once the type is known.
     *
     * @return empty if its source is not under check
     */
    public Optional<List<MethodFacts>> methods(String type, String method) {
        return SourceTypes.declaredIn(ownUnit, type)
                .map(own -> MethodFacts.of(own.type().getMethodsByName(method)))
                .or(() -> classes.find(type, sourceTypes).flatMap(facts -> facts.methods(method)));
    }

    /**
     * What bears an annotation in a type itself, by {@link Marks}; from sources and from class files.
     *
     * @param annotation its qualified name
     */
    public Set<String> marked(String type, String annotation) {
        return classes.find(type, sourceTypes)
                // One in a file of another name is known to that file alone.
                .or(() -> SourceTypes.declaredIn(ownUnit, type)
                        .map(declared -> new SourceFacts(WrittenType.of(declared), classes, sourceTypes)))
                .map(facts -> facts.marked(annotation))
                .orElse(Set.of());
    }

    /** Whether everything about a type is known. */
    public boolean knows(String type) {
        return classes.find(type, sourceTypes).isPresent();
    }

    /** Named types of the sources that name a supertype so; they may mean another one. */
    public List<String> subtypes(String supertype) {
        return classes.sources().subtypes().of(supertype.substring(supertype.lastIndexOf('.') + 1));
    }

    /** Whose names a node's names are: those of its own file. */
    Types homeOf(Node node) {
        if (foreign.isEmpty()) {
            return own;
        }
        return node.findCompilationUnit()
                .filter(unit -> unit != ownUnit)
                .map(foreign::get)
                .orElse(own);
    }
}
