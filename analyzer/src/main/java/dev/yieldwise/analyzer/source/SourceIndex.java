package dev.yieldwise.analyzer.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the top-level types of the sources lie, known from file names alone: nothing is parsed before it is needed.
 * Immutable, for all threads.
 */
public final class SourceIndex {
    private final Map<String, List<Path>> byFileName;
    private final Subtypes subtypes;

    public SourceIndex(Collection<Path> files) {
        Map<String, List<Path>> map = new HashMap<>();
        for (Path file : files) {
            map.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>(1))
                    .add(file);
        }
        this.byFileName = map;
        this.subtypes = new Subtypes(files);
    }

    /** Who names whom as a supertype. */
    public Subtypes subtypes() {
        return subtypes;
    }

    /** Whether a top-level type of that name is declared in a file of its name, told from the text. */
    public boolean declares(String topLevelType) {
        int dot = topLevelType.lastIndexOf('.');
        String packageName = topLevelType.substring(0, Math.max(0, dot));
        return filesOf(topLevelType).stream()
                .map(Headings::of)
                .anyMatch(headings -> headings.packageName().equals(packageName)
                        && headings.mayDeclare(topLevelType.substring(dot + 1)));
    }

    /** The files that may declare a type, nested or not: if there is none, it surely is not of the sources. */
    public List<Path> mayDeclare(String type) {
        List<Path> found = new ArrayList<>();
        String simpleName = type.substring(type.lastIndexOf('.') + 1);
        for (String topLevel = type; ; topLevel = topLevel.substring(0, topLevel.lastIndexOf('.'))) {
            for (Path file : filesOf(topLevel)) {
                if (Headings.of(file).mayDeclare(simpleName)) {
                    found.add(file);
                }
            }
            if (topLevel.indexOf('.') < 0) {
                return found;
            }
        }
    }

    /**
     * The files that may declare a top-level type: {@code a.b.C} in a file {@code C.java} below folders {@code a/b}.
     * Whoever parses them checks the package.
     */
    public List<Path> filesOf(String topLevelType) {
        int dot = topLevelType.lastIndexOf('.');
        List<Path> named = byFileName.getOrDefault(topLevelType.substring(dot + 1) + ".java", List.of());
        if (named.isEmpty() || dot < 0) {
            return named;
        }
        Path folders = Path.of(topLevelType.substring(0, dot).replace('.', '/'));
        return named.stream()
                .filter(file -> file.getParent() != null
                        && file.toAbsolutePath().getParent().endsWith(folders))
                .toList();
    }
}
