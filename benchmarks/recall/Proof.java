import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Runs every shape on this JDK and the real runtime: the defect has to fail on some input, the repair on none. A defect that
 * is called definite has to fail on every input that reaches its primary operation.
 */
final class Proof {
    private Proof() {}

    /** What came of running one shape. */
    record Result(Shape shape, int inputs, int reached, int failed, int repairedFailed, String repairFailure) {
        String fault() {
            if (repairedFailed > 0) {
                return "the repair fails: " + repairFailure;
            }
            if (failed == 0 && !shape.silent()) {
                return "the defect fails on no input";
            }
            return shape.definite() && !shape.silent() && !shape.skips() && failed < reached ? "called definite, but may not fail" : null;
        }
    }

    static List<Result> run(List<Shape> shapes, String runtime, Path work) throws Exception {
        StringBuilder source = new StringBuilder(Imports.all());
        source.append("public class Proving {\n    public static boolean hit;\n");
        for (int i = 0; i < shapes.size(); i++) {
            method(source, shapes.get(i), "defect" + i, true);
            method(source, shapes.get(i), "repair" + i, false);
        }
        source.append("}\n");
        Path classes = work.resolve("proof");
        Files.createDirectories(classes);
        compile(source.toString(), classes, runtime);
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (String entry : runtime.split(java.io.File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        PrintStream err = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        List<Result> results = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]))) {
            Class<?> proving = loader.loadClass("Proving");
            for (int i = 0; i < shapes.size(); i++) {
                results.add(run(shapes.get(i), i, proving));
            }
        } finally {
            System.setErr(err);
        }
        return results;
    }

    private static Result run(Shape shape, int number, Class<?> proving) throws Exception {
        int inputs = 0;
        int reached = 0;
        int failed = 0;
        int repairedFailed = 0;
        String why = "";
        for (int input = 0; input < lists().size(); input++) {
            inputs++;
            proving.getField("hit").setBoolean(null, false);
            Throwable defect = call(proving, "defect" + number, argument(shape, input));
            boolean hit = proving.getField("hit").getBoolean(null);
            boolean fails = isFailure(defect);
            // a loop over nothing reaches nothing, even if its header was run
            reached += fails || (hit && !lists().get(input).isEmpty()) ? 1 : 0;
            failed += fails ? 1 : 0;
            Throwable repair = call(proving, "repair" + number, argument(shape, input));
            if (isFailure(repair)) {
                repairedFailed++;
                why = repair + " on input " + argument(shape, input);
            }
        }
        return new Result(shape, inputs, reached, failed, repairedFailed, why);
    }

    private static boolean isFailure(Throwable thrown) {
        return thrown instanceof IllegalStateException
                || thrown instanceof java.util.ConcurrentModificationException
                || thrown instanceof NoSuchElementException;
    }

    private static Throwable call(Class<?> proving, String name, Object argument) throws Exception {
        for (Method method : proving.getMethods()) {
            if (method.getName().equals(name)) {
                try {
                    method.invoke(null, argument);
                    return null;
                } catch (InvocationTargetException e) {
                    return e.getCause();
                }
            }
        }
        throw new IllegalStateException(name);
    }

    private static List<List<String>> lists() {
        List<List<String>> lists = new ArrayList<>();
        for (int size = 0; size <= 6; size++) {
            List<String> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add("word " + i);
            }
            lists.add(list);
        }
        lists.add(Arrays.asList(null, "b", "c"));
        lists.add(Arrays.asList("a", null, "c", "d"));
        lists.add(Arrays.asList("1", "2", "x", "y", "3"));
        lists.add(Arrays.asList("a", "b", "c", "d"));
        lists.add(Arrays.asList("1", "2", "3"));
        lists.add(Arrays.asList("."));
        lists.add(Collections.nCopies(3, "same"));
        return lists;
    }

    private static Object argument(Shape shape, int input) {
        List<String> list = lists().get(input);
        return switch (shape.hole()) {
            case "elems", "mcoll" -> new ArrayList<>(list);
            case "strings" -> {
                List<String> words = new ArrayList<>(list);
                words.removeIf(java.util.Objects::isNull);
                yield words;
            }
            case "mmap" -> {
                Map<String, String> map = new HashMap<>();
                list.forEach(key -> map.put(String.valueOf(key), key));
                yield map;
            }
            case "string" -> String.join(",", list.stream().map(String::valueOf).toList());
            case "int" -> input - 3;
            default -> "value";
        };
    }

    private static void method(StringBuilder source, Shape shape, String name, boolean defect) {
        String type =
                switch (shape.hole()) {
                    case "elems", "strings", "mcoll" -> "Collection<String>";
                    case "mmap" -> "Map<String, String>";
                    case "int" -> "int";
                    default -> "String";
                };
        String kind =
                switch (shape.hole()) {
                    case "elems", "strings", "mcoll" -> "coll";
                    case "mmap" -> "map";
                    case "int", "string" -> shape.hole();
                    default -> "any";
                };
        List<String> arguments = kind.equals("map") ? List.of("String", "String") : List.of("String");
        Place.Variable variable = new Place.Variable(shape.variable(), kind, type, arguments, true);
        Place place = new Place("", Path.of(""), "", 0, "", "", false, "void", List.of(variable));
        Binding binding = Binding.of(shape, place, variable);
        source.append("    @SuppressWarnings(\"all\") public static void ")
                .append(name)
                .append("(" + type + " " + shape.variable() + ") {\n");
        for (Shape.Line line : shape.form(defect)) {
            String text = Shape.fill(line.text(), binding.holes(), made -> made);
            if (line.primary() && !text.strip().startsWith("}")) {
                source.append("        hit = true;\n");
            }
            source.append("        ").append(text).append('\n');
        }
        source.append("    }\n");
    }

    static void compile(String source, Path classes, String classpath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Proving.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignore) {
                return source;
            }
        };
        List<String> options = List.of("-proc:none", "-Xlint:none", "-cp", classpath, "-d", classes.toString());
        if (!compiler.getTask(null, null, diagnostics, options, null, List.of(file)).call()) {
            String[] lines = source.split("\n");
            for (Diagnostic<?> d : diagnostics.getDiagnostics()) {
                System.err.println(d + "\n  " + (d.getLineNumber() > 0 ? lines[(int) d.getLineNumber() - 1] : ""));
            }
            throw new IllegalStateException("a shape does not compile");
        }
    }
}
