package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The code of {@code docs/cookbook} is a copy of regions of the tests in {@code dev.yieldwise.cookbook} of the runtime, which
 * compile and run it. A page says which region by a comment; {@code mvn verify -Dupdate} writes the code below it:
 *
 * <pre>{@code
 * <!-- code: PushPipelinesTest grep -->      // #region grep
 * ```java                                    ..
 * ```                                        // #endregion
 * }</pre>
 */
final class CookbookTest {
    private static final Path PAGES = Repository.ROOT.resolve("docs/cookbook");
    private static final Path SOURCES = Repository.ROOT.resolve("runtime/src/test/java/dev/yieldwise/cookbook");
    private static final Pattern REGION =
            Pattern.compile("^ *// #region (\\S+)\n(.*?)^ *// #endregion\n", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INCLUDED =
            Pattern.compile("(?<=<!-- code: )(\\w+) (\\S+)( -->\n```java\n)(.*?)(?=```\n)", Pattern.DOTALL);
    private static final Pattern ANY_CODE = Pattern.compile("^```java$", Pattern.MULTILINE);
    private static final boolean UPDATE = System.getProperty("update") != null;

    @Test
    void thePagesShowWhatRuns() throws IOException {
        Map<String, String> regions = regions();
        Set<String> shown = new TreeSet<>();
        for (Path page : files(PAGES, ".md")) {
            String text = Repository.read(page);
            Matcher included = INCLUDED.matcher(text);
            int blocks = 0;
            StringBuilder wanted = new StringBuilder();
            while (included.find()) {
                blocks++;
                String region = included.group(1) + " " + included.group(2);
                assertThat(regions)
                        .as("regions for %s", Repository.nameOf(page))
                        .containsKey(region);
                shown.add(region);
                included.appendReplacement(
                        wanted, Matcher.quoteReplacement(region + included.group(3) + regions.get(region)));
            }
            included.appendTail(wanted);
            assertThat(ANY_CODE.matcher(text).results().count())
                    .as("java blocks of %s, each below a <!-- code: Test region -->", Repository.nameOf(page))
                    .isEqualTo(blocks);
            if (UPDATE) {
                Files.writeString(page, wanted);
            }
            assertThat(page)
                    .as("%s is stale; -Dupdate writes it", Repository.nameOf(page))
                    .hasContent(wanted.toString());
        }
        assertThat(shown).as("regions on some page").isEqualTo(regions.keySet());
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        String index = Repository.read(PAGES.resolve("README.md"));
        assertThat(files(PAGES, ".md"))
                .map(page -> page.getFileName().toString())
                .filteredOn(name -> !name.equals("README.md"))
                .allMatch(name -> index.contains("(" + name + ")"));
    }

    /** By "Class region": the lines between the marks, moved to the left margin. */
    private static Map<String, String> regions() throws IOException {
        Map<String, String> regions = new TreeMap<>();
        for (Path source : files(SOURCES, ".java")) {
            String type = source.getFileName().toString().replace(".java", "");
            Matcher region = REGION.matcher(Repository.read(source));
            while (region.find()) {
                // without the last line end: an empty last line would count as one that is not indented
                String code = region.group(2).stripTrailing().stripIndent() + "\n";
                String before = regions.put(type + " " + region.group(1), code);
                assertThat(before)
                        .as("another region %s in %s", region.group(1), type)
                        .isNull();
            }
        }
        return regions;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
