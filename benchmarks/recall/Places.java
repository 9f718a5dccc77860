import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds the places of a library with javac, whose types are beyond doubt. */
final class Places {
    private final String library;
    private final Trees trees;
    private final JavacTask task;
    private final List<Place> places = new ArrayList<>();
    private final Map<Path, Unit> units = new HashMap<>();

    /** What an insertion has to know of a file. */
    record Unit(String packageName, Set<String> imports, Set<String> taken, String text) {}

    static Places of(String library, List<Path> files, String classpath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-classpath", classpath);
        JavacTask task = (JavacTask)
                compiler.getTask(null, manager, d -> {}, options, null, manager.getJavaFileObjectsFromPaths(files));
        Iterable<? extends CompilationUnitTree> parsed = task.parse();
        task.analyze();
        Places places = new Places(library, task);
        for (CompilationUnitTree unit : parsed) {
            places.collect(unit);
        }
        return places;
    }

    private Places(String library, JavacTask task) {
        this.library = library;
        this.trees = Trees.instance(task);
        this.task = task;
    }

    List<Place> all() {
        return places;
    }

    Unit unit(Path file) {
        return units.get(file);
    }

    private void collect(CompilationUnitTree unit) throws IOException {
        Path file = Path.of(unit.getSourceFile().toUri());
        String text = unit.getSourceFile().getCharContent(true).toString();
        Set<String> imports = new HashSet<>();
        unit.getImports().forEach(i -> imports.add(i.getQualifiedIdentifier().toString()));
        Set<String> taken = new HashSet<>();
        Pattern.compile("[A-Za-z_][A-Za-z_0-9]*").matcher(text).results().forEach(m -> taken.add(m.group()));
        String packageName = String.valueOf(unit.getPackageName());
        units.put(file, new Unit(packageName, imports, taken, text));
        TypeText types = new TypeText(task.getTypes(), task.getElements(), imports, packageName);
        new PlaceScanner(library, unit, file, text, trees, types, places).scan(unit, null);
    }

    /** Whether a simple name means another type in a file than the one given. */
    boolean clashes(Unit unit, String qualified) {
        String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
        if (unit.imports().contains(qualified)) {
            return false;
        }
        return unit.imports().stream().anyMatch(i -> i.endsWith("." + simple))
                || task.getElements().getTypeElement(unit.packageName() + "." + simple) != null
                || Pattern.compile("(class|interface|enum|record)\\s+" + simple + "\\b|<" + simple + "[,>]").matcher(unit.text()).find();
    }

    /** The name that a target is. */
    static Optional<String> nameOf(Tree target) {
        return target instanceof IdentifierTree name ? Optional.of(name.getName().toString()) : Optional.empty();
    }
}
