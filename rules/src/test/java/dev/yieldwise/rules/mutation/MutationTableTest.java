package dev.yieldwise.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import dev.yieldwise.rules.knowledge.MutationTable;
import dev.yieldwise.rules.knowledge.MutationTable.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Makes the table again on every JDK found, and holds the committed one against it; {@code -Dupdate} writes it. */
@Order(1)
class MutationTableTest {

    private static final Path COMMITTED =
            Path.of("src/main/resources/dev/yieldwise/rules/knowledge", MutationTable.RESOURCE);
    private static final String JDKS = "# JDKs: ";

    private static List<Jdk> found;
    private static String committed;

    @BeforeAll
    static void askEveryJdk() throws IOException {
        found = Jdk.found();
        committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        if (System.getProperty("update") != null) {
            assertThat(features(found))
                    .as("an update without the JDKs that the table was made on would forget what they do")
                    .containsAll(featuresOf(committed));
            committed = table(found);
            Files.writeString(COMMITTED, committed);
        }
    }

    @Test
    void holdsOnEveryJdkFound() {
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        committed.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] cells = line.split("\t");
            verdicts.put(String.join("\t", Arrays.asList(cells).subList(0, 4)), Verdict.valueOf(cells[4]));
        });
        List<String> wrong = new ArrayList<>();
        for (Jdk jdk : found) {
            for (Map.Entry<String, Tally> row : jdk.rows().entrySet()) {
                Verdict verdict = verdicts.get(row.getKey());
                if (verdict != row.getValue().verdict() && verdict != Verdict.SOME) {
                    wrong.add(row.getKey() + " is " + verdict + ", but on " + jdk + " "
                            + row.getValue().inTable());
                }
            }
        }
        assertThat(wrong).as("rows that do not hold; -Dupdate writes the table").isEmpty();
    }

    @Test
    void isWhatTheProgramMakes() {
        Set<Integer> madeOn = featuresOf(committed);
        madeOn.stream().map(Tools::jdk).forEach(jdk -> assumeTrue(jdk.isThere(), jdk.reason()));
        List<String> made = table(found.stream()
                        .filter(jdk -> madeOn.contains(jdk.feature()))
                        .toList())
                .lines()
                .toList();
        assertThat(committed.lines().toList())
                .as("the committed table; -Dupdate writes it")
                .isEqualTo(made);
        assertThat(committed).doesNotContain("\r").endsWith("\n");
    }

    private static String table(List<Jdk> jdks) {
        StringBuilder table = new StringBuilder();
        table.append("""
                # What comes of mutating a collection while it is iterated. Made by dev.yieldwise.rules.mutation.MutationProbe, never edited:
                # mvn -pl rules -am test -Dtest=MutationTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate
                # Where JDKs differ, a row counts the trials of each kind that was seen, so ALL and NONE hold on all of them. A row
                # that only the newer have speaks of these.
                # how: exception; skipped (an element not visited or visited twice, a map's entry lost); both; unsupported by the class
                """);
        table.append(JDKS)
                .append(features(jdks).stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .append('\n');
        table.append("# class\tform\toperation\targument\tverdict\twrong\ttotal\thow\n");
        joined(jdks)
                .forEach((key, tally) ->
                        table.append(key).append('\t').append(tally.inTable()).append('\n'));
        return table.toString();
    }

    private static SortedMap<String, Tally> joined(List<Jdk> jdks) {
        SortedMap<String, Set<Tally>> seen = new TreeMap<>();
        for (Jdk jdk : jdks) {
            jdk.rows()
                    .forEach((key, tally) -> seen.computeIfAbsent(key, row -> new LinkedHashSet<>())
                            .add(tally));
        }
        SortedMap<String, Tally> joined = new TreeMap<>();
        seen.forEach((key, tallies) ->
                joined.put(key, tallies.stream().reduce(Tally::plus).orElseThrow()));
        return joined;
    }

    private static SortedSet<Integer> features(List<Jdk> jdks) {
        return jdks.stream().map(Jdk::feature).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> featuresOf(String table) {
        return table.lines()
                .filter(line -> line.startsWith(JDKS))
                .flatMap(line -> Arrays.stream(line.substring(JDKS.length()).split(" ")))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
