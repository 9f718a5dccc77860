import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Copies of the libraries: as they are, with the defects in them, and with the repairs in their places. */
record Copies(Map<String, Path> libraries, Map<String, Places> places, String runtime, Path classes) {

    void pristine(Path to) throws IOException {
        write(to, List.of(), Shape::defect, new HashMap<>());
    }

    /** By the defect, the line where it is due. */
    Map<String, Integer> defects(Path to, List<Recall.Injection> injections) throws IOException {
        Map<String, Integer> due = new HashMap<>();
        write(to, injections, Shape::defect, due);
        return due;
    }

    void repaired(Path to, List<Recall.Injection> injections) throws IOException {
        write(to, injections, Shape::repair, new HashMap<>());
    }

    /** due: gets the line of each defect's failing operation, if it is given. */
    private void write(Path to, List<Recall.Injection> injections, Function<Shape, List<Shape.Line>> form, Map<String, Integer> due) throws IOException {
        Folders.delete(to);
        for (Map.Entry<String, Path> library : libraries.entrySet()) {
            List<Path> copies = new ArrayList<>();
            for (Path source : Folders.sources(library.getValue())) {
                Path copy = to.resolve(library.getKey()).resolve(library.getValue().relativize(source).toString());
                Files.createDirectories(copy.getParent());
                List<Recall.Injection> here = injections.stream()
                        .filter(injection -> injection.place().file().equals(source))
                        .sorted(Comparator.comparingInt(injection -> injection.place().line()))
                        .toList();
                if (here.isEmpty()) {
                    Files.copy(source, copy);
                } else {
                    Files.writeString(copy, changed(library.getKey(), source, here, form, due));
                }
                copies.add(copy);
            }
            if (!injections.isEmpty()) {
                compile(copies, to);
            }
        }
    }

    private String changed(
            String library, Path source, List<Recall.Injection> here, Function<Shape, List<Shape.Line>> form, Map<String, Integer> due) throws IOException {
        Places.Unit unit = places.get(library).unit(source);
        List<String> original = List.of(unit.text().split("\n", -1));
        Set<String> needed = new TreeSet<>();
        Map<Recall.Injection, List<Shape.Line>> filled = new LinkedHashMap<>();
        for (Recall.Injection injection : here) {
            Map<String, String> names = new HashMap<>();
            List<Shape.Line> lines = new ArrayList<>();
            for (Shape.Line line : form.apply(injection.shape())) {
                String withTypes = Imports.resolve(spread(line.text(), injection), name -> places.get(library).clashes(unit, name), needed);
                String text = Shape.fill(withTypes, injection.binding().holes(), made -> names.computeIfAbsent(made, name -> {
                    String fresh = name;
                    for (int i = 2; unit.taken().contains(fresh); i++) {
                        fresh = name + i;
                    }
                    return fresh;
                }));
                lines.add(new Shape.Line(text.isEmpty() ? "" : injection.place().indent() + text, line.primary()));
            }
            filled.put(injection, lines);
        }
        needed.removeAll(unit.imports());
        int imports = 0;
        for (int i = 0; i < original.size(); i++) {
            if (original.get(i).startsWith("import ") || (imports == 0 && original.get(i).startsWith("package "))) {
                imports = i + 1;
            }
        }
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < original.size(); i++) {
            if (i == imports) {
                needed.forEach(name -> changed.add("import " + name + ";"));
            }
            for (Map.Entry<Recall.Injection, List<Shape.Line>> entry : filled.entrySet()) {
                if (entry.getKey().place().line() == i) {
                    for (Shape.Line line : entry.getValue()) {
                        changed.add(line.text());
                        if (line.primary()) {
                            due.put(entry.getKey().id(), changed.size());
                        }
                    }
                }
            }
            changed.add(original.get(i));
        }
        return String.join("\n", changed);
    }

    /** Holes that stand for code with types in it, before types are resolved. */
    private static String spread(String text, Recall.Injection injection) {
        String spread = text;
        for (String hole : List.of("ECOLL", "COLL", "WORDS", "STREAM")) {
            String value = injection.binding().holes().get(hole);
            if (value != null) {
                spread = spread.replaceAll("\\$" + hole + "(?![A-Za-z])", Matcher.quoteReplacement(value));
            }
        }
        return spread;
    }

    private void compile(List<Path> files, Path to) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Folders.delete(classes);
        Files.createDirectories(classes);
        StringBuilder out = new StringBuilder();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-Xlint:none", "-cp", runtime, "-d", classes.toString());
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            diagnostic -> {
                                if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                                    out.append(diagnostic).append('\n');
                                }
                            },
                            options,
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(to + " does not compile:\n" + out);
            }
        }
    }
}
