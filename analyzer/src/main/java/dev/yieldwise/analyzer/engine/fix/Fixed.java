package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.finding.FixCount;
import java.util.List;

/**
 * What fixes came to.
 *
 * @param outcome what remains: by it the run is judged
 * @param warnings for the user, about fixes that were not made because of what they would have led to
 */
public record Fixed(Outcome outcome, FixCount count, List<String> warnings) {
    public Fixed {
        warnings = List.copyOf(warnings);
    }
}
