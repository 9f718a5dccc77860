package dev.yieldwise.maven;

import dev.yieldwise.analyzer.baseline.Baseline;
import dev.yieldwise.analyzer.changes.Since;
import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for all modules that are told of together.
 *
 * @param base the folder to which reports are relative
 * @param reports what is written, and where
 * @param baseline the file of known findings
 * @param ratchetFrom the commit since which a finding must have been changed to be told
 * @param maxAllowed how many findings do not fail
 */
record RunSettings(
        Path base,
        List<ReportFile> reports,
        Optional<Path> baseline,
        Optional<String> ratchetFrom,
        int maxAllowed,
        boolean quiet) {
    RunSettings {
        reports = List.copyOf(reports);
    }

    /**
     * What keeps findings silent.
     *
     * @throws UsageException if there is no such baseline or commit
     */
    List<Sieve> sieves() {
        List<Sieve> sieves = new ArrayList<>();
        baseline.ifPresent(file -> {
            if (!Files.exists(file)) {
                throw new UsageException("there is no baseline " + file + "; the goal yieldwise:baseline writes one");
            }
            sieves.add(Baseline.read(file));
        });
        ratchetFrom.ifPresent(commit -> sieves.add(Since.commit(
                commit, base, Optional.ofNullable(System.getenv("PATH")).orElse(""))));
        return sieves;
    }

    /** A file that both would write. */
    Optional<Path> sharedWith(RunSettings other) {
        return reports.stream()
                .map(ReportFile::file)
                .filter(file -> other.reports.stream().map(ReportFile::file).anyMatch(file::equals))
                .findFirst();
    }

    /** The parameters in which they differ. */
    String differenceTo(RunSettings other) {
        List<String> different = new ArrayList<>();
        addIf(!reports.equals(other.reports), "outputFormats", different);
        addIf(!baseline.equals(other.baseline), "baselineFile", different);
        addIf(!ratchetFrom.equals(other.ratchetFrom), "ratchetFrom", different);
        addIf(maxAllowed != other.maxAllowed, "maxAllowedViolations", different);
        addIf(quiet != other.quiet, "quiet", different);
        return String.join(", ", different);
    }

    private static void addIf(boolean differs, String parameter, List<String> different) {
        if (differs) {
            different.add(parameter);
        }
    }
}
