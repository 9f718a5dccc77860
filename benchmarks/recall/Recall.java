import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Puts 60 defects into copies of two libraries, and counts how many of them the checker finds; started by recall.sh. */
public final class Recall {
    private static final List<String> RULES = List.of("UnprimedSend", "ExhaustedReuse", "MutationDuringIteration");
    private static final List<String> CLASSES = List.of("straight", "branch", "alias");
    private static final List<String> POSITIONS = List.of("start", "nested", "middle", "nested", "end", "middle");
    private static final int PER_RULE = 20;
    private static final double NEEDED = 0.8;

    /** A shape at its place. */
    record Injection(String id, Shape shape, Place place, Binding binding) {}

    /** What the checker said. */
    record Found(String rule, String certainty, String path, int start, int end, String message) {
        @Override
        public String toString() {
            return rule + " (" + certainty + ") " + path + ":" + start + " " + message;
        }
    }

    private final long seed;
    private final boolean all;
    private final Path work;
    private final String runtime;
    private final String checker;
    private final Path misses;
    private final Map<String, Path> libraries = new TreeMap<>();

    private Recall(Map<String, String> options) {
        seed = Long.parseLong(options.get("seed"));
        all = Boolean.parseBoolean(options.get("all"));
        work = Path.of(options.get("work"));
        runtime = options.get("runtime");
        checker = options.get("checker");
        misses = Path.of(options.get("misses"));
        libraries.put("commons-collections4", Path.of(options.get("collections")));
        libraries.put("commons-lang3", Path.of(options.get("lang")));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        List<Shape> shapes = new ArrayList<>();
        for (String rule : RULES) {
            shapes.addAll(Shape.read(Path.of(options.get("shapes"), rule + ".shapes")));
        }
        boolean good = new Recall(options).run(shapes);
        // bodies that wait for ever in the proof have threads
        System.out.flush();
        Runtime.getRuntime().halt(good ? 0 : 1);
    }

    private boolean run(List<Shape> shapes) throws Exception {
        System.out.println("seed " + seed);
        boolean proved = prove(shapes);
        List<Injection> injections = place(shapes);
        Path pristine = work.resolve("pristine");
        Path defects = work.resolve("defects");
        Path repaired = work.resolve("repaired");
        Map<String, Integer> due = new HashMap<>();
        write(pristine, List.of(), true, new HashMap<>());
        write(defects, injections, true, due);
        write(repaired, injections, false, new HashMap<>());
        Set<String> before = new HashSet<>();
        List<Found> own = check(pristine);
        List<Found> found = new ArrayList<>(check(defects));
        List<Found> noise = new ArrayList<>(check(repaired));
        // what the libraries hold themselves is told of, and does not count: lines shift, messages do not
        own.forEach(finding -> before.add(finding.rule() + finding.path() + finding.message()));
        found.removeIf(finding -> before.contains(finding.rule() + finding.path() + finding.message()));
        noise.removeIf(finding -> before.contains(finding.rule() + finding.path() + finding.message()));
        int needed = (int) Math.ceil(injections.size() * NEEDED);
        int hits = report(injections, due, found);
        list("unexpected in the copy with defects", found);
        list("in the repaired copy, where nothing is due", noise);
        list("in the libraries as they are", own);
        System.out.printf(
                "found %d of %d (at least %d needed), unexpected %d, in repaired %d, seed %d%n",
                hits, injections.size(), needed, found.size(), noise.size(), seed);
        return proved && hits >= needed && noise.isEmpty() && found.isEmpty();
    }

    private boolean prove(List<Shape> shapes) throws Exception {
        int faults = 0;
        for (Proof.Result result : Proof.run(shapes, runtime, work)) {
            if (result.fault() != null) {
                System.out.printf(
                        "shape %s: %s (failed on %d of %d inputs that reach it)%n",
                        result.shape().id(), result.fault(), result.failed(), result.reached());
                faults++;
            }
        }
        System.out.printf("%d shapes run on Java %s, faults: %d%n", shapes.size(), System.getProperty("java.version"), faults);
        return faults == 0;
    }

    // places

    private final Map<String, Places> places = new LinkedHashMap<>();

