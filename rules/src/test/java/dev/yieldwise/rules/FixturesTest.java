package dev.yieldwise.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.fixtures.want.Actual;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import dev.yieldwise.fixtures.want.Mismatch;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule against its fixtures: with the class path, without it, and with broken files beside. The files of a folder are
 * checked together, as a program is: what one calls may stand in another.
 */
class FixturesTest {
    static final Path ROOT = Path.of("..", "test-fixtures", "fixtures").normalize();
    private static final Path RUNTIME =
            Path.of("..", "runtime", "target", "classes").normalize();

    @TestFactory
    Stream<DynamicTest> everyExpectationIsMet() {
        return folders((rule, fixtures) -> {
            Outcome outcome = check(classpath(), paths(fixtures));
            assertThat(mismatches(fixtures, outcome)).isEmpty();
            assertThat(outcome.notifications()).isEmpty();
        });
    }

    /** Without the class path the checker knows less: fewer findings, no other ones, and none more certain. */
    @TestFactory
    Stream<DynamicTest> nothingIsMadeUpWithoutClassPath() {
        return folders((rule, fixtures) -> {
            List<String> full = places(check(classpath(), paths(fixtures)));
            Outcome without = check(List.of(), paths(fixtures));
            assertThat(full).containsAll(places(without));
            assertThat(without.notifications()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> brokenFilesBesideChangeNothing() {
        return folders((rule, fixtures) -> {
            List<Path> paths = new ArrayList<>(Fixtures.in(ROOT).broken());
            assertThat(paths).isNotEmpty();
            paths.addAll(paths(fixtures));
            Outcome outcome = check(classpath(), paths);
            assertThat(places(outcome)).isEqualTo(places(check(classpath(), paths(fixtures))));
            assertThat(outcome.notifications()).isNotEmpty();
        });
    }

    private static Stream<DynamicTest> folders(BiConsumer<Rule, List<Fixture>> test) {
        return GeneratorRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> test.accept(rule, fixtures(rule))));
    }

    private static List<Fixture> fixtures(Rule rule) {
        return Fixtures.in(ROOT).of(rule.name());
    }

    private static List<Path> paths(List<Fixture> fixtures) {
        return fixtures.stream().map(Fixture::path).toList();
    }

    /** The runtime, and Guava, whose views the fixtures use. */
    static List<Path> classpath() {
        try {
            return List.of(
                    RUNTIME,
                    Path.of(ImmutableList.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Mismatch> mismatches(List<Fixture> fixtures, Outcome outcome) {
        return fixtures.stream()
                .flatMap(fixture -> fixture
                        .compare(actual(outcome.findings().stream()
                                .filter(finding ->
                                        finding.location().path().equals(fixture.folder() + "/" + fixture.name()))
                                .toList()))
                        .stream())
                .toList();
    }

    private static Outcome check(List<Path> classpath, List<Path> paths) {
        Options options = Options.in(ROOT).withClasspath(classpath).withThreads(1);
        return new Session(options, GeneratorRules.ALL).check(paths, Progress.SILENT);
    }

    private static List<Actual> actual(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Actual(
                        finding.rule(),
                        finding.location().range().startLine(),
                        finding.message(),
                        finding.related().stream()
                                .map(step -> new Actual.Related(
                                        step.location().range().startLine(), step.message()))
                                .toList()))
                .toList();
    }

    private static List<String> places(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.location() + " " + finding.rule()
                        + (finding.certainty() == Certainty.DEFINITE ? " definite" : " possible"))
                .toList();
    }
}
