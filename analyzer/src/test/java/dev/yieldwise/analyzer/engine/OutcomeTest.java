package dev.yieldwise.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    /** The worst level found, what fails the run, whether something was left undone, whether that is allowed. */
    @ParameterizedTest
    @CsvSource({
        "none,    ERROR,   false, false, CLEAN",
        "none,    NOTE,    false, true,  CLEAN",
        "NOTE,    WARNING, false, false, CLEAN",
        "WARNING, WARNING, false, false, FINDINGS",
        "ERROR,   WARNING, false, false, FINDINGS",
        "NOTE,    NOTE,    false, false, FINDINGS",
        "ERROR,   never,   false, false, CLEAN",
        "none,    ERROR,   true,  false, INCOMPLETE",
        "ERROR,   ERROR,   true,  false, INCOMPLETE",
        "none,    never,   true,  false, INCOMPLETE",
        "none,    ERROR,   true,  true,  CLEAN",
        "ERROR,   ERROR,   true,  true,  FINDINGS",
        "WARNING, ERROR,   true,  true,  CLEAN",
    })
    void exitPolicy(String worst, String failOn, boolean incomplete, boolean allowed, ExitStatus expected) {
        List<Finding> findings =
                worst.equals("none") ? List.of() : List.of(finding(Level.NOTE), finding(Level.valueOf(worst)));
        List<Notification> notifications = incomplete
                ? List.of(new Notification(Notification.Kind.UNREAD, Optional.empty(), Optional.empty(), "gone"))
                : List.of();
        Optional<Level> failing = failOn.equals("never") ? Optional.empty() : Optional.of(Level.valueOf(failOn));
        assertThat(new Outcome(findings, notifications, Coverage.NONE).status(failing, allowed))
                .isEqualTo(expected);
    }

    private static Finding finding(Level level) {
        Location location = new Location("A.java", new Range(1, 1, 1, 2), "x");
        return new Finding(
                "Rule",
                Certainty.DEFINITE,
                level,
                location,
                "message",
                List.of(new Step(location, "here")),
                "A",
                new Fingerprints("", ""),
                Optional.empty());
    }
}
