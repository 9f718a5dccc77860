package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Silenced;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps findings of a whole run silent, such as those in a baseline. Several are applied one after the other, each to what
 * the one before it let through. They see what the source itself does not silence.
 */
@FunctionalInterface
public interface Sieve {
    Sifted sift(List<Finding> findings, Scope scope);

    /**
     * What became of the findings.
     *
     * @param remarks what the user should hear: sentences without full stop
     */
    record Sifted(List<Finding> kept, List<Silenced> silenced, List<String> remarks) {}

    /**
     * What the run looked at.
     *
     * @param complete whether all that the rules find in a file, by its name in reports, is among the findings; of a file that
     *     is not there any more, whether it would have been looked at
     * @param present whether there is a file of a name, looked at or not
     * @param rules whether a rule, by its name, ran
     */
    record Scope(Predicate<String> complete, Predicate<String> present, Predicate<String> rules) {}
}
