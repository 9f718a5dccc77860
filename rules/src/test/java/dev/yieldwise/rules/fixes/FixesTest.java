package dev.yieldwise.rules.fixes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.suppression.UnusedSuppression;
import dev.yieldwise.fixtures.want.FixedText;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import dev.yieldwise.rules.GeneratorRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Every fix of every fixture: as committed, compiled, checked again, and run if it says that it is safe. What is said of a
 * fixture as it is, all tests have from one check.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
@ResourceLock(Resources.SYSTEM_OUT)
class FixesTest {
    private static final Path ROOT = Path.of("..", "test-fixtures", "fixtures").normalize();

    /**
     * What only shows once the defect before it is mended: a helper that lets the exit out lets it into its caller; a stream
     * that is not used twice any more may turn out to be used by nobody.
     */
    private static final Set<String> REVEALED = Set.of(
            "swallowedclose.Handlers.okHelperSwallowsAlready()",
            "exhaustedreuse.Rows.filteredThenMapped()",
            "exhaustedreuse.Rows.onCloseAfterTheEnd()",
            "exhaustedreuse.Streams.linkedTwice(List<String>)");

    private final Map<Path, Checked> asTheyAre = new HashMap<>();

    @TempDir
    Path folder;

    /** {@code -Dupdate} writes what is compared here. */
    @TestFactory
    Stream<DynamicTest> fixedFixturesAreAsCommitted() {
        return fixtures(fixture -> {
            Checked before = check(fixture);
            Optional<String> fixed = Optional.of(before.mendable())
                    .filter(findings -> !findings.isEmpty())
                    .map(before::mended);
            FixedText committed = FixedText.of(fixture);
            if (System.getProperty("update") != null) {
                committed.update(fixed);
            }
            assertThat(fixed)
                    .as("%s; rewrite it with -Dupdate", committed.path())
                    .isEqualTo(committed.read());
        });
    }

    @TestFactory
    Stream<DynamicTest> allFixesTogetherAndEachAloneCompileAndTakeTheirFindingsAway() {
        return fixtures(fixture -> {
            Checked before = check(fixture);
            List<Finding> mendable = before.mendable();
            Stream<List<Finding>> alone = mendable.stream()
                    .map(finding -> mendable.stream()
                            .filter(other -> other.fix().equals(finding.fix()))
                            .toList());
            verify(
                    fixture,
                    before,
                    Stream.concat(Stream.of(before.mendedTogether(mendable)), alone)
                            .distinct()
                            .toList());
        });
    }

    /** Each of the lists of findings is mended for itself. */
    private void verify(Fixture fixture, Checked before, List<List<Finding>> mendings) {
        List<String> texts = mendings.stream().map(before::mended).toList();
        if (!texts.isEmpty()) {
            Compiled.variants(fixture.name(), texts, before.beside());
        }
        for (int i = 0; i < mendings.size(); i++) {
            List<Finding> left = new ArrayList<>(before.findings());
            left.removeAll(mendings.get(i));
            Checked after = Checked.of(folder, fixture, texts.get(i));
            List<String> known = Checked.identities(before.findings());
            List<Finding> found = after.findings().stream()
                    .filter(finding -> !REVEALED.contains(finding.member())
                            || known.containsAll(Checked.identities(List.of(finding))))
                    .toList();
            assertThat(Checked.identities(found)).as(texts.get(i)).isEqualTo(Checked.identities(left));
        }
    }

    /** Comments, and annotations for tools, are not run. What delegates is compared step by step, by DelegationTest. */
    @TestFactory
    Stream<DynamicTest> safeFixesKeepWhatWorked() {
        return fixtures(fixture -> {
            Checked before = check(fixture);
            List<Finding> safe = before.safelyMendable();
            assertThat(before.mendedTogether(safe))
                    .as("safe fixes of one fixture must not collide")
                    .isEqualTo(safe);
            List<Finding> inCode = safe.stream()
                    .filter(finding -> !finding.rule().equals(UnusedSuppression.RULE.name()))
                    .filter(finding -> !finding.rule().equals(DelegationTest.RULE))
                    .toList();
            if (!inCode.isEmpty()) {
                new BothWays(before, inCode).compare();
            }
        });
    }

    /** What is called unsafe in these, for a reason, would be noticed if it were called safe. */
    @TestFactory
    Stream<DynamicTest> anUnsafeFixIsToldFromASafeOne() {
        return Stream.of(
                        "unprimedsend.Mended.valueThatMayNotCome",
                        "unprimedsend.Mended.inLoop",
                        "mutationduringiteration.Mended.replacesToo",
                        "mutationduringiteration.Mended.removesFromAny")
                .map(member -> DynamicTest.dynamicTest(member, () -> {
                    String[] names = member.split("\\.");
                    Checked checked = check(Fixture.read(ROOT.resolve(names[0]).resolve(names[1] + ".java")));
                    List<Finding> unsafe = checked.mendable().stream()
                            .filter(finding -> finding.member().startsWith(member + "("))
                            .toList();
                    assertThat(unsafe).hasSize(1);
                    assertThat(checked.safelyMendable().contains(unsafe.get(0))).isFalse();
                    assertThatThrownBy(() -> new BothWays(checked, unsafe).compare())
                            .isInstanceOf(AssertionError.class);
                }));
    }

    private Checked check(Fixture fixture) {
        return asTheyAre.computeIfAbsent(fixture.path(), path -> Checked.of(folder, fixture, fixture.text()));
    }

    private interface Check {
        void of(Fixture fixture) throws Exception;
    }

    private static Stream<DynamicTest> fixtures(Check check) {
        return GeneratorRules.ALL.stream()
                .map(Rule::name)
                .flatMap(rule -> Fixtures.in(ROOT).of(rule.toLowerCase(Locale.ROOT)).stream())
                .map(fixture ->
                        DynamicTest.dynamicTest(fixture.folder() + "/" + fixture.name(), () -> check.of(fixture)));
    }
}
