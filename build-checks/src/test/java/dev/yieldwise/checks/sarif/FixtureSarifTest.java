package dev.yieldwise.checks.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.fixtures.sarif.SarifGate;
import dev.yieldwise.rules.GeneratorRules;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The SARIF of every fixture is what code scanning takes. */
final class FixtureSarifTest {
    private static SortedMap<String, Report> reports;

    @BeforeAll
    static void check() {
        reports = FixtureReports.all();
    }

    @TestFactory
    Stream<DynamicTest> passesTheSchemaAndTheChecklist() {
        SarifGate gate = new SarifGate();
        return reports.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(gate.faults(FixtureReports.sarif(entry.getValue())))
                                .isEmpty()));
    }

    /** Reports without results would pass as well. */
    @Test
    void theReportsHoldFindingsOfEveryRuleAndFixesAndNotices() {
        Report all = reports.get("all");
        assertThat(all.findings())
                .extracting(finding -> finding.rule())
                .containsAll(
                        GeneratorRules.ALL.stream().map(rule -> rule.name()).toList());
        assertThat(all.findings()).anyMatch(finding -> finding.fix().isPresent());
        assertThat(all.findings()).anyMatch(finding -> finding.story().size() > 3);
        assertThat(all.notifications()).isNotEmpty();
    }
}
