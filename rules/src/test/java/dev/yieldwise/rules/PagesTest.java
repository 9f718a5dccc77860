package dev.yieldwise.rules;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.fixtures.want.Actual;
import dev.yieldwise.fixtures.want.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The code of each rule's page does what the page says. */
class PagesTest {
    private static final Path RUNTIME =
            Path.of("..", "runtime", "target", "classes").normalize();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> examplesAreReportedAndRemediesAreNot() {
        return GeneratorRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    Fixture example = write(rule, "Example");
                    assertThat(example.expectations()).isNotEmpty();
                    assertThat(example.compare(findings(example))).isEmpty();
                    assertThat(findings(write(rule, "Do instead"))).isEmpty();
                }));
    }

    /** How the object of the story fares, as the HTML report draws it; a suppression has no object. */
    private static final Map<String, String> STATES = Map.ofEntries(
            entry("BrokenContextManager", "in its scope, not cleaned up"),
            entry("DiscardedGenerator", "never started"),
            entry("EscapedResource", "open, closed"),
            entry("EscapedYielder", "in its body, outside"),
            entry("ExhaustedReuse", "fresh, used up, fails"),
            entry("LazyArgumentCheck", "given, unchecked, checked too late"),
            entry("LeakedCapture", "captured, kept"),
            entry("LockAcrossYield", "locked, kept"),
            entry("ManualDelegation", "asked by hand, not told"),
            entry("MutationDuringIteration", "at rest, iterated, changed meanwhile, throws or skips"),
            entry("ReentrantResume", "running, fails"),
            entry("SharedGenerator", "one, shared"),
            entry("StopIterationLeak", "fails"),
            entry("SwallowedClose", "closing, signal lost, refuses to end"),
            entry("UnboundedCollect", "endless, never done"),
            entry("UnclosedGenerator", "open, left open"),
            entry("UnclosedSource", "closing, left open"),
            entry("UnexplainedSuppression", ""),
            entry("UnprimedSend", "created, fails"),
            entry("UnusedSuppression", ""),
            entry("YieldDuringClose", "closing, refuses to end"));

    @TestFactory
    Stream<DynamicTest> theStoryOfAnExampleTellsTheStates() {
        return GeneratorRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    Finding finding = check(write(rule, "Example")).get(0);
                    assertThat(finding.story().stream()
                                    .flatMap(step -> step.state().stream())
                                    .distinct()
                                    .collect(Collectors.joining(", ")))
                            .isEqualTo(STATES.get(rule.name()));
                }));
    }

    private Fixture write(Rule rule, String heading) throws IOException {
        Path file = folder.resolve(rule.name() + heading.replace(" ", "") + ".java");
        Files.writeString(file, block(rule.page(), heading));
        return Fixture.read(file);
    }

    private static String block(String page, String heading) {
        Matcher matcher = Pattern.compile(
                        "^## " + heading + "\\R.*?^```java\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page);
        assertThat(matcher.find()).as(heading).isTrue();
        return matcher.group(1);
    }

    private List<Actual> findings(Fixture fixture) {
        return check(fixture).stream()
                .map(finding -> new Actual(
                        finding.rule(), finding.location().range().startLine(), finding.message(), List.of()))
                .toList();
    }

    private List<Finding> check(Fixture fixture) {
        Options options = Options.in(folder).withClasspath(List.of(RUNTIME)).withThreads(1);
        Outcome outcome = new Session(options, GeneratorRules.ALL).check(List.of(fixture.path()), Progress.SILENT);
        assertThat(outcome.notifications()).isEmpty();
        return outcome.findings();
    }
}
