package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code docs/maven.md} says what the plugin's descriptor says; with {@code -Dupdate} its table is written anew. */
final class MavenPageTest {
    private static final Path PAGE = Path.of("..", "docs", "maven.md");
    private static final File DESCRIPTOR = new File("target/classes/META-INF/maven/plugin.xml");
    private static final Pattern TABLE =
            Pattern.compile("(?<=<!-- parameters -->\n).*?(?=<!-- /parameters -->)", Pattern.DOTALL);

    @Test
    void theTableOfParametersIsTheDescriptors() throws Exception {
        String page = Files.readString(PAGE);
        Matcher table = TABLE.matcher(page);
        assertThat(table.find()).as("the marks of the table").isTrue();
        String wanted = table();
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, table.replaceFirst(Matcher.quoteReplacement(wanted)));
        } else {
            assertThat(table.group())
                    .as("docs/maven.md is stale: run the tests with -Dupdate")
                    .isEqualTo(wanted);
        }
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

    private static Element root() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DESCRIPTOR)
                .getDocumentElement();
    }

    private static String table() throws Exception {
        Element goal = elements(root(), "mojo").stream()
                .filter(mojo -> text(mojo, "goal").equals("check"))
                .findFirst()
                .orElseThrow();
        Element configuration = elements(goal, "configuration").get(0);
        StringBuilder table = new StringBuilder();
        table.append("| name | property | default | |\n");
        table.append("|---|---|---|---|\n");
        for (Element parameter : elements(goal, "parameter")) {
            if (text(parameter, "editable").equals("true")) {
                String name = text(parameter, "name");
                Element value = elements(configuration, name).get(0);
                String property = value.getTextContent().replaceAll("[${}]", "");
                table.append("| `").append(name);
                table.append("` | `").append(property);
                table.append("` | `").append(value.getAttribute("default-value"));
                table.append("` | ").append(text(parameter, "description")).append(" |\n");
            }
        }
        return table.toString();
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
