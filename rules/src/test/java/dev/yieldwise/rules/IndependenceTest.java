package dev.yieldwise.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who turns a rule off, as a user does, loses its findings and nothing else: where two rules could speak, the code decides
 * which does, never whether the other one is on.
 */
@Order(1)
class IndependenceTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> turningARuleOffChangesNoOtherRulesOutput() throws IOException {
        Outcome all = check("");
        assertThat(all.notifications()).isEmpty();
        return GeneratorRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    Outcome without = check("ignore = ['" + rule.name() + "']");
                    assertThat(of(rule, all)).as("findings of the rule itself").isNotEmpty();
                    assertThat(others(rule, all, without)).as("no longer found").isEmpty();
                    assertThat(others(rule, without, all)).as("newly found").isEmpty();
                    assertThat(without.notifications()).isEmpty();
                }));
    }

    private static Stream<Finding> of(Rule rule, Outcome outcome) {
        return outcome.findings().stream().filter(finding -> finding.rule().equals(rule.name()));
    }

    /** What other rules have in the one outcome, with story and fix, and not in the other. */
    private static List<Finding> others(Rule rule, Outcome one, Outcome other) {
        Set<Finding> there = Set.copyOf(other.findings());
        return one.findings().stream()
                .filter(finding -> !finding.rule().equals(rule.name()))
                .filter(finding -> !isAboutSilenceOn(rule, finding))
                .filter(finding -> !there.contains(finding))
                .toList();
    }

    /** Whether a request to silence a rule is of use cannot be known while that rule is off. */
    private static boolean isAboutSilenceOn(Rule rule, Finding finding) {
        return finding.rule().equals("UnusedSuppression")
                && finding.message().equals("suppression of '" + rule.name() + "' silences nothing");
    }

    private Outcome check(String settings) throws IOException {
        Path root = FixturesTest.ROOT.toRealPath();
        Path file = Files.writeString(folder.resolve("yieldwise.toml"), settings);
        Configuration configuration = new Configuration.Builder(
                        root, root, GeneratorRules.ALL.stream().map(Rule::name).toList(), new Layer.Builder().build())
                .with(file.toRealPath());
        assertThat(configuration.problems()).isEmpty();
        List<Path> paths = GeneratorRules.ALL.stream()
                .flatMap(rule -> Fixtures.in(root).of(rule.name()).stream())
                .map(Fixture::path)
                .toList();
        Options options = Options.of(root, configuration).withClasspath(FixturesTest.classpath());
        return new Session(options, GeneratorRules.ALL).check(paths, Progress.SILENT);
    }
}
