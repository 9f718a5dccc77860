package dev.yieldwise.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule's levels are a promise: a single report may be milder, never harder. */
class MilderReportTest {
    @TempDir
    Path folder;

    @Test
    void aReportMayBeMilderThanItsRule() throws IOException {
        Outcome outcome = reportedAs(Level.NOTE);
        assertThat(outcome.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.NOTE));
    }

    @Test
    void aReportIsNeverHarderThanItsRule() throws IOException {
        Outcome outcome = reportedAs(Level.ERROR);
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.notifications())
                .extracting(Notification::message)
                .singleElement()
                .asString()
                .contains("promises at most WARNING");
    }

    private Outcome reportedAs(Level level) throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), "class A {}");
        Rule[] rule = new Rule[1];
        rule[0] = TestRules.rule(MilderReportTest.class, Level.WARNING, pass -> report(pass, rule[0], level));
        return new Session(Options.in(folder), List.of(rule)).check(List.of(file), Progress.SILENT);
    }

    private static void report(Pass pass, Rule rule, Level level) {
        var type = pass.unit().getType(0).getName();
        pass.report(rule, Certainty.POSSIBLE, level, type, "found", List.of(pass.step(type, "here")), Optional.empty());
    }
}
