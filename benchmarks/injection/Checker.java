import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks copies of a library. */
record Checker(String script, Path work) {

    /** A copy of a library in which one file in each mutant's place is changed; due: the lines, by path. */
    record Copy(Library library, Path folder, Map<Mutant, Map<String, Set<Integer>>> due) {}

    Copy copy(Library library, String name, List<Mutant> mutants) throws IOException {
        Path folder = work.resolve(name).resolve(library.name());
        Folders.delete(folder);
        Map<Path, Mutant> changed = new HashMap<>();
        mutants.forEach(mutant -> changed.put(mutant.site().unit().file(), mutant));
        Map<Mutant, Map<String, Set<Integer>>> due = new LinkedHashMap<>();
        for (Path source : library.files()) {
            Path target = folder.resolve(library.sources().relativize(source).toString());
            Files.createDirectories(target.getParent());
            Mutant mutant = changed.get(source);
            if (mutant == null) {
                Files.copy(source, target);
                continue;
            }
            Map<String, Set<Integer>> lines = new HashMap<>();
            Set<Integer> own = new HashSet<>();
            Files.writeString(target, mutant.applied(own));
            lines.put(path(folder, target), own);
            for (Mutant.Extra extra : mutant.extras()) {
                Path beside = target.resolveSibling(extra.file().getFileName());
                Files.writeString(beside, Javac.text(extra));
                lines.put(path(folder, beside), mutant.due(extra));
            }
            due.put(mutant, lines);
        }
        return new Copy(library, folder, due);
    }

    List<Found> check(Copy copy) throws IOException, InterruptedException {
        return Found.in(copy.folder(), script, copy.library().dependencies(), "--allow-incomplete");
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
