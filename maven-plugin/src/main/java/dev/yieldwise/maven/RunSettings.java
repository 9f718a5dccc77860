package dev.yieldwise.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for all that is told together.
 *
 * @param base the folder to which reports are relative
 * @param sarif the file of the report
 * @param maxAllowed how many findings do not fail
 */
record RunSettings(Path base, Path sarif, int maxAllowed, boolean quiet) {

    /** A file that both would write. */
    Optional<Path> sharedWith(RunSettings other) {
        return sarif.equals(other.sarif) ? Optional.of(sarif) : Optional.empty();
    }

    /** The parameters in which they differ. */
    String differenceTo(RunSettings other) {
        List<String> different = new ArrayList<>();
        if (maxAllowed != other.maxAllowed) {
            different.add("maxAllowedViolations");
        }
        if (quiet != other.quiet) {
            different.add("quiet");
        }
        return String.join(", ", different);
    }
}