    private List<Injection> place(List<Shape> shapes) throws IOException {
        for (Map.Entry<String, Path> library : libraries.entrySet()) {
            places.put(library.getKey(), Places.of(library.getKey(), sources(library.getValue()), runtime));
        }
        Random random = new Random(seed);
        List<Shape> chosen = new ArrayList<>();
        for (int rule = 0; rule < RULES.size(); rule++) {
            for (int kind = 0; kind < CLASSES.size(); kind++) {
                List<Shape> cell = new ArrayList<>();
                for (Shape shape : shapes) {
                    if (shape.rule().equals(RULES.get(rule)) && shape.kind().equals(CLASSES.get(kind))) {
                        cell.add(shape);
                    }
                }
                Collections.shuffle(cell, random);
                int size = all ? cell.size() : PER_RULE / CLASSES.size() + ((kind + rule) % CLASSES.size() < PER_RULE % CLASSES.size() ? 1 : 0);
                chosen.addAll(cell.subList(0, size));
            }
        }
        Injection[] placed = new Injection[chosen.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < placed.length; i++) {
            order.add(i);
        }
        // the choosiest first, or others take their methods
        Map<String, Integer> choice = Map.of("mmap", 0, "mcoll", 1, "any", 4, "int", 3);
        order.sort(java.util.Comparator.comparing((Integer i) -> choice.getOrDefault(chosen.get(i).hole(), 2)));
        Set<String> methods = new HashSet<>();
        Map<Path, Integer> files = new HashMap<>();
        for (int i : order) {
            Shape shape = chosen.get(i);
            List<String> names = new ArrayList<>(libraries.keySet());
            if (i % 2 == 1) {
                Collections.reverse(names);
            }
            placed[i] = names.stream()
                    .map(name -> choose(shape, name, i, random, methods, files))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no place for " + shape.id()));
        }
        return List.of(placed);
    }

