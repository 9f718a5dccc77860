import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds the sites of a library with javac, whose types are beyond doubt. */
final class Sites {
    /** So that long methods are not favoured. */
    private static final int STRAIGHT_IN_A_METHOD = 4;

    private static final int LOOPED_IN_A_METHOD = 6;

    private final Trees trees;
    private final JavacTask task;
    private final List<Site> sites = new ArrayList<>();

    private Sites(JavacTask task) {
        this.task = task;
        this.trees = Trees.instance(task);
    }

    static List<Site> of(Library library, Random random) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<Path> broken = new HashSet<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-Xmaxerrs", "0", "-classpath", library.classpath());
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    diagnostic -> {
                        if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null) {
                            broken.add(Path.of(diagnostic.getSource().toUri()));
                        }
                    },
                    options,
                    null,
                    manager.getJavaFileObjectsFromPaths(library.files()));
            Iterable<? extends CompilationUnitTree> parsed = task.parse();
            task.analyze();
            Sites sites = new Sites(task);
            for (CompilationUnitTree unit : parsed) {
                Path file = Path.of(unit.getSourceFile().toUri());
                if (!broken.contains(file)) {
                    sites.collect(library, unit, file, random);
                }
            }
            return sites.sites;
        }
    }

    private void collect(Library library, CompilationUnitTree unit, Path file, Random random) throws IOException {
        String text = unit.getSourceFile().getCharContent(true).toString();
        Set<String> imports = new HashSet<>();
        unit.getImports().forEach(i -> imports.add(i.getQualifiedIdentifier().toString()));
        Set<String> taken = new HashSet<>();
        Pattern.compile("[A-Za-z_][A-Za-z_0-9]*").matcher(text).results().forEach(m -> taken.add(m.group()));
        String packageName = String.valueOf(unit.getPackageName());
        long locals = count("(?m)^\\s+(final )?[A-Z]\\w*(<.*>)? \\w+ = ", text);
        boolean finals = count("(?m)^\\s+final [A-Z]\\w*(<.*>)? \\w+ = ", text) * 3 > locals;
        Site.Unit known = new Site.Unit(library.name(), file, packageName, imports, taken, text, finals);
        SourcePositions positions = trees.getSourcePositions();
        TypeText types = new TypeText(task.getTypes(), task.getElements(), imports, packageName);
        SiteScanner scanner = new SiteScanner(known, unit, trees, positions, types);
        scanner.scan(unit, null);
        for (List<Site> method : scanner.methods()) {
            keep(method.stream().filter(site -> site.loop() == null).toList(), STRAIGHT_IN_A_METHOD, random);
            keep(method.stream().filter(site -> site.loop() != null).toList(), LOOPED_IN_A_METHOD, random);
        }
    }

    private void keep(List<Site> all, int most, Random random) {
        List<Site> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        sites.addAll(shuffled.subList(0, Math.min(most, shuffled.size())));
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
