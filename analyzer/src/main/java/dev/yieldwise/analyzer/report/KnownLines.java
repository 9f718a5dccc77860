package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines of a finding's file whose text its story carries: all that a reporter knows of the source. */
final class KnownLines {
    private final Map<Integer, String> texts = new HashMap<>();

    KnownLines(Finding finding) {
        for (Step step : finding.story()) {
            Location at = step.location();
            if (at.path().equals(finding.location().path())) {
                texts.put(at.range().startLine(), at.line());
            }
        }
    }

    Optional<String> at(int line) {
        return Optional.ofNullable(texts.get(line));
    }
}
