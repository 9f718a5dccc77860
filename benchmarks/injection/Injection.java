import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Puts defects into copies of three libraries, and counts how many of them the checker finds; started by injection.sh. */
public final class Injection {
    private Injection() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        long seed = Long.parseLong(options.get("seed"));
        Path work = Path.of(options.get("work"));
        List<Library> libraries = libraries(options.get("libraries"));
        Map<String, List<Variant>> cells = cells(Path.of(options.get("shapes")), options.get("rule"), options.get("shape"));
        int perCell = Integer.parseInt(options.get("per-shape"));

        long begin = System.nanoTime();
        Random random = new Random(seed);
        List<Site> sites = new ArrayList<>();
        for (Library library : libraries) {
            sites.addAll(Sites.of(library, random));
        }
        Draw draw = new Draw(libraries, sites, new Filler(Path.of(options.get("names"))), random);
        List<Mutant> mutants = draw.mutants(cells, perCell);
        System.err.printf("drawn in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
        System.out.printf("%d sites in %d libraries, %d mutants that compile%n", sites.size(), libraries.size(), mutants.size());
        StringBuilder refused = new StringBuilder();
        draw.refusals().forEach((variant, why) -> refused.append(variant).append(": ").append(why).append('\n'));
        Files.writeString(work.resolve("../injection-refused.txt"), refused);

        Report report = new Report(cells, perCell, seed);
        Checker checker = new Checker(options.get("checker"), work.resolve("copies"));
        for (Library library : libraries) {
            report.control(library, checker.check(checker.copy(library, "control", List.of())));
            List<Mutant> own =
                    mutants.stream().filter(m -> m.site().unit().library().equals(library.name())).toList();
            int number = 0;
            for (List<Mutant> batch : Draw.batches(own)) {
                number++;
                Checker.Copy copy = checker.copy(library, "batch" + number, batch);
                report.add(copy, checker.check(copy));
            }
        }
        System.exit(report.print(work.resolve("..")) ? 0 : 1);
    }

    /** Lines "name sources jar dependencies". */
    private static List<Library> libraries(String file) throws IOException {
        List<Library> libraries = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(file))) {
            String[] words = line.split(" ");
            libraries.add(new Library(words[0], Path.of(words[1]), words[2], words[3]));
        }
        return libraries;
    }

    /** The variants by "rule shape"; rule and shape may be empty for all. */
    private static Map<String, List<Variant>> cells(Path folder, String rule, String shape) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(file -> file.toString().endsWith(".shapes")).sorted().toList();
        }
        Map<String, List<Variant>> cells = new LinkedHashMap<>();
        for (Path file : files) {
            for (Variant variant : Variant.read(file)) {
                if ((rule.isEmpty() || rule.equals(variant.rule())) && (shape.isEmpty() || shape.equals(variant.shape()))) {
                    cells.computeIfAbsent(variant.rule() + " " + variant.shape(), unused -> new ArrayList<>()).add(variant);
                }
            }
        }
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("no such rule or shape: " + rule + " " + shape);
        }
        return cells;
    }
}
