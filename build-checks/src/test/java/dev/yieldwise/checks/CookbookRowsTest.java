package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every row SEED-001 to SEED-080 of the conformance map has its recipe: a test in {@code dev.yieldwise.cookbook} that names the
 * row and whose code is on a page. The table in {@code docs/cookbook/README.md} says which; {@code mvn verify -Dupdate} writes
 * it. A row that does not carry over to Java has a line of its own there, with the reason.
 */
final class CookbookRowsTest {
    private static final Path PAGES = Repository.ROOT.resolve("docs/cookbook");
    private static final Path INDEX = PAGES.resolve("README.md");
    private static final Path SOURCES = Repository.ROOT.resolve("runtime/src/test/java/dev/yieldwise/cookbook");
    private static final Path MAP = Repository.ROOT.resolve("runtime/src/test/resources/conformance/map.md");

    private static final Pattern ROW =
            Pattern.compile("^\\| (SEED-\\d+) \\|[^|]*\\| (.*?) (?<!\\\\)\\|", Pattern.MULTILINE);
    private static final Pattern TEST =
            Pattern.compile("^    @Test\n(.*?)\\bvoid \\w+\\((.*?)^    }\n", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("SEED-\\d+");
    private static final Pattern REGION = Pattern.compile("// #region (\\S+)");
    private static final Pattern PLACE =
            Pattern.compile("^(#{1,2}) (.*)$|^<!-- code: (\\w+ \\S+) -->$", Pattern.MULTILINE);
    private static final Pattern TABLE =
            Pattern.compile("(?<=<!-- rows -->\n).*?(?=<!-- end of rows -->)", Pattern.DOTALL);
    private static final Pattern REASON = Pattern.compile("^\\| (SEED-\\d+) \\| (?=\\S)", Pattern.MULTILINE);

    @Test
    void everyRowHasARecipeOrAReason() throws IOException {
        Set<String> rows = rows().keySet();
        assertThat(rows).hasSize(80);
        Set<String> covered = new TreeSet<>(recipes().keySet());
        Set<String> excused = reasons();
        assertThat(covered)
                .as("rows with both a recipe and a reason to have none")
                .doesNotContainAnyElementsOf(excused);
        covered.addAll(excused);
        assertThat(covered).isEqualTo(rows);
    }

    @Test
    void theTableIsFresh() throws IOException {
        String wanted = TABLE.matcher(Repository.read(INDEX)).replaceFirst(Matcher.quoteReplacement(table()));
        if (System.getProperty("update") != null) {
            Files.writeString(INDEX, wanted);
        }
        assertThat(wanted).as("a table of rows").contains("| SEED-001 |");
        assertThat(INDEX).as("stale: mvn verify -Dupdate writes it").hasContent(wanted);
    }

    private static String table() throws IOException {
        Map<String, Set<String>> recipes = recipes();
        StringBuilder table = new StringBuilder("| row | in Python | recipe |\n|---|---|---|\n");
        rows().forEach((row, behaviour) -> {
            if (recipes.containsKey(row)) {
                table.append("| ").append(row).append(" | ").append(behaviour).append(" | ");
                table.append(String.join(", ", recipes.get(row))).append(" |\n");
            }
        });
        return table.toString();
    }

    /** By row: what it is about. */
    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(Repository.read(MAP)).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    /** The rows outside of the table that is generated. */
    private static Set<String> reasons() {
        Set<String> reasons = new TreeSet<>();
        REASON.matcher(TABLE.matcher(Repository.read(INDEX)).replaceFirst(""))
                .results()
                .forEach(line -> reasons.add(line.group(1)));
        return reasons;
    }

    /** By row: links to where its code is shown. A test that names a row and shows nothing does not count. */
    private static Map<String, Set<String>> recipes() throws IOException {
        Map<String, String> places = places();
        Map<String, Set<String>> recipes = new TreeMap<>();
        for (Path source : files(SOURCES, ".java")) {
            String type = source.getFileName().toString().replace(".java", "");
            for (MatchResult test :
                    TEST.matcher(Repository.read(source)).results().toList()) {
                List<String> shown = new ArrayList<>();
                REGION.matcher(test.group(2)).results().forEach(region -> shown.add(type + " " + region.group(1)));
                ID.matcher(test.group(1))
                        .results()
                        .map(MatchResult::group)
                        .forEach(id -> shown.stream()
                                .filter(places::containsKey)
                                .forEach(region -> recipes.computeIfAbsent(id, row -> new LinkedHashSet<>())
                                        .add(places.get(region))));
            }
        }
        return recipes;
    }

    /** By region: a link to the section that shows it. */
    private static Map<String, String> places() throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        for (Path page : files(PAGES, ".md")) {
            String name = page.getFileName().toString();
            String place = "";
            for (MatchResult line :
                    PLACE.matcher(Repository.read(page)).results().toList()) {
                if (line.group(3) != null) {
                    places.put(line.group(3), place);
                } else {
                    String section = line.group(1).equals("##") ? "#" + anchor(line.group(2)) : "";
                    place = "[" + line.group(2) + "](" + name + section + ")";
                }
            }
        }
        return places;
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
