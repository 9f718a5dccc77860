package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.fixtures.want.CaseMethod;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import dev.yieldwise.rules.GeneratorRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a rule consists of: class, page, fixtures and a line in the list. */
final class RuleConventionsTest {
    private static final List<String> HEADINGS = List.of(
            "What it reports", "Why it matters", "Example", "Do instead", "What it does not report", "Suppressing");
    private static final Fixtures FIXTURES = Fixtures.in(Repository.ROOT.resolve("test-fixtures/fixtures"));

    /** The folders of golden graphs. */
    private static final Set<String> NOT_OF_RULES = Set.of("cfg");

    @TestFactory
    Stream<DynamicTest> everyRule() {
        return GeneratorRules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    assertThat(rule.summary()).as("summary").matches("\\p{Ll}.*[^.]");
                    assertThat(rule.tags()).as("tags").isNotEmpty();
                    assertThat(headings(rule)).as("headings of the page").isEqualTo(HEADINGS);
                    List<Fixture> fixtures = FIXTURES.of(rule.name());
                    assertThat(fixtures).as("fixtures").isNotEmpty();
                    assertThat(fixtures)
                            .as("fixtures with an expectation")
                            .anyMatch(fixture -> !fixture.expectations().isEmpty());
                    assertThat(fixtures)
                            .as("fixtures with an ok method")
                            .anyMatch(fixture ->
                                    fixture.methods().stream().anyMatch(method -> method.kind() == CaseMethod.Kind.OK));
                }));
    }

    /** Headings outside of code, without the generated head. */
    private static List<String> headings(Rule rule) {
        String prose = rule.page().replaceAll("(?ms)^```.*?^```", "");
        return prose.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).strip())
                .toList();
    }

    @Test
    void theListIsAlphabeticalAndNamesEachOnce() {
        List<String> names = GeneratorRules.ALL.stream().map(Rule::name).toList();
        assertThat(names).isEqualTo(List.copyOf(new TreeSet<>(names)));
    }

    @Test
    void everyRuleIsInTheList() {
        Set<String> written = Stream.concat(
                        Repository.mainFiles("rules").stream(),
                        // the engine's own, about what the others come to
                        Repository.mainFiles("analyzer").stream()
                                .filter(file -> file.getParent().endsWith("suppression")))
                .filter(file -> Repository.read(file).contains("Rule RULE ="))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(GeneratorRules.ALL.stream().map(Rule::name)).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void everyFixtureFolderHasARule() {
        Set<String> folders = GeneratorRules.ALL.stream()
                .map(rule -> rule.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(FIXTURES.folders()).allMatch(folder -> folders.contains(folder) || NOT_OF_RULES.contains(folder));
    }
}
