package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.report.RulePage;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules} and the README's table are made of the rules. This fails when they are stale; with {@code -Dupdate} it
 * writes them: {@code mvn verify -Dupdate}.
 */
final class RuleDocsTest {
    private static final Path FOLDER = Repository.ROOT.resolve("docs/rules");
    private static final Path README = Repository.ROOT.resolve("README.md");
    private static final Pattern TABLE = Pattern.compile("(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", Pattern.DOTALL);
    private static final boolean UPDATE = System.getProperty("update") != null;

    @Test
    void thePages() throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        wanted.put("README.md", "# The rules\n\n" + table(""));
        GeneratorRules.ALL.forEach(rule -> wanted.put(rule.name() + ".md", new RulePage(rule).markdown()));
        if (UPDATE) {
            Files.createDirectories(FOLDER);
            for (String stale : names()) {
                Files.delete(FOLDER.resolve(stale));
            }
            for (Map.Entry<String, String> page : wanted.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(names()).as("pages in docs/rules; -Dupdate writes them").isEqualTo(wanted.keySet());
        wanted.forEach((name, page) -> assertThat(FOLDER.resolve(name))
                .as("docs/rules/%s is stale; -Dupdate writes it", name)
                .hasContent(page));
    }

    @Test
    void theTableOfTheReadme() throws IOException {
        String readme = Files.exists(README) ? Repository.read(README) : "";
        Matcher table = TABLE.matcher(readme);
        if (table.find()) {
            String wanted = table("docs/rules/");
            if (UPDATE) {
                Files.writeString(README, table.replaceFirst(Matcher.quoteReplacement(wanted)));
            } else {
                assertThat(table.group())
                        .as("the table of rules in README.md is stale; -Dupdate writes it")
                        .isEqualTo(wanted);
            }
        }
    }

    private static Set<String> names() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String table(String folder) {
        StringBuilder table = new StringBuilder("| rule | reports | definite | possible |\n|---|---|---|---|\n");
        for (Rule rule : GeneratorRules.ALL) {
            table.append("| [").append(rule.name()).append("](");
            table.append(folder).append(rule.name()).append(".md) | ");
            table.append(rule.summary()).append(" | ");
            table.append(rule.level(Certainty.DEFINITE).label()).append(" | ");
            table.append(rule.level(Certainty.POSSIBLE).label()).append(" |\n");
        }
        return table.toString();
    }
}
