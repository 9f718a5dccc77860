package dev.yieldwise.analyzer.baseline;

import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Silenced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The findings that are known already. Immutable. */
public final class Baseline implements Sieve {
    /** The name that a baseline has where nobody gave it another, beside the configuration. */
    public static final String FILE_NAME = "yieldwise-baseline.jsonl";

    private final Path file;
    private final List<Entry> entries;

    /**
     * What became of a baseline.
     *
     * @param size how many findings it knows now
     * @param added how many of them it did not know
     * @param removed how many it does not hold any more
     */
    public record Change(int size, int added, int removed) {}

    private Baseline(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** @throws UsageException naming the file, the line and what is wrong, if there is no baseline or none that can be read */
    public static Baseline read(Path file) {
        if (!Files.exists(file)) {
            throw new UsageException("there is no baseline " + file + "; 'yieldwise baseline' writes one");
        }
        return new Baseline(file, BaselineFile.read(file));
    }

    /** As {@link #read}, but empty where there is no file yet. */
    public static Baseline readOrNew(Path file) {
        return Files.exists(file) ? read(file) : new Baseline(file, List.of());
    }

    @Override
    public Sifted sift(List<Finding> findings, Scope scope) {
        Matching matching = Matching.of(entries, findings, scope);
        List<Silenced> silenced = matching.known().stream()
                .map(finding -> new Silenced(finding, Silenced.By.BASELINE, ""))
                .toList();
        int gone = matching.gone().size();
        List<String> remarks = gone == 0
                ? List.of()
                : List.of((gone == 1 ? "1 entry of the baseline is" : gone + " entries of the baseline are")
                        + " gone; 'yieldwise baseline --prune' removes " + (gone == 1 ? "it" : "them"));
        return new Sifted(matching.others(), silenced, remarks);
    }

    /**
     * Writes what is found now in the place of what was known. What the run did not look at stays known.
     *
     * @throws UsageException if the file cannot be written; it is as it was then
     */
    public Change renew(List<Finding> findings, Sieve.Scope scope) {
        Matching matching = Matching.of(entries, findings, scope);
        return write(matching, findings, matching.others().size());
    }

    /**
     * Removes what is gone and tells where the rest stands now; adds nothing.
     *
     * @throws UsageException if the file cannot be written; it is as it was then
     */
    public Change prune(List<Finding> findings, Sieve.Scope scope) {
        Matching matching = Matching.of(entries, findings, scope);
        return write(matching, matching.known(), 0);
    }

    private Change write(Matching matching, Iterable<Finding> found, int added) {
        List<Entry> written = new ArrayList<>(matching.kept());
        found.forEach(finding -> written.add(Entry.of(finding)));
        Collections.sort(written);
        BaselineFile.write(file, written);
        return new Change(written.size(), added, matching.gone().size());
    }
}
