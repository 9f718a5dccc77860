package dev.yieldwise.analyzer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Contract;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a file, and why. */
class ConfigurationTest {
    /** Named by their classes. */
    private static final class Leak {}

    private static final class Reuse {}

    private static final Rule LEAK = rule(Leak.class);
    private static final Rule REUSE = rule(Reuse.class);
    private static final List<Rule> RULES = List.of(LEAK, REUSE);

    @TempDir
    private Path temporary;

    private Path root;
    private final Layer.Builder commandLine = new Layer.Builder();

    private static Rule rule(Class<?> home) {
        return Rule.named(home)
                .summary("a rule")
                .levels(Level.ERROR, Level.WARNING)
                .category(Category.STYLE)
                .since("0.1")
                .check(pass -> {});
    }

    @BeforeEach
    void repository() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("repo"));
        Files.createDirectories(root.resolve(".git"));
        Files.createDirectories(root.resolve("a/b"));
    }

    private Path write(String name, String... lines) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines));
    }

    private Configuration.Builder builder(Path folder) {
        return new Configuration.Builder(root, folder, List.of("Leak", "Reuse"), commandLine.build());
    }

    private Configuration configuration() {
        return builder(root).searching();
    }

    private RuleChoice rules(String file) {
        Path path = root.resolve(file);
        Configuration configuration = configuration();
        RuleChoice choice = configuration.forEntriesOf(path.getParent()).rulesFor(path, RULES);
        assertThat(configuration.problems()).isEmpty();
        return choice;
    }

    private List<String> problems() {
        Configuration configuration = configuration();
        configuration.forEntriesOf(root.resolve("a/b"));
        return configuration.problems().stream()
                .map(problem -> root.relativize(problem.file()) + ":" + problem.line() + ":" + problem.column() + ": "
                        + problem.message())
                .toList();
    }

    private static String levels(RuleChoice choice, Rule rule) {
        return choice.on(rule)
                ? choice.of(rule).of(Certainty.DEFINITE).value().label() + "/"
                        + choice.of(rule).of(Certainty.POSSIBLE).value().label()
                : "off";
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        assertThat(levels(rules("a/A.java"), LEAK)).isEqualTo("error/warning");
        assertThat(configuration().run().value(Key.FAIL_ON)).isEqualTo(FailOn.WARNING);
        assertThat(configuration().run().set(Key.FAIL_ON)).isEmpty();
    }

    @Test
    void theNearestFileWinsWhole() throws IOException {
        write("yieldwise.toml", "ignore = ['Leak']", "exclude = ['x']");
        write("a/yieldwise.toml", "ignore = ['Reuse']");
        assertThat(levels(rules("B.java"), LEAK)).isEqualTo("off");
        assertThat(levels(rules("a/b/A.java"), LEAK)).isEqualTo("error/warning");
        assertThat(levels(rules("a/b/A.java"), REUSE)).isEqualTo("off");
        assertThat(configuration().forEntriesOf(root.resolve("a/b")).excluded()).isEmpty();
    }

    @Test
    void theSearchEndsAtTheRepositorysRoot() throws IOException {
        write("../yieldwise.toml", "ignore = ['Leak']");
        assertThat(levels(rules("a/A.java"), LEAK)).isEqualTo("error/warning");
        Files.delete(root.resolve(".git"));
        assertThat(levels(rules("a/A.java"), LEAK)).isEqualTo("off");
    }

    @Test
    void whatIsExtendedHoldsWhereNothingElseIsSaid() throws IOException {
        write(
                "yieldwise.toml",
                "exclude = ['x']",
                "generated = 'check'",
                "[levels]",
                "Leak = 'note'",
                "Reuse = 'note'");
        Path nested = write(
                "a/yieldwise.toml", "extends = '../yieldwise.toml'", "exclude = ['y']", "[levels]", "Reuse = 'error'");
        Settings settings = configuration().forEntriesOf(root.resolve("a/b"));
        assertThat(settings.excluded()).singleElement().satisfies(pattern -> {
            assertThat(pattern.text()).isEqualTo("y");
            assertThat(pattern.folder()).isEqualTo(root.resolve("a"));
            assertThat(pattern.origin()).isEqualTo(Origin.in(nested, 2, 12));
        });
        assertThat(settings.value(Key.GENERATED)).isEqualTo(Generated.CHECK);
        assertThat(levels(rules("a/A.java"), LEAK)).isEqualTo("note/note");
        assertThat(levels(rules("a/A.java"), REUSE)).isEqualTo("error/error");
        assertThat(settings.files()).containsExactly(nested, root.resolve("yieldwise.toml"));
    }

    @Test
    void aCircleIsToldAndAFileThatIsNotThere() throws IOException {
        write("yieldwise.toml", "extends = 'a/yieldwise.toml'");
        write("a/yieldwise.toml", "extends = '../yieldwise.toml'");
        assertThat(problems())
                .containsExactly(
                        "a/yieldwise.toml:1:1: extends goes round in a circle",
                        "yieldwise.toml:1:1: extends goes round in a circle");
        write("a/yieldwise.toml", "extends = 'b/c.toml'");
        write("yieldwise.toml", "");
        assertThat(problems()).containsExactly("a/yieldwise.toml:1:1: there is no file a/b/c.toml to extend");
    }

    /** Nobody would heed it, so it must not stand there. */
    @Test
    void whatIsForARunStandsInTheFileOfTheRun() throws IOException {
        write("a/yieldwise.toml", "", "fail-on = 'error'");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("a/yieldwise.toml:2:1: 'fail-on' is for a whole run");
        write("yieldwise.toml", "");
        assertThat(problems()).singleElement().asString().endsWith("takes it from yieldwise.toml; set it there");
        assertThat(builder(root.resolve("a/b")).searching().run().value(Key.FAIL_ON))
                .isEqualTo(FailOn.ERROR);
        write("yieldwise.toml", "fail-on = 'note'");
        write("a/yieldwise.toml", "extends = '../yieldwise.toml'");
        assertThat(problems()).isEmpty();
    }

    @Test
    void onTheCommandLineItBeatsEveryFile() throws IOException {
        write("a/yieldwise.toml", "fail-on = 'error'");
        commandLine.set(Key.FAIL_ON, FailOn.NEVER, Origin.COMMAND_LINE);
        assertThat(problems()).isEmpty();
        assertThat(configuration().run().value(Key.FAIL_ON)).isEqualTo(FailOn.NEVER);
    }

    @Test
    void aFileThatIsNamedHoldsForAllAndItsPatternsForTheBase() throws IOException {
        Path named = write("config/shared.toml", "exclude = ['a/b']", "classpath = ['lib']");
        write("a/yieldwise.toml", "nonsense = 1");
        Configuration configuration = builder(root).with(named);
        Settings settings = configuration.forEntriesOf(root.resolve("a"));
        assertThat(configuration.problems()).isEmpty();
        assertThat(settings.excluded().get(0).folder()).isEqualTo(root);
        assertThat(settings.value(Key.CLASSPATH).get(0).folder()).isEqualTo(root.resolve("config"));
        assertThat(builder(root).withoutFiles().forEntriesOf(root.resolve("a")).files())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Leak = 'warning' | warning/warning",
                "Leak = 'off' | off",
                "Leak = { definite = 'note' } | note/warning",
                "Leak = { possible = 'off' } | error/off",
                "Leak.possible = 'error' | error/error",
            })
    void aLevelIsForAllFindingsOrForThoseOfACertainty(String line, String levels) throws IOException {
        write("yieldwise.toml", "[levels]", line);
        assertThat(levels(rules("A.java"), LEAK)).isEqualTo(levels);
    }

    /** What a rule holds milder than it promises, such as what a protocol accepts, gets no harder. */
    @Test
    void aFindingThatItsRuleHoldsMilderGetsNoHarder() throws IOException {
        write("yieldwise.toml", "[levels]", "Leak = { definite = 'warning', possible = 'off' }");
        RuleChoice choice = rules("A.java");
        assertThat(choice.applied(finding(Level.ERROR, Certainty.DEFINITE), LEAK))
                .map(Finding::level)
                .contains(Level.WARNING);
        assertThat(choice.applied(finding(Level.NOTE, Certainty.DEFINITE), LEAK))
                .map(Finding::level)
                .contains(Level.NOTE);
        assertThat(choice.applied(finding(Level.WARNING, Certainty.POSSIBLE), LEAK))
                .isEmpty();
    }

    private static Finding finding(Level level, Certainty certainty) {
        Location at = new Location("A.java", Range.at(1, 1), "");
        return new Finding(
                "Leak",
                certainty,
                level,
                at,
                "it leaks",
                List.of(new Step(at, "here")),
                "",
                Fingerprints.NONE,
                Optional.empty());
    }

    @Test
    void overridesAreForTheirPathsAndTheLaterWins() throws IOException {
        write(
                "yieldwise.toml",
                "[levels]",
                "Leak = 'note'",
                "[[overrides]]",
                "paths = ['a']",
                "ignore = ['Reuse']",
                "levels = { Leak = 'warning' }",
                "[[overrides]]",
                "paths = ['*Test.java', 'a/b']",
                "levels = { Leak = 'error' }");
        assertThat(levels(rules("A.java"), LEAK)).isEqualTo("note/note");
        assertThat(levels(rules("a/A.java"), LEAK)).isEqualTo("warning/warning");
        assertThat(levels(rules("a/ATest.java"), LEAK)).isEqualTo("error/error");
        assertThat(levels(rules("a/b/A.java"), LEAK)).isEqualTo("error/error");
        assertThat(levels(rules("A.java"), REUSE)).isEqualTo("error/warning");
        assertThat(levels(rules("a/b/A.java"), REUSE)).isEqualTo("off");
        assertThat(rules("a/b/A.java").of(REUSE).switched().origin().line()).isEqualTo(5);
    }

    @Test
    void selectedRulesAreTheOnlyOnes() throws IOException {
        write("yieldwise.toml", "select = ['Leak']");
        assertThat(levels(rules("A.java"), LEAK)).isEqualTo("error/warning");
        assertThat(levels(rules("A.java"), REUSE)).isEqualTo("off");
        write("yieldwise.toml", "select = ['Leak']", "ignore = ['Leak']");
        assertThat(levels(rules("A.java"), LEAK)).isEqualTo("off");
    }

    /** Whoever names a rule on the command line wants to see it; but what a path is excused from stays excused. */
    @Test
    void aRuleSelectedOnTheCommandLineAppliesWhateverTheFileSaysOfAllFiles() throws IOException {
        write(
                "yieldwise.toml",
                "select = ['Leak']",
                "ignore = ['Reuse']",
                "[levels]",
                "Reuse = 'off'",
                "[[overrides]]",
                "paths = ['a']",
                "ignore = ['Reuse']");
        commandLine.set(Key.SELECT, List.of(new Setting<>("Reuse", Origin.COMMAND_LINE)), Origin.COMMAND_LINE);
        assertThat(levels(rules("A.java"), LEAK)).isEqualTo("off");
        assertThat(levels(rules("A.java"), REUSE)).isEqualTo("error/warning");
        assertThat(levels(rules("a/A.java"), REUSE)).isEqualTo("off");
        commandLine.set(Key.IGNORE, List.of(new Setting<>("Reuse", Origin.COMMAND_LINE)), Origin.COMMAND_LINE);
        assertThat(levels(rules("A.java"), REUSE)).isEqualTo("off");
    }

    @Test
    void aFileThatIsNoTextIsTold() throws IOException {
        Path file = root.resolve("yieldwise.toml");
        Files.write(file, new byte[] {(byte) 0xC3, 0x28});
        assertThat(problems()).containsExactly("yieldwise.toml:1:1: the file is not UTF-8 text");
        Files.writeString(file, "\uFEFFignore = []");
        assertThat(problems()).singleElement().asString().contains("byte order mark");
        Files.writeString(file, "a\0");
        assertThat(problems()).singleElement().asString().contains("binary");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThat(problems()).singleElement().asString().contains("larger than a megabyte");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(problems()).singleElement().asString().contains("this is a folder");
        Files.delete(file);
        Files.createSymbolicLink(file, root.resolve("nowhere"));
        assertThat(problems()).singleElement().asString().contains("could not be read");
    }

    @Test
    void everySyntaxErrorIsTold() throws IOException {
        write("yieldwise.toml", "ignore = ", "select = [", "[levels");
        assertThat(problems()).hasSizeGreaterThan(1).allMatch(problem -> problem.startsWith("yieldwise.toml:"));
        write("yieldwise.toml", "ignore = []", "ignore = []");
        assertThat(problems()).singleElement().asString().startsWith("yieldwise.toml:2:1: ignore previously defined");
        write("yieldwise.toml", "a = " + "[".repeat(100_000));
        assertThat(problems()).isNotEmpty();
    }

    /** All at once, each at its place, each with what is meant. */
    @Test
    void protocolsAreTakenTypeByType() throws IOException {
        write(
                "yieldwise.toml",
                "[protocols.'com.acme.RowReader']",
                "single-use = ['rows', 'count']",
                "must-close = true",
                "[protocols.'com.acme.Ring']",
                "mutates = ['push']",
                "single-use = true");
        write(
                "a/yieldwise.toml",
                "extends = '../yieldwise.toml'",
                "protocols.'com.acme.Ring'.must-close = ['open', 'new']");
        assertThat(problems()).isEmpty();
        Contract reader = new Contract(Set.of("rows", "count"), Set.of("new"), Set.of());
        assertThat(configuration().contractsFor(root.resolve("B.java")))
                .isEqualTo(Map.of(
                        "com.acme.RowReader",
                        reader,
                        "com.acme.Ring",
                        new Contract(Set.of("iterator"), Set.of(), Set.of("push"))));
        assertThat(configuration().contractsFor(root.resolve("a/b/A.java")))
                .isEqualTo(Map.of(
                        "com.acme.RowReader",
                        reader,
                        "com.acme.Ring",
                        new Contract(Set.of(), Set.of("open", "new"), Set.of())));
    }

    @Test
    void whatIsWrongWithProtocolsIsTold() throws IOException {
        write(
                "yieldwise.toml",
                "[protocols.'com.acme.RowReader']",
                "singleuse = ['rows']",
                "must-close = 'open'",
                "mutates = true",
                "single-use = ['rows', 'rows()', 3]",
                "[protocols.RowReader]",
                "[protocols.com.acme.Ring]",
                "[protocols]",
                "'com.acme.Pool' = ['open']",
                "'com.acme.Ring$Node' = { mutates = [] }",
                "'com.acme.Ring<T>' = { mutates = [] }");
        assertThat(problems())
                .containsExactly(
                        "yieldwise.toml:2:1: there is no key 'singleuse' in protocols; did you mean 'single-use'?",
                        "yieldwise.toml:3:1: expected a list of methods, as in [\"rows\"], or true, not 'open'",
                        "yieldwise.toml:4:1: expected a list of methods, as in [\"rows\"], not true",
                        "yieldwise.toml:5:23: expected the name of a method, without parentheses, not 'rows()'",
                        "yieldwise.toml:5:33: expected the name of a method, without parentheses, not 3",
                        "yieldwise.toml:6:1: 'RowReader' is no qualified name of a type, such as 'com.acme.RowReader'",
                        "yieldwise.toml:7:1: a type stands in quotes, as in [protocols.\"com.acme.RowReader\"]",
                        "yieldwise.toml:9:1: expected a table such as [protocols.\"com.acme.RowReader\"], not a list",
                        "yieldwise.toml:10:1: 'com.acme.Ring$Node': a nested type is written with dots, as in 'com.acme.Ring.Node'",
                        "yieldwise.toml:11:1: 'com.acme.Ring<T>' is no qualified name of a type, such as"
                                + " 'com.acme.RowReader'");
    }

    @Test
    void everythingThatIsWrongIsTold() throws IOException {
        write(
                "yieldwise.toml",
                "exlude = ['a']",
                "exclude = ['/abs', 'ok', 3]",
                "select = ['leak', 'Nothing']",
                "ignore = 'Leak'",
                "fail-on = 'warn'",
                "encoding = 'klingon'",
                "max-file-size = '1 GB'",
                "generated = true",
                "gitignore = 'yes'",
                "classpath = ['']",
                "baseline = 4",
                "[colours]",
                "[levels]",
                "Leek = 'error'",
                "Leak = 'of'",
                "Reuse = { definite = 3, possibly = 'note' }",
                "fail-on = 'note'",
                "[[overrides]]",
                "path = ['a']",
                "[[overrides]]",
                "paths = ['..']",
                "levels = 'off'");
        assertThat(problems())
                .containsExactly(
                        "yieldwise.toml:1:1: there is no key 'exlude'; did you mean 'exclude'?",
                        "yieldwise.toml:2:12: '/abs' is absolute; patterns are relative: './name' is the one at the top",
                        "yieldwise.toml:2:26: expected a text, not 3",
                        "yieldwise.toml:3:11: there is no rule 'leak'; did you mean 'Leak'?",
                        "yieldwise.toml:3:19: there is no rule 'Nothing'; 'yieldwise rules' lists them",
                        "yieldwise.toml:4:1: expected a list of texts, as in [\"a\", \"b\"], not 'Leak'",
                        "yieldwise.toml:5:1: 'warn' is none of error, warning, note, never",
                        "yieldwise.toml:6:1: there is no encoding 'klingon'",
                        "yieldwise.toml:7:1: '1 GB' is no size such as 500000, \"800K\" or \"4M\"",
                        "yieldwise.toml:8:1: true is none of skip, check",
                        "yieldwise.toml:9:1: expected true or false, not 'yes'",
                        "yieldwise.toml:10:14: '' is no path",
                        "yieldwise.toml:11:1: expected a path, not 4",
                        "yieldwise.toml:12:1: there is no key 'colours'; there are extends, include, exclude, gitignore,"
                                + " generated, select, ignore, levels, overrides, protocols, fail-on, classpath, encoding,"
                                + " max-file-size, baseline",
                        "yieldwise.toml:14:1: there is no rule 'Leek'; did you mean 'Leak'?",
                        "yieldwise.toml:15:1: 'of' is none of off, note, warning, error; did you mean 'off'?",
                        "yieldwise.toml:16:11: 3 is none of off, note, warning, error",
                        "yieldwise.toml:16:25: there is no certainty 'possibly'; a rule has findings that are definite"
                                + " and possible",
                        "yieldwise.toml:17:1: 'fail-on' is no rule but a key of the file: it stands above the first"
                                + " [table]",
                        "yieldwise.toml:18:1: overrides need 'paths': what is not about some paths stands at the top of"
                                + " the file",
                        "yieldwise.toml:19:1: there is no key 'path' in overrides; did you mean 'paths'?",
                        "yieldwise.toml:21:10: '..': a pattern cannot lead out of its folder",
                        "yieldwise.toml:22:1: expected a table: a level for a rule, not 'off'");
    }
}
