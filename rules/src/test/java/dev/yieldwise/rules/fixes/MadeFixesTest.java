package dev.yieldwise.rules.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.fix.FixPlan;
import dev.yieldwise.analyzer.engine.fix.FixRun;
import dev.yieldwise.analyzer.engine.fix.Fixed;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The fixes of every fixture, made in files as by {@code --fix}: safe ones, then all. */
@Order(1)
class MadeFixesTest {
    private static final Path ROOT = Path.of("..", "test-fixtures", "fixtures").normalize();
    private static final Path RUNTIME =
            Path.of("..", "runtime", "target", "classes").normalize();

    /**
     * How many fixes of a file would lead to a new finding, and are left out: a stream that is not used twice any more is used
     * by nobody.
     */
    private static final Map<String, Integer> REVEALING =
            Map.of("exhaustedreuse/Rows.java", 2, "exhaustedreuse/Streams.java", 1);

    /** And where it is an unsafe one: it lets an exit out into a method that swallows it. */
    private static final Map<String, Integer> REVEALING_IF_UNSAFE = Map.of("swallowedclose/Handlers.java", 1);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> whatIsFixedCompilesAndIsFoundNoMore() {
        return GeneratorRules.ALL.stream()
                .map(Rule::name)
                .flatMap(rule -> Fixtures.in(ROOT).of(rule.toLowerCase(Locale.ROOT)).stream())
                .flatMap(fixture -> Stream.of(Applicability.values())
                        .map(upTo -> DynamicTest.dynamicTest(
                                fixture.folder() + "/" + fixture.name() + " " + upTo.label(),
                                () -> fix(fixture, upTo))));
    }

    private void fix(Fixture fixture, Applicability upTo) throws IOException {
        Path base = Files.createDirectories(folder.resolve(upTo.label() + "/" + fixture.folder() + fixture.name()));
        Path home = Files.createDirectories(base.resolve(fixture.folder()));
        Map<String, String> texts = new TreeMap<>(Companions.of(fixture));
        texts.put(fixture.name(), fixture.text());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(home.resolve(text.getKey()), text.getValue());
        }
        Session session = new Session(Options.in(base).withClasspath(List.of(RUNTIME)), GeneratorRules.ALL);
        List<Finding> before = session.check(List.of(home), Progress.SILENT).findings();

        Fixed fixed = plan(session, home, upTo).write();

        List<Finding> after = session.check(List.of(home), Progress.SILENT).findings();
        assertThat(fixed.outcome().notifications()).isEmpty();
        String name = fixture.folder() + "/" + fixture.name();
        int revealing = REVEALING.getOrDefault(name, 0)
                + (upTo == Applicability.UNSAFE ? REVEALING_IF_UNSAFE.getOrDefault(name, 0) : 0);
        assertThat(fixed.warnings()).hasSize(revealing);
        assertThat(after.stream().filter(finding -> finding.isFixable(upTo)))
                .as("what is left to be fixed")
                .hasSize(fixed.warnings().size());
        assertThat(Checked.identities(after))
                .isEqualTo(Checked.identities(fixed.outcome().findings()));
        List<String> found = new ArrayList<>(Checked.identities(after));
        Checked.identities(before).forEach(found::remove);
        assertThat(found).as("found anew").isEmpty();
        assertThat(fixed.count().findings()).isEqualTo(before.size() - after.size());
        compile(home, texts.keySet(), fixture.name());
        FixPlan again = plan(session, home, upTo);
        assertThat(again.diff()).as("fixed again").isEmpty();
    }

    private static FixPlan plan(Session session, Path home, Applicability upTo) {
        return new FixRun(session.open(List.of(home)), upTo, UnaryOperator.identity()).plan(Progress.SILENT);
    }

    private static void compile(Path home, Iterable<String> names, String main) throws IOException {
        Map<String, String> beside = new TreeMap<>();
        for (String name : names) {
            beside.put(name, Files.readString(home.resolve(name)));
        }
        String text = beside.remove(main);
        Compiled.of(main, text, beside);
    }
}