    private Injection choose(
            Shape shape, String library, int number, Random random, Set<String> methods, Map<Path, Integer> files) {
        List<Injection> fitting = new ArrayList<>();
        String id = String.format("%s%02d", shape.rule().substring(0, 1), number % (all ? 100 : PER_RULE) + 1);
        for (Place place : places.get(library).all()) {
            if (!methods.contains(place.file() + place.method())) {
                for (Place.Variable variable : place.variables()) {
                    Binding binding = Binding.of(shape, place, variable);
                    if (binding != null) {
                        fitting.add(new Injection(id, shape, place, binding));
                    }
                }
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        int least = fitting.stream().mapToInt(f -> files.getOrDefault(f.place().file(), 0)).min().orElseThrow();
        fitting.removeIf(f -> files.getOrDefault(f.place().file(), 0) > least);
        String wanted = POSITIONS.get(number % POSITIONS.size());
        List<Injection> there =
                fitting.stream().filter(f -> f.place().position().equals(wanted)).toList();
        List<Injection> from = there.isEmpty() ? fitting : there;
        // a file first, then a place in it: large files are not favoured
        List<Path> open = from.stream().map(f -> f.place().file()).distinct().toList();
        Path file = open.get(random.nextInt(open.size()));
        List<Injection> inFile = from.stream().filter(f -> f.place().file().equals(file)).toList();
        Injection injection = inFile.get(random.nextInt(inFile.size()));
        methods.add(file + injection.place().method());
        files.merge(file, 1, Integer::sum);
        return injection;
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("module-info.java"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    // copies

    private void write(Path to, List<Injection> injections, boolean defect, Map<String, Integer> due) throws IOException {
        delete(to);
        for (Map.Entry<String, Path> library : libraries.entrySet()) {
            List<Path> copies = new ArrayList<>();
            for (Path source : sources(library.getValue())) {
                Path copy = to.resolve(library.getKey()).resolve(library.getValue().relativize(source).toString());
                Files.createDirectories(copy.getParent());
                List<Injection> here = injections.stream()
                        .filter(injection -> injection.place().file().equals(source))
                        .sorted(java.util.Comparator.comparingInt(injection -> injection.place().line()))
                        .toList();
                if (here.isEmpty()) {
                    Files.copy(source, copy);
                } else {
                    Files.writeString(copy, changed(library.getKey(), source, here, defect, due));
                }
                copies.add(copy);
            }
            if (!injections.isEmpty()) {
                compile(copies, to);
            }
        }
    }

    private String changed(
            String library, Path source, List<Injection> here, boolean defect, Map<String, Integer> due) throws IOException {
        Places.Unit unit = places.get(library).unit(source);
        List<String> original = List.of(unit.text().split("\n", -1));
        Set<String> needed = new TreeSet<>();
        Map<Injection, List<Shape.Line>> filled = new LinkedHashMap<>();
        for (Injection injection : here) {
            Map<String, String> names = new HashMap<>();
            List<Shape.Line> lines = new ArrayList<>();
            for (Shape.Line line : injection.shape().form(defect)) {
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
            for (Map.Entry<Injection, List<Shape.Line>> entry : filled.entrySet()) {
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
    private static String spread(String text, Injection injection) {
        String spread = text;
        for (String hole : List.of("ECOLL", "COLL", "WORDS", "STREAM")) {
            String value = injection.binding().holes().get(hole);
            if (value != null) {
                spread = spread.replaceAll("\\$" + hole + "(?![A-Za-z])", java.util.regex.Matcher.quoteReplacement(value));
            }
        }
        return spread;
    }

    private void compile(List<Path> files, Path to) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = work.resolve("classes");
        delete(classes);
        Files.createDirectories(classes);
        StringBuilder out = new StringBuilder();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-Xlint:none", "-cp", runtime, "-d", classes.toString());
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            diagnostic -> {
                                if (diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR) {
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

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.delete(path);
            }
        }
    }

    // findings

    private List<Found> check(Path folder) throws Exception {
        Path json = work.resolve(folder.getFileName() + ".json");
        Files.deleteIfExists(json);
        Process process = new ProcessBuilder(
                        checker, "check", folder.toString(), "--base", folder.toString(), "--classpath", runtime, "--quiet",
                        "--fail-on", "never", "--report", "json=" + json)
                .redirectOutput(work.resolve(folder.getFileName() + ".txt").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException("the checker ended with " + status + " for " + folder);
        }
        Map<?, ?> report = (Map<?, ?>) Json.read(Files.readString(json));
        List<Found> found = new ArrayList<>();
        for (Object each : (List<?>) report.get("findings")) {
            Map<?, ?> finding = (Map<?, ?>) each;
            Map<?, ?> at = (Map<?, ?>) finding.get("location");
            found.add(new Found(
                    (String) finding.get("rule"),
                    (String) finding.get("certainty"),
                    (String) at.get("path"),
                    ((Number) at.get("startLine")).intValue(),
                    ((Number) at.get("endLine")).intValue(),
                    (String) finding.get("message")));
        }
        return found;
    }

    /** Prints the table and takes out of the findings those that are due. */
    private int report(List<Injection> injections, Map<String, Integer> due, List<Found> found) throws IOException {
        Map<String, String> causes = causes();
        Map<String, int[]> totals = new LinkedHashMap<>();
        int hits = 0;
        List<String> stronger = new ArrayList<>();
        for (Injection injection : injections) {
            Place place = injection.place();
            Shape shape = injection.shape();
            String path = place.library() + "/"
                    + libraries.get(place.library()).relativize(place.file()).toString().replace('\\', '/');
            int line = due.get(injection.id());
            List<Found> matching = found.stream()
                    .filter(f -> f.rule().equals(shape.rule()) && f.path().equals(path) && f.start() <= line && line <= f.end())
                    .toList();
            found.removeAll(matching.isEmpty() ? List.of() : List.of(matching.get(0)));
            String outcome = matching.isEmpty() ? "MISSED" : matching.get(0).certainty();
            if (outcome.equals("definite") && !shape.definite()) {
                stronger.add(injection.id() + " " + shape.id());
            }
            System.out.printf(
                    "%s  %-23s  %-8s  %-36s  %-8s  %s:%d (%s, %s)%n",
                    injection.id(), shape.rule(), shape.kind(), shape.name(), outcome, path, line, place.position(),
                    injection.binding().variable().kind() + " " + injection.binding().variable().name());
            int[] total = totals.computeIfAbsent(shape.rule() + " " + shape.kind(), key -> new int[2]);
            total[1]++;
            if (matching.isEmpty()) {
                System.out.println("     cause: " + causes.getOrDefault(shape.id(), "not looked into yet"));
            } else {
                total[0]++;
                hits++;
            }
        }
        totals.forEach((cell, total) -> System.out.printf("%-34s %d of %d%n", cell, total[0], total[1]));
        stronger.forEach(each -> System.out.println("definite, though some inputs come to no exception: " + each));
        return hits;
    }

    /** The causes written down for shapes that are missed: lines "| rule/class/name | cause |". */
    private Map<String, String> causes() throws IOException {
        Map<String, String> causes = new HashMap<>();
        if (Files.exists(misses)) {
            for (String line : Files.readAllLines(misses)) {
                String[] cells = line.split("\\|");
                if (cells.length > 2) {
                    causes.put(cells[1].strip(), cells[2].strip());
                }
            }
        }
        return causes;
    }

    private static void list(String title, List<Found> findings) {
        System.out.println(title + ": " + findings.size());
        findings.forEach(finding -> System.out.println("  " + finding));
    }
}
