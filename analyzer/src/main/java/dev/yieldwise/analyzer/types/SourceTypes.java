package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Declarations of types in other files, parsed when asked for. It keeps the last few trees only: more of
 * them would cost the collector more than they spare the parser. What it keeps never changes an answer. Belongs to one thread.
 */
final class SourceTypes implements Classes.Reader {
    private static final int KEPT = 4;

    private final Sources sources;
    private final Map<Path, Optional<CompilationUnit>> trees = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Optional<CompilationUnit>> eldest) {
            return size() > KEPT;
        }
    };

    private Path own;
    private Optional<CompilationUnit> ownTree = Optional.empty();
    private final Set<String> underWay = new HashSet<>();

    SourceTypes(Sources sources) {
        this.sources = sources;
    }

    /**
     * A type declaration and its surroundings.
     *
     * @param enclosing the qualified names of the type itself and of the types around it, innermost first
     */
    record Declared(TypeDeclaration<?> type, List<String> enclosing, ImportScope scope) {}

    /** The file that is looked at from now on. */
    void own(Path file, CompilationUnit tree) {
        own = file;
        ownTree = Optional.of(tree);
    }

    @Override
    public Optional<Declared> declaration(String name, SourceIndex index) {
        for (String topLevel = name; ; topLevel = topLevel.substring(0, topLevel.lastIndexOf('.'))) {
            for (Path file : index.filesOf(topLevel)) {
                Optional<Declared> declared = tree(file).flatMap(unit -> declaredIn(unit, name));
                if (declared.isPresent()) {
                    return declared;
                }
            }
            if (topLevel.indexOf('.') < 0) {
                return Optional.empty();
            }
        }
    }

    @Override
    public Optional<CompilationUnit> outline(Path file) {
        Optional<CompilationUnit> known = file.equals(own) ? ownTree : trees.get(file);
        return known == null ? sources.outline(file).or(() -> tree(file)) : known;
    }

    @Override
    public boolean begin(String name) {
        return underWay.add(name);
    }

    @Override
    public void end(String name) {
        underWay.remove(name);
    }

    Parsed parse(Path file) {
        Optional<CompilationUnit> known = trees.getOrDefault(file, Optional.empty());
        return known.isPresent() ? new Parsed.Unit(Sources.fileOf(known.get()), known.get()) : sources.parse(file);
    }

    private Optional<CompilationUnit> tree(Path file) {
        if (file.equals(own)) {
            return ownTree;
        }
        Optional<CompilationUnit> known = trees.get(file);
        if (known == null) {
            known = sources.parse(file) instanceof Parsed.Unit unit ? Optional.of(unit.tree()) : Optional.empty();
            trees.put(file, known);
        }
        return known;
    }

    static Optional<Declared> declaredIn(CompilationUnit unit, String name) {
        String packageName = ImportScope.packageOf(unit);
        if (!packageName.isEmpty() && !name.startsWith(packageName + ".")) {
            return Optional.empty();
        }
        String inPackage = packageName.isEmpty() ? name : name.substring(packageName.length() + 1);
        Deque<String> enclosing = new ArrayDeque<>();
        TypeDeclaration<?> current = null;
        String qualified = packageName;
        for (String segment : inPackage.split("\\.")) {
            List<TypeDeclaration<?>> candidates = current == null ? unit.getTypes() : members(current);
            current = candidates.stream()
                    .filter(type -> type.getNameAsString().equals(segment))
                    .findFirst()
                    .orElse(null);
            if (current == null) {
                return Optional.empty();
            }
            qualified = ImportScope.qualify(qualified, segment);
            enclosing.push(qualified);
        }
        return current == null
                ? Optional.empty()
                : Optional.of(new Declared(current, List.copyOf(enclosing), ImportScope.of(unit)));
    }

    private static List<TypeDeclaration<?>> members(TypeDeclaration<?> type) {
        return type.getMembers().stream()
                .filter(BodyDeclaration::isTypeDeclaration)
                .<TypeDeclaration<?>>map(BodyDeclaration::asTypeDeclaration)
                .toList();
    }
}
