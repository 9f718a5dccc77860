import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what was found, and writes what was not. */
final class Report {
    private static final double OF_ALL = 0.9;
    private static final double OF_A_SHAPE = 0.7;

    /** What became of the mutants of a cell or of a variant. */
    private static final class Count {
        int injected;
        int definite;
        int possible;

        int found() {
            return definite + possible;
        }

        double share() {
            return injected == 0 ? 0 : (double) found() / injected;
        }

        void add(String certainty) {
            injected++;
            definite += "definite".equals(certainty) ? 1 : 0;
            possible += "possible".equals(certainty) ? 1 : 0;
        }
    }

    private final Map<String, Count> cells = new LinkedHashMap<>();
    private final Map<String, Count> variants = new TreeMap<>();
    private final Set<String> rules;
    private final int perCell;
    private final long seed;
    private final List<String> misses = new ArrayList<>();
    private final List<String> hits = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final Map<String, Set<String>> before = new LinkedHashMap<>();
    private final List<String> control = new ArrayList<>();

    Report(Map<String, List<Variant>> cells, int perCell, long seed) {
        cells.forEach((cell, of) -> {
            this.cells.put(cell, new Count());
            of.forEach(variant -> variants.put(variant.id(), new Count()));
        });
        this.rules = cells.values().stream().flatMap(List::stream).map(Variant::rule).collect(Collectors.toSet());
        this.perCell = perCell;
        this.seed = seed;
    }

    void control(Library library, List<Found> findings) {
        Set<String> known = before.computeIfAbsent(library.name(), unused -> new HashSet<>());
        for (Found found : findings) {
            known.add(found.anywhere());
            if (rules.contains(found.rule())) {
                control.add(library.name() + "/" + found);
            }
        }
    }

    void add(Checker.Copy copy, List<Found> findings) {
        String library = copy.library().name();
        List<Found> open = new ArrayList<>(findings);
        open.removeIf(found -> before.get(library).contains(found.anywhere()));
        copy.due().forEach((mutant, due) -> {
            List<Found> own = open.stream()
                    .filter(found -> found.rule().equals(mutant.variant().rule()) && isDue(found, due))
                    .toList();
            open.removeAll(own);
            String certainty = own.isEmpty()
                    ? null
                    : own.stream().anyMatch(found -> found.certainty().equals("definite")) ? "definite" : "possible";
            cells.get(mutant.variant().rule() + " " + mutant.variant().shape()).add(certainty);
            variants.get(mutant.variant().id()).add(certainty);
            String path = library + "/" + copy.library().sources().relativize(mutant.site().unit().file());
            String shown = mutant.variant().id() + "  " + path + " " + due + "  in "
                    + copy.folder() + "\n" + mutant.shown();
            if (certainty == null) {
                misses.add(shown);
            } else {
                hits.add(certainty + " " + shown);
            }
        });
        open.stream().filter(found -> rules.contains(found.rule())).forEach(found -> unexpected.add(
                copy.folder().getParent().getFileName() + "/" + library + "/" + found));
    }

    private static boolean isDue(Found found, Map<String, Set<Integer>> due) {
        return due.getOrDefault(found.path(), Set.of()).stream().anyMatch(line -> found.start() <= line && line <= found.end());
    }

    /** Prints the table and writes the lists; true if the bounds hold. */
    boolean print(Path folder) throws IOException {
        Count all = new Count();
        String weakest = null;
        boolean enough = true;
        System.out.printf("%-23s %-20s %8s %8s %9s %9s %7s%n", "rule", "shape", "injected", "found", "definite", "possible", "share");
        for (Map.Entry<String, Count> cell : cells.entrySet()) {
            Count count = cell.getValue();
            String[] name = cell.getKey().split(" ");
            row(name[0], name[1], count);
            all.injected += count.injected;
            all.definite += count.definite;
            all.possible += count.possible;
            enough &= count.injected >= perCell;
            if (weakest == null || count.share() < cells.get(weakest).share()) {
                weakest = cell.getKey();
            }
        }
        row("all", "", all);
        write(folder.resolve("injection-misses.txt"), misses);
        write(folder.resolve("injection-hits.txt"), hits);
        write(folder.resolve("injection-unexpected.txt"), unexpected);
        write(folder.resolve("injection-control.txt"), control);
        write(
                folder.resolve("injection-variants.txt"),
                variants.entrySet().stream()
                        .map(v -> v.getValue().found() + " of " + v.getValue().injected + "  " + v.getKey())
                        .toList());
        System.out.printf("beside what was injected: %d findings (injection-unexpected.txt)%n", unexpected.size());
        System.out.printf(
                "found %d of %d (%.1f %%), weakest shape %s (%.0f %%), control %d findings, seed %d%n",
                all.found(), all.injected, 100 * all.share(), weakest.replace(' ', '/'), 100 * cells.get(weakest).share(),
                control.size(), seed);
        return enough && all.share() >= OF_ALL && cells.get(weakest).share() >= OF_A_SHAPE;
    }

    private static void row(String rule, String shape, Count count) {
        System.out.printf(
                "%-23s %-20s %8d %8d %9d %9d %5.0f %%%n",
                rule, shape, count.injected, count.found(), count.definite, count.possible, 100 * count.share());
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }
}
