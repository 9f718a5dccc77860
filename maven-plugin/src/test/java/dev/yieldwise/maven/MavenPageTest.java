package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.report.Format;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code docs/maven.md} says what the plugin's descriptor says; with {@code -Dupdate} its tables are written anew. */
final class MavenPageTest {
    private static final Path PAGE = Path.of("..", "docs", "maven.md");
    private static final File DESCRIPTOR = new File("target/classes/META-INF/maven/plugin.xml");
    private static final List<String> CHECKING = List.of("check", "report", "baseline", "fix");
    private static final List<String> WEAVING = List.of("weave", "weave-test");

    @Test
    void theTablesAreTheDescriptors() throws Exception {
        String page = Files.readString(PAGE);
        String wanted = filled(
                filled(filled(page, "goals", goals()), "parameters", parameters(CHECKING)),
                "weaving",
                parameters(WEAVING));
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, wanted);
        } else {
            assertThat(page)
                    .as("docs/maven.md is stale: run the tests with -Dupdate")
                    .isEqualTo(wanted);
        }
    }

    @Test
    void everyGoalIsOnThePage() throws Exception {
        assertThat(elements(root(), "mojo"))
                .extracting(mojo -> text(mojo, "goal"))
                .containsExactlyInAnyOrder("baseline", "check", "fix", "help", "report", "weave", "weave-test");
    }

    @Test
    void thePageNamesTheVersionOfTheBuild() throws Exception {
        String version = root().getElementsByTagName("version").item(0).getTextContent();
        List<String> named = Pattern.compile("(?<=yieldwise-maven-plugin:|<version>)[^:<]+")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(named).hasSize(2).containsOnly(version);
    }

    @Test
    void everyFormatIsNamed() throws Exception {
        Element formats = elements(mojo("check"), "parameter").stream()
                .filter(parameter -> text(parameter, "name").equals("outputFormats"))
                .findFirst()
                .orElseThrow();
        assertThat(text(formats, "description").replaceAll(".*any of |\\.$", "").split(", | and "))
                .containsExactlyInAnyOrderElementsOf(Format.labels());
    }

    private static Element root() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DESCRIPTOR)
                .getDocumentElement();
    }

    private static String filled(String page, String mark, String table) {
        Matcher place = Pattern.compile("(?<=<!-- " + mark + " -->\n).*?(?=<!-- /" + mark + " -->)", Pattern.DOTALL)
                .matcher(page);
        assertThat(place.find()).as("the marks around the %s", mark).isTrue();
        return place.replaceFirst(Matcher.quoteReplacement(table));
    }

    private static String goals() throws Exception {
        StringBuilder table = new StringBuilder("| goal | phase | |\n|---|---|---|\n");
        for (String goal : Stream.concat(CHECKING.stream(), WEAVING.stream()).toList()) {
            Element mojo = mojo(goal);
            List<Element> phase = elements(mojo, "phase");
            table.append("| `").append(goal);
            table.append("` | ").append(phase.isEmpty() ? "" : phase.get(0).getTextContent());
            table.append(" | ").append(text(mojo, "description")).append(" |\n");
        }
        return table.toString();
    }

    /** All parameters of some goals; one that has the same name in several is the same. */
    private static String parameters(List<String> all) throws Exception {
        Map<String, List<String>> goalsOfRow = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String goal : all) {
            Element mojo = mojo(goal);
            for (Element parameter : elements(mojo, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    goalsOfRow
                            .computeIfAbsent(row(mojo, parameter), row -> new ArrayList<>())
                            .add(goal);
                }
            }
        }
        StringBuilder table = new StringBuilder("| name | property | default | | goals |\n|---|---|---|---|---|\n");
        goalsOfRow.forEach((row, goals) -> table.append(row)
                .append(goals.equals(all) ? "all" : String.join(", ", goals))
                .append(" |\n"));
        return table.toString();
    }

    private static String row(Element mojo, Element parameter) {
        Element configuration = elements(mojo, "configuration").get(0);
        String name = text(parameter, "name");
        Element value = elements(configuration, name).get(0);
        String property = value.getTextContent().replaceAll("[${}]", "");
        String otherwise = value.getAttribute("default-value");
        return "| `" + name + "` | `" + property + "` | " + (otherwise.isEmpty() ? "" : "`" + otherwise + "`") + " | "
                + text(parameter, "description") + " | ";
    }

    private static Element mojo(String goal) throws Exception {
        return elements(root(), "mojo").stream()
                .filter(mojo -> text(mojo, "goal").equals(goal))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
