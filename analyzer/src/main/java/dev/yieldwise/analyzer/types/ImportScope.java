package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What simple names can mean in one file: its package, imports and own types (JLS 6.4.1, 7.5). It holds no tree, so that
 * it can outlive its file.
 *
 * @param staticMembers the classes from which members are imported, by the member's name
 * @param nested the simple names of the types declared in each type of the file, by the qualified name of the latter
 */
record ImportScope(
        String packageName,
        Map<String, String> single,
        Map<String, String> staticMembers,
        List<String> onDemand,
        Set<String> ownTopLevel,
        Map<String, Set<String>> nested) {

    static ImportScope of(CompilationUnit unit) {
        String packageName = packageOf(unit);
        Map<String, String> single = new HashMap<>();
        Map<String, String> staticMembers = new HashMap<>();
        List<String> onDemand = new ArrayList<>();
        for (ImportDeclaration declaration : unit.getImports()) {
            String name = declaration.getNameAsString();
            if (declaration.isModule()) {
                continue;
            }
            if (declaration.isStatic() && !declaration.isAsterisk()) {
                staticMembers.put(
                        name.substring(name.lastIndexOf('.') + 1),
                        name.substring(0, Math.max(0, name.lastIndexOf('.'))));
            }
            if (declaration.isAsterisk()) {
                onDemand.add(name);
            } else if (!declaration.isStatic() || Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1))) {
                single.put(name.substring(name.lastIndexOf('.') + 1), name);
            }
        }
        onDemand.add("java.lang");
        Set<String> own = new HashSet<>();
        Map<String, Set<String>> nested = new HashMap<>();
        for (TypeDeclaration<?> type : unit.getTypes()) {
            own.add(type.getNameAsString());
            collectNested(type, qualify(packageName, type.getNameAsString()), nested);
        }
        return new ImportScope(
                packageName,
                Map.copyOf(single),
                Map.copyOf(staticMembers),
                List.copyOf(onDemand),
                Set.copyOf(own),
                nested);
    }

    private static void collectNested(TypeDeclaration<?> type, String name, Map<String, Set<String>> nested) {
        Set<String> names = new HashSet<>();
        type.getMembers().forEach(member -> {
            if (member instanceof TypeDeclaration<?> inner) {
                names.add(inner.getNameAsString());
                collectNested(inner, name + "." + inner.getNameAsString(), nested);
            }
        });
        nested.put(name, names);
    }

    /** The package of a file; empty for the unnamed one. */
    static String packageOf(CompilationUnit unit) {
        return unit.getPackageDeclaration().map(NodeWithName::getNameAsString).orElse("");
    }

    static String qualify(String packageName, String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /**
     * Resolves the first segment of a type name.
     *
     * @param enclosing qualified names of the types around the use, innermost first
     * @param exists whether a qualified name is a type
     */
    Optional<String> resolve(String simple, List<String> enclosing, Predicate<String> exists) {
        for (String type : enclosing) {
            if (nested.getOrDefault(type, Set.of()).contains(simple)) {
                return Optional.of(type + "." + simple);
            }
            if (type.equals(simple) || type.endsWith("." + simple)) {
                return Optional.of(type);
            }
        }
        if (single.containsKey(simple)) {
            return Optional.of(single.get(simple));
        }
        String here = qualify(packageName, simple);
        if (ownTopLevel.contains(simple) || exists.test(here)) {
            return Optional.of(here);
        }
        List<String> found = onDemand.stream()
                .map(name -> name + "." + simple)
                .filter(exists)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
