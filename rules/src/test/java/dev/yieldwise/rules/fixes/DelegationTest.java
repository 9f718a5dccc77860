package dev.yieldwise.rules.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Generators that delegate by hand and by {@code yieldFrom}: where the fix is called safe, whatever a consumer does has the
 * same trace. Scripts are all short ones, and random ones; {@code -Dyieldwise.seed} runs those again.
 */
@Order(1)
@ResourceLock(Resources.SYSTEM_OUT)
class DelegationTest {
    static final String RULE = "ManualDelegation";

    private static final Path ROOT = Path.of("..", "test-fixtures", "fixtures").normalize();
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());
    private static final int RANDOM_SCRIPTS = 45;
    private static final List<Script> SCRIPTS = scripts();

    @TempDir
    Path folder;

    private static List<Script> scripts() {
        List<Script> scripts = new ArrayList<>(Script.upTo(3));
        Random random = new Random(SEED);
        IntStream.range(0, RANDOM_SCRIPTS).forEach(i -> scripts.add(Script.random(random)));
        return scripts;
    }

    @TestFactory
    Stream<DynamicTest> safeFixesChangeNoTrace() {
        return Fixtures.in(ROOT).of(RULE).stream()
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> {
                    Checked checked = check(fixture);
                    List<Finding> safe = checked.safelyMendable().stream()
                            .filter(finding -> finding.rule().equals(RULE))
                            .toList();
                    assertThat(safe).isNotEmpty();
                    Set<Integer> run = new TreeSet<>();
                    assertThat(differences(checked, safe, run)).isEmpty();
                    assertThat(run).as("which of %s were run", safe).hasSameSizeAs(safe);
                }));
    }

    /** Whoever calls the fix safe in these is told otherwise. */
    @TestFactory
    Stream<DynamicTest> unsafeOnesWouldBeNoticed() {
        return Stream.of("cleanUp", "recovering", "handled", "echoed", "closing")
                .map(method -> DynamicTest.dynamicTest(method, () -> {
                    Checked checked = check(Fixture.read(ROOT.resolve("manualdelegation/Generators.java")));
                    List<Finding> unsafe = checked.mendable().stream()
                            .filter(finding ->
                                    finding.member().startsWith("manualdelegation.Generators." + method + "("))
                            .toList();
                    assertThat(unsafe).hasSize(1);
                    assertThat(checked.safelyMendable()).doesNotContainAnyElementsOf(unsafe);
                    assertThat(differences(checked, unsafe, new TreeSet<>())).isNotEmpty();
                }));
    }

    /**
     * The methods of which traces differ, with the script and the seed.
     *
     * @param run is told which of the loops were run
     */
    private static List<String> differences(Checked checked, List<Finding> findings, Set<Integer> run)
            throws ReflectiveOperationException {
        CompilationUnit unit = parse(checked);
        String name = checked.file().name();
        Compiled original = Compiled.of(name, marked(checked, unit, findings), checked.beside());
        Compiled mended = Compiled.of(name, checked.mended(findings), checked.beside());
        List<String> different = new ArrayList<>();
        for (MethodDeclaration method : drivable(unit)) {
            Subject before = new Subject(original, method);
            if (before.canBeRun() && comesTo(before, run)) {
                difference(before, new Subject(mended, method))
                        .ifPresent(told -> different.add(method.getNameAsString() + " " + told));
                Traced.settle();
            }
        }
        return different;
    }

    private static boolean comesTo(Subject before, Set<Integer> run) throws ReflectiveOperationException {
        Reached.take();
        for (int call = 1; call < 7; call++) {
            Traced.trace(before.call(call), new Script(List.of()));
        }
        Set<Integer> reached = Reached.take();
        run.addAll(reached);
        return !reached.isEmpty();
    }

    private static Optional<String> difference(Subject before, Subject after) throws ReflectiveOperationException {
        for (int i = 0; i < SCRIPTS.size(); i++) {
            Script script = SCRIPTS.get(i);
            if (differs(before, after, i, script)) {
                return Optional.of(script.steps() + ", call " + i + ", seed " + SEED
                        + "\n  by hand:   " + Traced.trace(before.call(i), script)
                        + "\n  yieldFrom: " + Traced.trace(after.call(i), script));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether two traces differ, and stay different: a generator that another run has left suspended may be collected at any
     * time, and print something in between.
     */
    private static boolean differs(Subject before, Subject after, int call, Script script)
            throws ReflectiveOperationException {
        for (int i = 0; i < 3; i++) {
            if (Traced.trace(before.call(call), script).equals(Traced.trace(after.call(call), script))) {
                return false;
            }
            Traced.settle();
        }
        return true;
    }

    /** Methods of the outermost class that give something to drive. */
    private static List<MethodDeclaration> drivable(CompilationUnit unit) {
        TypeDeclaration<?> type = unit.getType(0);
        return type.getMethods().stream()
                .filter(method -> method.getBody().isPresent() && Traced.drives(method.getTypeAsString()))
                .toList();
    }

    private static String marked(Checked checked, CompilationUnit unit, List<Finding> findings) {
        List<TextEdit> marks = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Range place = Sources.rangeOf(asked(unit, findings.get(i).location().range()));
            marks.add(new TextEdit(
                    place,
                    Reached.class.getName() + ".by(" + i + ", " + checked.file().text(place) + ")"));
        }
        return checked.edited(marks);
    }

    /** What a loop goes over: the expression of a for-each loop, or the iterator that hasNext() is called on. */
    private static Expression asked(CompilationUnit unit, Range place) {
        return unit.findFirst(
                        MethodCallExpr.class,
                        call -> call.getNameAsString().equals("hasNext")
                                && Sources.rangeOf(call.getName()).equals(place))
                .flatMap(MethodCallExpr::getScope)
                .orElseGet(() -> unit.findFirst(
                                Expression.class,
                                expression -> Sources.rangeOf(expression).equals(place))
                        .orElseThrow());
    }

    private static CompilationUnit parse(Checked checked) {
        Parsed parsed = new Sources(Path.of("."), StandardCharsets.UTF_8, Long.MAX_VALUE).parse(checked.file());
        return ((Parsed.Unit) parsed).tree();
    }

    private Checked check(Fixture fixture) {
        return Checked.of(folder, fixture, fixture.text());
    }
}
