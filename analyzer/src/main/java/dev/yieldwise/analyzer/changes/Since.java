package dev.yieldwise.analyzer.changes;

import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.finding.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets through what touches lines that were changed since a commit. */
public final class Since implements Sieve {
    private final String reference;
    private final Path base;
    private final ChangedLines changed;

    private Since(String reference, Path base, ChangedLines changed) {
        this.reference = reference;
        this.base = base;
        this.changed = changed;
    }

    /**
     * Asks git.
     *
     * @param reference a commit, branch or tag
     * @param base the folder to which the paths of findings are relative
     * @param searchPath where programs are, as in the variable PATH
     * @throws UsageException if there is no git, {@code base} lies in no work tree, or git knows no such commit
     */
    public static Since commit(String reference, Path base, String searchPath) {
        try {
            Path real = base.toRealPath();
            return new Since(reference, real, ChangedLines.since(reference, real, searchPath));
        } catch (IOException e) {
            throw new UncheckedIOException("no base folder: " + base, e);
        }
    }

    @Override
    public Sifted sift(List<Finding> findings, Scope scope) {
        List<Finding> kept = new ArrayList<>();
        List<Silenced> silenced = new ArrayList<>();
        for (Finding finding : findings) {
            if (touches(finding)) {
                kept.add(finding);
            } else {
                silenced.add(new Silenced(finding, Silenced.By.UNCHANGED, "unchanged since " + reference));
            }
        }
        return new Sifted(kept, silenced, List.of());
    }

    private boolean touches(Finding finding) {
        return finding.story().stream().map(Step::location).anyMatch(this::touches);
    }

    private boolean touches(Location location) {
        return changed.touch(base.resolve(location.path()).normalize(), location.range());
    }
}
