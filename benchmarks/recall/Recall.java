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

/** Puts 60 defects into copies of two libraries, and counts how many of them the checker finds; started by recall.sh. */
public final class Recall {
    private static final List<String> RULES = List.of("UnprimedSend", "ExhaustedReuse", "MutationDuringIteration");
    private static final List<String> CLASSES = List.of("straight", "branch", "alias");
    private static final List<String> POSITIONS = List.of("start", "nested", "middle", "nested", "end", "middle");
    private static final int PER_RULE = 20;
    private static final double NEEDED = 0.8;

    /** A shape at its place. */
    record Injection(String id, Shape shape, Place place, Binding binding) {}

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
        Copies copies = new Copies(libraries, places, runtime, work.resolve("classes"));
        copies.pristine(pristine);
        due.putAll(copies.defects(defects, injections));
        copies.repaired(repaired, injections);
        Set<String> before = new HashSet<>();
        List<Found> own = Found.in(pristine, checker, runtime);
        List<Found> found = new ArrayList<>(Found.in(defects, checker, runtime));
        List<Found> noise = new ArrayList<>(Found.in(repaired, checker, runtime));
        // what the libraries hold themselves is told of, and does not count: lines shift, messages do not
        own.forEach(finding -> before.add(finding.anywhere()));
        found.removeIf(finding -> before.contains(finding.anywhere()));
        noise.removeIf(finding -> before.contains(finding.anywhere()));
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
            places.put(library.getKey(), Places.of(library.getKey(), Folders.sources(library.getValue()), runtime));
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

    // findings

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
