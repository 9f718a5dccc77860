package dev.yieldwise.analyzer.types;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns type names as written into qualified names, in the scope of one file. */
record TypeNames(ImportScope scope, Classes classes, Classes.Reader reader) {
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", "void");

    /**
     * @param written erased, as {@link WrittenType#written} makes it
     * @param enclosing qualified names of the types around the use, innermost first
     */
    Optional<String> resolve(String written, List<String> enclosing) {
        if (written.endsWith("[]")) {
            return resolve(written.substring(0, written.length() - 2), enclosing)
                    .map(name -> name + "[]");
        }
        if (PRIMITIVES.contains(written)) {
            return Optional.of(written);
        }
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        Optional<String> head = scope.resolve(first, enclosing, name -> classes.exists(name, reader))
                .or(() -> inherited(first, enclosing));
        if (dot < 0) {
            return head;
        }
        if (head.isPresent()) {
            return Optional.of(head.get() + written.substring(dot));
        }
        // A qualified name whose first segment is a package. An unknown class keeps the name that its writer gave it.
        return Character.isLowerCase(first.charAt(0)) ? Optional.of(written) : Optional.empty();
    }

    /** A member type that an enclosing type inherits. */
    Optional<String> inherited(String simple, List<String> enclosing) {
        Set<String> seen = new HashSet<>();
        for (String type : enclosing) {
            Optional<String> found = memberOfSupertypes(type, simple, seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> memberOfSupertypes(String type, String simple, Set<String> seen) {
        if (!seen.add(type) || seen.size() > 100) {
            return Optional.empty();
        }
        Optional<ClassFacts> facts = classes.find(type, reader);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        for (String supertype : facts.get().supertypes()) {
            String candidate = supertype + "." + simple;
            if (classes.exists(candidate, reader)) {
                return Optional.of(candidate);
            }
            Optional<String> further = memberOfSupertypes(supertype, simple, seen);
            if (further.isPresent()) {
                return further;
            }
        }
        return Optional.empty();
    }
}
