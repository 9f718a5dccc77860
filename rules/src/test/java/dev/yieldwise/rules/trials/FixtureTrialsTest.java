package dev.yieldwise.rules.trials;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.fixtures.want.CaseMethod;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import dev.yieldwise.rules.trials.Trials.Trial;
import dev.yieldwise.rules.trials.Values.NoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    /** What goes wrong in the fixtures of a folder throws one of these. */
    private static final Map<String, Set<Class<? extends Throwable>>> REFUSALS = Map.of(
            "exhaustedreuse", Set.of(IllegalStateException.class, NoSuchElementException.class),
            "mutationduringiteration",
                    Set.of(
                            ConcurrentModificationException.class,
                            IllegalStateException.class,
                            IndexOutOfBoundsException.class,
                            NullPointerException.class),
            "unprimedsend", Set.of(GeneratorStateException.class));

    private static final String WORKS = "its values are such that it works, which the checker need not know";
    private static final String THROWS = "it always ends by an exception of its own, which its callers may count on";
    private static final String MOVES = "it only moves elements, which is what it was asked to";

    /** Where fixture and trials differ, and why they may. */
    private static final Map<String, String> EXCUSED = Map.ofEntries(
            entry("exhaustedreuse/Attempts.java becomesAFeed", WORKS),
            entry("exhaustedreuse/Attempts.java inheritsTheBetterOverload", WORKS),
            entry("exhaustedreuse/Attempts.java quietlyTwice", WORKS),
            entry("exhaustedreuse/NotForSure.java feedMayGoOn", WORKS),
            entry(
                    "exhaustedreuse/Iterators.java secondLoopSeesNothing",
                    "the second pass sees nothing, which no probe tells"),
            entry("exhaustedreuse/Rows.java FN_readerLinesTwice", "the second pass sees nothing, which no probe tells"),
            entry("mutationduringiteration/GuavaViews.java partitioned", "left-out parts are no elements of the list"),
            entry("mutationduringiteration/Leaving.java FN_removesByIndexFromBelow", "no probe follows an index"),
            entry("mutationduringiteration/Loops.java okSwap", MOVES),
            entry("mutationduringiteration/Loops.java okExpected", "its author expects the failure"),
            entry("mutationduringiteration/MoreHappens.java callbackEndsByAnException", THROWS),
            entry("mutationduringiteration/MoreHappens.java callbackEndsByAnExceptionOfTheJdk", WORKS),
            entry("mutationduringiteration/MoreHappens.java endsBeforeItNotices", WORKS),
            entry("mutationduringiteration/MoreHappens.java endsByAnException", THROWS),
            entry("mutationduringiteration/MoreHappens.java endsByItsOwnException", THROWS),
            entry("mutationduringiteration/MoreHappens.java helperEndsByAnException", THROWS),
            entry("mutationduringiteration/MoreHappens.java helperRefills", WORKS),
            entry("mutationduringiteration/MoreHappens.java helperUndoesItsChange", WORKS),
            entry("mutationduringiteration/NotForSure.java endsByTheOtherCondition", WORKS),
            entry("mutationduringiteration/NotForSure.java indexThatIsAnElement", WORKS),
            entry("mutationduringiteration/NotForSure.java inheritedFieldOfThatName", WORKS),
            entry("mutationduringiteration/NotForSure.java leavesByAHandler", WORKS),
            entry("mutationduringiteration/NotForSure.java loopVariableAssigned", WORKS),
            entry("mutationduringiteration/NotForSure.java nextOfAnother", WORKS),
            entry("mutationduringiteration/NotForSure.java secondChangeUndoesTheFirst", WORKS),
            entry("mutationduringiteration/Rows.java okReverses", MOVES),
            entry("unprimedsend/NotForSure.java eitherRound", WORKS));

    /** Methods that are not run, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "exhaustedreuse/NotForSure.java okFieldFilledByCallback", "what its own interface does is made up",
            "mutationduringiteration/MoreHappens.java unknownCodeUndoes", "what its own interface does is made up");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyFixtureKeepsItsWord() throws IOException {
        Files.writeString(folder.resolve("one"), "1");
        Files.writeString(folder.resolve("two"), "2");
        return REFUSALS.keySet().stream()
                .sorted()
                .flatMap(name -> Fixtures.in(ROOT).of(name).stream())
                .map(fixture ->
                        DynamicTest.dynamicTest(fixture.folder() + "/" + fixture.name(), () -> keepsItsWord(fixture)));
    }

    private void keepsItsWord(Fixture fixture) throws ReflectiveOperationException {
        ProbedClasses classes = new ProbedClasses(CLASSES, fixture.name());
        String prefix = fixture.folder() + "/" + fixture.name() + " ";
        Map<String, List<String>> broken = new TreeMap<>();
        Set<String> notRun = new TreeSet<>();
        Set<String> judged = new TreeSet<>();
        for (Code code : Code.in(CLASSES.resolve(fixture.folder()), fixture.name())) {
            Marks marks = Marks.of(fixture, code.firstLine(), code.lastLine());
            if (marks.fine() || !marks.lines().isEmpty()) {
                judged.add(code.method());
                try {
                    List<Trial> trials = new Trials(classes, code, folder, REFUSALS.get(fixture.folder())).run();
                    List<String> problems = Law.broken(marks, trials);
                    if (!problems.isEmpty()) {
                        broken.put(prefix + code.method(), problems);
                    }
                } catch (NoValue e) {
                    notRun.add(prefix + code.method());
                }
            }
        }
        assertThat(judged)
                .as("a case is judged, unless nothing is said of its lines")
                .containsAll(fixture.methods().stream()
                        .filter(method -> method.kind() != CaseMethod.Kind.FALSE_NEGATIVE)
                        .map(CaseMethod::name)
                        .toList());
        Set<String> excused = of(prefix, EXCUSED.keySet());
        assertThat(broken.keySet()).as("an excuse that excuses nothing goes").containsAll(excused);
        broken.keySet().removeAll(excused);
        assertThat(broken).as("expectations that trials refute").isEmpty();
        assertThat(notRun)
                .as("methods for whose parameters there are no values")
                .isEqualTo(of(prefix, NOT_RUN.keySet()));
    }

    private static Set<String> of(String prefix, Set<String> names) {
        return names.stream().filter(name -> name.startsWith(prefix)).collect(Collectors.toCollection(TreeSet::new));
    }
}
