package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What is kept of findings where a format has no room for all. */
final class WorstFirst {
    /** By level, then definite before possible. */
    static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::level).reversed().thenComparing(Finding::certainty);

    private WorstFirst() {}

    /** All of them; equally bad ones in the order of the report. */
    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(ORDER).toList();
    }

    /** The worst of too many findings, in the order of the report. */
    static List<Finding> kept(List<Finding> findings, int most) {
        if (findings.size() <= most) {
            return findings;
        }
        return IntStream.range(0, findings.size())
                .boxed()
                .sorted(Comparator.comparing(findings::get, ORDER))
                .limit(most)
                .sorted()
                .map(findings::get)
                .toList();
    }
}
