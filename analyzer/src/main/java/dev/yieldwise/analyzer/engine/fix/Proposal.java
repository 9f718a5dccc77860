package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A fix that can be tried.
 *
 * @param path the file's name in reports
 * @param findings all that it mends
 */
record Proposal(String path, Fix fix, List<Finding> findings) {
    private record Place(String path, Fix fix) {}

    /** The fixes of findings, in their order; what several have in common is one. */
    static List<Proposal> of(List<Finding> findings, Predicate<Finding> wanted, Applicability upTo) {
        Map<Place, List<Finding>> byFix = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding.isFixable(upTo) && wanted.test(finding)) {
                Place place = new Place(finding.location().path(), finding.fix().orElseThrow());
                byFix.computeIfAbsent(place, key -> new ArrayList<>()).add(finding);
            }
        }
        return byFix.entrySet().stream()
                .map(entry -> new Proposal(entry.getKey().path(), entry.getKey().fix(), List.copyOf(entry.getValue())))
                .toList();
    }

    boolean collidesWith(Proposal other) {
        return path.equals(other.path) && fix.collidesWith(other.fix);
    }
}
