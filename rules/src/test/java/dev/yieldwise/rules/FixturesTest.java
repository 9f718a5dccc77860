package dev.yieldwise.rules;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule against its fixtures: with the runtime on the class path, without it, and with broken files beside. */
class FixturesTest {
    private static final Path ROOT = Path.of("..", "test-fixtures", "fixtures").normalize();
    private static final Path RUNTIME =
            Path.of("..", "runtime", "target", "classes").normalize();

    @TestFactory
    Stream<DynamicTest> everyExpectationIsMet() {
        return fixtures()
                .map(fixture -> DynamicTest.dynamicTest(label(fixture), () -> {
                    Outcome outcome = check(List.of(RUNTIME), List.of(fixture.path()));
                    assertThat(fixture.compare(actual(outcome.findings()))).isEmpty();
                    assertThat(outcome.notifications()).isEmpty();
                }));
    }

    /** Without the class path the checker knows less: fewer findings, no other ones, and none more certain. */
    @TestFactory
    Stream<DynamicTest> nothingIsMadeUpWithoutClassPath() {
        return fixtures()
                .map(fixture -> DynamicTest.dynamicTest(label(fixture), () -> {
                    List<String> full = places(check(List.of(RUNTIME), List.of(fixture.path())));
                    Outcome without = check(List.of(), List.of(fixture.path()));
                    assertThat(full).containsAll(places(without));
                    assertThat(without.notifications()).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> brokenFilesBesideChangeNothing() {
        return fixtures()
                .map(fixture -> DynamicTest.dynamicTest(label(fixture), () -> {
                    List<Path> paths = new ArrayList<>(Fixtures.in(ROOT).broken());
                    assertThat(paths).isNotEmpty();
                    paths.add(fixture.path());
                    Outcome outcome = check(List.of(RUNTIME), paths);
                    assertThat(places(outcome)).isEqualTo(places(check(List.of(RUNTIME), List.of(fixture.path()))));
                    assertThat(outcome.notifications()).isNotEmpty();
                }));
    }

    private static Stream<Fixture> fixtures() {
        return GeneratorRules.ALL.stream()
                .map(Rule::name)
                .flatMap(rule -> Fixtures.in(ROOT).of(rule.toLowerCase(Locale.ROOT)).stream());
    }

    private static String label(Fixture fixture) {
        return fixture.folder() + "/" + fixture.name();
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
