package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/**
 * {@code docs/conformance.md}: which test covers which row of the conformance map, and what was decided otherwise than
 * in Python. A row is covered by the case of its id, or by a test that names it in {@code @Covers}. This fails when a
 * row marked must or should is uncovered, and when the page is stale; {@code mvn verify -Dupdate} writes it.
 */
final class ConformanceDocsTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/conformance.md");
    private static final Path DATA = Repository.ROOT.resolve("runtime/src/test/resources/conformance");
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z0-9]+-\\d+) \\|");
    private static final Pattern DECISION = Pattern.compile("^\\| (D\\d+) \\|");
    private static final Pattern CASE = Pattern.compile("\"id\": ?\"([A-Z0-9]+-\\d+)\"");
    private static final Pattern ELSEWHERE =
            Pattern.compile("@(?:Tag|DisplayName)\\(\"(?:SEED|P\\d+|T[AEGHP]|CM|IT|J)-\\d+[^\n]*");
    private static final String COVERS = "dev.yieldwise.Covers";

    private record Row(String id, String behaviour, String importance) {
        boolean counts() {
            return importance.equals("must") || importance.equals("should");
        }
    }

    @Test
    void everyRowIsCovered() {
        Map<String, String> tests = tests();
        Set<String> uncovered = new TreeSet<>();
        rows().stream()
                .filter(Row::counts)
                .map(Row::id)
                .filter(id -> !tests.containsKey(id))
                .forEach(uncovered::add);
        assertThat(uncovered).as("rows marked must or should without a test").isEmpty();
    }

    @Test
    void everyNameIsThatOfARow() {
        assertThat(rows().stream().map(Row::id)).hasSize(399).containsAll(tests().keySet());
    }

    /** One way alone, or a row would seem uncovered although a test has it, or the other way round. */
    @Test
    void testsNameTheirRowsInOneWay() {
        List<String> others = testFiles().stream()
                .flatMap(file -> ELSEWHERE
                        .matcher(Repository.read(file))
                        .results()
                        .map(found -> Repository.nameOf(file) + ": " + found.group()))
                .toList();
        assertThat(others).as("rows named otherwise than by @Covers").isEmpty();
        assertThat(covering())
                .as("with @Covers, but no test")
                .allMatch(method -> method.isMetaAnnotatedWith(Testable.class));
    }

    @Test
    void thePageIsFresh() throws IOException {
        String wanted = page();
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(PAGE).as("stale: mvn verify -Dupdate writes it").hasContent(wanted);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Conformance

                Python's semantics as data: cases that CPython 3.11 has answered, and decisions where Java cannot follow. The data is in
                `runtime/src/test/resources/conformance` (`map.md` has all rows, with their sources). This page is generated: `mvn verify -Dupdate`.

                    runtime/conformance.sh                                totals per engine, JDK, and for the shipped jar alone
                    runtime/conformance.sh --engine thread my.jsonl       any file of the format, on one engine

                Each case is driven as it is written, with `hasNext()` put in before every element (the trace must not change), with its lists
                made by a whole-sequence consumer, and with an action that fails at a random element (D25). A row that differs is printed with
                its id, engine, step, what was wanted, what came, and its bodies.

                Two engines, `thread` and `push`, interpret the bodies of the cases. The others run what a user would write: each body is compiled to
                plain Java, by javac (`compiled`) or by ECJ (`compiled_by_ecj`), as a lambda, an anonymous or a named class, or a method reference, of
                a coroutine or, where nothing is sent and returned, of a generator. Some inner blocks become private methods that take the handle.
                With `compiled_and_built` they were woven when they were built. For these engines it is printed how many cases were woven, and why the others were not.

                Two rows, `r20261122-3624` and `j7-309`, have bodies that loop for ever without a yield. The recorder cut them off after 4,000
                rounds, and their traces show what its exception left behind. The interpreter of the tests counts in the same places, so they
                pass; but what they show after the last round is the recorder's doing. A test holds that there are no others.

                `IT-16` and `IT-48` are decided otherwise: a stage whose function has failed has ended (D25), where CPython's C iterators go on.
                The decisions of table D that a trace of CPython cannot show are in the cases with `"view":"java"`.

                ## Decided otherwise than in Python

                | # | question | decision | reason |
                |---|---|---|---|
                """);
        lines("map.md").filter(line -> DECISION.matcher(line).find()).forEach(line -> {
            List<String> cells = cells(line);
            page.append("| ").append(cells.get(0)).append(" | ").append(cells.get(1));
            page.append(" | ")
                    .append(cells.get(3))
                    .append(" | ")
                    .append(cells.get(4))
                    .append(" |\n");
        });
        page.append(
                "| D25 | what a whole-sequence consumer may be seen to do | it is RUNNING throughout; what the action or a"
                        + " stage's function throws ends the body by GeneratorExit and comes out as it is, a failure of the"
                        + " clean-up suppressed onto it | a consumer may call the body instead of resuming it, and nobody can"
                        + " tell; `WholeSequenceTest` has each sentence |\n");
        page.append("\nWhere this table says ISE, the exception is a `GeneratorStateException` with a reason.\n");
        page.append("\n## Rows\n\n| row | behaviour | | covered by |\n|---|---|---|---|\n");
        Map<String, String> tests = tests();
        for (Row row : rows()) {
            String test = tests.getOrDefault(row.id(), "");
            if (row.counts() || !test.isEmpty()) {
                page.append("| ")
                        .append(row.id())
                        .append(" | ")
                        .append(row.behaviour())
                        .append(" | ");
                page.append(row.importance()).append(" | ").append(test).append(" |\n");
            }
        }
        return page.toString();
    }

    private static List<Row> rows() {
        return lines("map.md")
                .filter(line -> ROW.matcher(line).find())
                .map(ConformanceDocsTest::cells)
                .map(cells -> new Row(cells.get(0), cells.get(2), cells.get(5)))
                .toList();
    }

    /** By row: the tests that cover it, in the words of the page. */
    private static Map<String, String> tests() {
        Map<String, String> tests = new TreeMap<>();
        Map.of("cases.json", "a case", "itertools.json", "a trace").forEach((file, what) -> {
            Matcher id = CASE.matcher(String.join("\n", lines(file).toList()));
            while (id.find()) {
                tests.put(id.group(1), what);
            }
        });
        for (JavaMethod method : covering()) {
            String name = method.getOwner().getSimpleName() + "." + method.getName();
            for (String id :
                    (String[]) method.getAnnotationOfType(COVERS).get("value").orElseThrow()) {
                tests.merge(id, name, (a, b) -> a + ", " + b);
            }
        }
        return tests;
    }

    /** The methods with {@code @Covers}, as they were compiled. */
    private static List<JavaMethod> covering() {
        return new ClassFileImporter()
                .importPath(Repository.ROOT.resolve("runtime/target/test-classes")).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(COVERS))
                        .sorted(Comparator.comparing(JavaMethod::getFullName))
                        .toList();
    }

    private static List<Path> testFiles() {
        List<Path> all = new ArrayList<>();
        for (String module : Repository.MODULES) {
            Path tests = Repository.ROOT.resolve(module).resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(all::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return all;
    }

    private static Stream<String> lines(String file) {
        return Repository.read(DATA.resolve(file)).lines();
    }

    /** The cells of a line of a table; an escaped bar is none. */
    private static List<String> cells(String line) {
        String[] cells = line.strip().split("(?<!\\\\)\\|");
        return Arrays.stream(cells).skip(1).map(String::strip).toList();
    }
}
