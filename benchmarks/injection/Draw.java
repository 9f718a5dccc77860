import java.io.IOException;
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

/** Draws variants and sites, all before the checker has run; what javac refuses is drawn again. */
final class Draw {
    private static final int ROUNDS = 14;

    private final List<Library> libraries;
    private final List<Site> sites;
    private final Filler filler;
    private final Random random;
    private final Map<String, Map<Path, List<Site>>> fitting = new HashMap<>();
    private final Map<Path, Integer> uses = new HashMap<>();
    private final Set<Site> taken = new HashSet<>();
    private final List<Mutant> accepted = new ArrayList<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private int made;

    Draw(List<Library> libraries, List<Site> sites, Filler filler, Random random) {
        this.libraries = libraries;
        this.sites = sites;
        this.filler = filler;
        this.random = random;
    }

    /** As many mutants of each cell as asked for, its variants in turn. */
    List<Mutant> mutants(Map<String, List<Variant>> cells, int perCell) throws IOException {
        List<Variant> wanted = new ArrayList<>();
        for (List<Variant> cell : cells.values()) {
            List<Variant> variants = new ArrayList<>(cell);
            Collections.shuffle(variants, random);
            for (int i = 0; i < perCell; i++) {
                wanted.add(variants.get(i % variants.size()));
            }
        }
        for (int round = 0; round < ROUNDS && !wanted.isEmpty(); round++) {
            List<Mutant> drawn = new ArrayList<>();
            for (Variant variant : wanted) {
                Mutant mutant = draw(variant);
                if (mutant != null) {
                    drawn.add(mutant);
                }
            }
            wanted = tried(drawn);
            // towards the end, another variant of the cell stands in for one that finds no place
            if (round >= ROUNDS / 2) {
                wanted.replaceAll(v -> {
                    List<Variant> cell = cells.get(v.rule() + " " + v.shape());
                    return cell.get(random.nextInt(cell.size()));
                });
            }
        }
        return accepted;
    }

    /** Why variants were refused: one reason for each. */
    Map<String, String> refusals() {
        return refusals;
    }

    /** Keeps what compiles and tells what has to be drawn again. */
    private List<Variant> tried(List<Mutant> drawn) throws IOException {
        List<Variant> again = new ArrayList<>();
        for (Library library : libraries) {
            List<Mutant> own =
                    drawn.stream().filter(m -> m.site().unit().library().equals(library.name())).toList();
            for (List<Mutant> batch : batches(own)) {
                Map<Mutant, String> refused = Javac.refused(library, batch);
                for (Mutant mutant : batch) {
                    String why = refused.get(mutant);
                    if (why == null) {
                        accepted.add(mutant);
                    } else {
                        uses.merge(mutant.site().unit().file(), -1, Integer::sum);
                        refusals.merge(mutant.variant().id(), why, (a, b) -> a);
                        again.add(mutant.variant());
                    }
                }
            }
        }
        return again;
    }

    /** Mutants of one library in groups in which each file is changed once at most. */
    static List<List<Mutant>> batches(List<Mutant> mutants) {
        List<List<Mutant>> batches = new ArrayList<>();
        Map<Path, Integer> next = new HashMap<>();
        for (Mutant mutant : mutants) {
            int batch = next.merge(mutant.site().unit().file(), 1, Integer::sum) - 1;
            while (batches.size() <= batch) {
                batches.add(new ArrayList<>());
            }
            batches.get(batch).add(mutant);
        }
        return batches;
    }

    private Mutant draw(Variant variant) {
        Map<Path, List<Site>> files = fitting.computeIfAbsent(String.join(" ", variant.needs()), unused -> fitting(variant));
        while (!files.isEmpty()) {
            // a file first, so that large files are not favoured, and one that has few mutants yet
            int least = files.keySet().stream().mapToInt(file -> uses.getOrDefault(file, 0)).min().orElseThrow();
            List<Path> open = files.keySet().stream().filter(file -> uses.getOrDefault(file, 0) == least).toList();
            Path file = open.get(random.nextInt(open.size()));
            List<Site> inFile = files.get(file);
            inFile.removeIf(taken::contains);
            if (!inFile.isEmpty()) {
                Site site = inFile.get(random.nextInt(inFile.size()));
                uses.merge(file, 1, Integer::sum);
                taken.add(site);
                made++;
                return filler.fill(made, variant, site, random);
            }
            files.remove(file);
        }
        refusals.merge(variant.id(), "no place left", (a, b) -> a);
        return null;
    }

    private Map<Path, List<Site>> fitting(Variant variant) {
        Map<Path, List<Site>> fits = new LinkedHashMap<>();
        for (Site site : sites) {
            if (Binding.fits(variant, site)) {
                fits.computeIfAbsent(site.unit().file(), unused -> new ArrayList<>()).add(site);
            }
        }
        return fits;
    }
}
