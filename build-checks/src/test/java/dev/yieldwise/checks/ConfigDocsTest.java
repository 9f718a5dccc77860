package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.RuleLevel;
import dev.yieldwise.analyzer.report.RulePage;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

/**
 * The table of {@code docs/configuration.md} and the schema for editors are made of the table of keys. This fails when they are
 * stale; with {@code -Dupdate} it writes them.
 */
final class ConfigDocsTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/configuration.md");
    private static final Path SCHEMA = Repository.ROOT.resolve("docs/yieldwise.schema.json");
    private static final Pattern TABLE = Pattern.compile("(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", Pattern.DOTALL);
    private static final String NAME = "^[\\p{L}_$][\\p{L}\\p{N}_$]*$";
    private static final String QUALIFIED = "^[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)+$";
    private static final boolean UPDATE = System.getProperty("update") != null;

    @TempDir
    private Path folder;

    @Test
    void theTable() throws IOException {
        StringBuilder table = new StringBuilder("| key | value | without it | what it is for |\n|---|---|---|---|\n");
        for (Key<?> key : Key.ALL) {
            String choices = String.join(", ", key.type().choices());
            table.append("| `").append(key.name()).append("` | ");
            table.append(
                    switch (key.type().kind()) {
                        case CHOICE, BOOLEAN -> choices;
                        case LEVELS -> key.type().kind().words() + " (" + choices + ")";
                        default -> key.type().kind().words();
                    });
            table.append(" | ").append(key.otherwiseText()).append(" | ").append(key.summary());
            table.append(key.scope() == Key.Scope.RUN ? " (for a whole run)" : "")
                    .append(" |\n");
        }
        Matcher page = TABLE.matcher(Repository.read(PAGE));
        assertThat(page.find()).isTrue();
        if (UPDATE) {
            Files.writeString(PAGE, page.replaceFirst(Matcher.quoteReplacement(table.toString())));
        } else {
            assertThat(page.group())
                    .as("the table of keys is stale; -Dupdate writes it")
                    .isEqualTo(table.toString());
        }
    }

    @Test
    void theSchema() throws IOException {
        String wanted = json(schema()) + "\n";
        if (UPDATE) {
            Files.writeString(SCHEMA, wanted);
        }
        assertThat(SCHEMA).as("the schema is stale; -Dupdate writes it").hasContent(wanted);
    }

    private static Map<String, Object> schema() {
        List<String> rules =
                GeneratorRules.ALL.stream().map(Rule::name).sorted().toList();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : Key.ALL) {
            Map<String, Object> property = new LinkedHashMap<>(value(key));
            property.put(
                    "description",
                    key.summary() + (key.otherwiseText().isEmpty() ? "" : "; without it: " + key.otherwiseText()));
            properties.put(key.name(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("$id", RulePage.HOME + "/yieldwise.schema.json");
        schema.put("title", Configuration.FILE_NAME);
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        schema.put("definitions", definitions(rules));
        return schema;
    }

    private static Map<String, Object> definitions(List<String> rules) {
        List<String> levels =
                Arrays.stream(RuleLevel.values()).map(RuleLevel::label).toList();
        Map<String, Object> ofRules = new LinkedHashMap<>();
        rules.forEach(rule -> ofRules.put(rule, Map.of("$ref", "#/definitions/levels")));
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("rule", ordered("type", "string", "enum", rules));
        definitions.put("level", ordered("type", "string", "enum", levels));
        definitions.put(
                "levels",
                Map.of(
                        "anyOf",
                        List.of(
                                Map.of("$ref", "#/definitions/level"),
                                object(ordered(
                                        "definite", Map.of("$ref", "#/definitions/level"),
                                        "possible", Map.of("$ref", "#/definitions/level"))))));
        definitions.put("levelsOfRules", object(ofRules));
        definitions.put("patterns", ordered("type", "array", "items", ordered("type", "string", "minLength", 1)));
        definitions.put("rules", ordered("type", "array", "items", Map.of("$ref", "#/definitions/rule")));
        Map<String, Object> override = object(ordered(
                "paths", Map.of("$ref", "#/definitions/patterns"),
                "ignore", Map.of("$ref", "#/definitions/rules"),
                "levels", Map.of("$ref", "#/definitions/levelsOfRules")));
        override.put("required", List.of("paths"));
        definitions.put("override", override);
        Map<String, Object> methods = ordered("type", "array", "items", ordered("type", "string", "pattern", NAME));
        Map<String, Object> orAll = Map.of("anyOf", List.of(Map.of("type", "boolean"), methods));
        definitions.put("protocol", object(ordered("single-use", orAll, "must-close", orAll, "mutates", methods)));
        return definitions;
    }

    private static Map<String, Object> value(Key<?> key) {
        return switch (key.type().kind()) {
            case PATTERNS -> reference("patterns");
            case RULES -> reference("rules");
            case CHOICE -> ordered("type", "string", "enum", key.type().choices());
            case BOOLEAN -> Map.of("type", "boolean");
            case PATH, ENCODING -> ordered("type", "string", "minLength", 1);
            case PATHS -> ordered("type", "array", "items", ordered("type", "string", "minLength", 1));
            case SIZE ->
                Map.of(
                        "anyOf",
                        List.of(
                                ordered("type", "integer", "minimum", 1),
                                ordered("type", "string", "pattern", "^[0-9]{1,9}[KkMm]?$")));
            case LEVELS -> reference("levelsOfRules");
            case PROTOCOLS ->
                ordered(
                        "type",
                        "object",
                        "propertyNames",
                        ordered("pattern", QUALIFIED),
                        "additionalProperties",
                        Map.of("$ref", "#/definitions/protocol"));
            case OVERRIDES -> ordered("type", "array", "items", Map.of("$ref", "#/definitions/override"));
        };
    }

    /** What stands beside a {@code $ref} does not count in this draft, so it has a place of its own. */
    private static Map<String, Object> reference(String definition) {
        return Map.of("allOf", List.of(Map.of("$ref", "#/definitions/" + definition)));
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        return ordered("type", "object", "additionalProperties", false, "properties", properties);
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static String json(Object value) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(printer).writeValueAsString(value);
    }

    /** What the page shows is right, by the checker and by the schema. */
    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfThePage(String toml) throws IOException {
        assertThat(toml).isNotBlank();
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve(Configuration.FILE_NAME), "");
        Files.writeString(folder.resolve("sub").resolve(Configuration.FILE_NAME), toml);
        assertThat(isRight(toml)).isTrue();
        assertThat(isValid(toml)).isTrue();
    }

    static Stream<String> examples() {
        return Pattern.compile("^```toml\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Repository.read(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1));
    }

    /** What the checker refuses, an editor underlines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exlude = []",
                "exclude = 'a'",
                "exclude = [3]",
                "select = ['unprimedsend']",
                "generated = true",
                "gitignore = 'yes'",
                "max-file-size = '4 GB'",
                "max-file-size = 0",
                "fail-on = 'warn'",
                "baseline = 4",
                "levels = { UnprimedSend = 'of' }",
                "levels = { UnprimedSent = 'off' }",
                "levels = { UnprimedSend = { possibly = 'off' } }",
                "[[overrides]]\nignore = []",
                "[[overrides]]\npaths = []\nselect = []",
                "[protocols]\nRowReader = { mutates = [] }",
                "[protocols.com.acme.RowReader]\nmutates = []",
                "[protocols.'com.acme.Ring$Node']\nmutates = []",
                "[protocols.'com.acme.RowReader']\nmust-close = 'open'",
                "[protocols.'com.acme.RowReader']\nmutates = true",
                "[protocols.'com.acme.RowReader']\nsingle-use = ['rows()']",
                "[protocols.'com.acme.RowReader']\nsingle_use = ['rows']",
            })
    void bothRefuse(String toml) throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub").resolve(Configuration.FILE_NAME), toml);
        assertThat(isRight(toml)).isFalse();
        assertThat(isValid(toml)).isFalse();
    }

    private boolean isRight(String toml) throws IOException {
        Path root = folder.toRealPath();
        List<String> rules = GeneratorRules.ALL.stream().map(Rule::name).toList();
        return new Configuration.Builder(root, root.resolve("sub"), rules, new Layer.Builder().build())
                .searching()
                .problems()
                .isEmpty();
    }

    private static boolean isValid(String toml) throws IOException {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .createValidator();
        URI schema = validator.registerSchema(Repository.read(SCHEMA));
        return validator.validate(schema, Toml.parse(toml).toJson()).isValid();
    }
}
