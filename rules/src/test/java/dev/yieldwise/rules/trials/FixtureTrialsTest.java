package dev.yieldwise.rules.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import dev.yieldwise.rules.trials.ProbedClasses.Code;
import dev.yieldwise.rules.trials.Trials.Trial;
import dev.yieldwise.rules.trials.Values.NoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fixtures are run. What is marked as certain goes wrong each time its line is reached, what is marked as possible at
 * least once, and what is silent never.
 */
class FixtureTrialsTest {
    private static final Path ROOT = Path.of("..", "test-fixtures", "fixtures").normalize();
    private static final Path CLASSES =
            Path.of("..", "test-fixtures", "target", "test-classes").normalize();
    private static final List<String> FOLDERS = List.of("exhaustedreuse", "mutationduringiteration", "unprimedsend");

    /** Where a fixture and a trial differ for a reason. */
    private static final Map<String, String> EXCUSED = Map.of();

    /** Methods for whose parameters there are no values. */
    private static final Map<String, String> NOT_RUN = new TreeMap<>(Map.of());

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyFixtureKeepsItsWord() throws IOException {
        Files.writeString(folder.resolve("one"), "1");
        Files.writeString(folder.resolve("two"), "2");
        return FOLDERS.stream()
                .flatMap(name -> Fixtures.in(ROOT).of(name).stream())
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.folder() + "/" + fixture.name(),
                        () -> assertThat(violations(fixture)).isEmpty()));
    }

    private List<String> violations(Fixture fixture) throws ReflectiveOperationException {
        ProbedClasses classes = new ProbedClasses(CLASSES, fixture.name());
        List<String> violations = new ArrayList<>();
        for (Code code : classes.methods(fixture.folder())) {
            Marks marks = Marks.of(fixture, code.firstLine(), code.lastLine());
            String place = fixture.folder() + "/" + fixture.name() + ":" + code.firstLine() + " " + code.method();
            if (!marks.fine() && marks.lines().isEmpty()) {
                continue;
            }
            try {
                List<Trial> trials = new Trials(classes, code, folder).run();
                Law.broken(marks, trials).forEach(problem -> violations.add(place + ": " + problem));
            } catch (NoValue e) {
                violations.add(place + ": " + e.getMessage());
            }
        }
        return violations;
    }
}
