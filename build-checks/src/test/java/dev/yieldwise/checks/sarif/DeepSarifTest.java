package dev.yieldwise.checks.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yieldwise.analyzer.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SARIF of every fixture before Microsoft's validator with GitHub's rules, and before the validators of JSON schemas. A
 * validator that is silent about a log has not passed it.
 */
@Tag("deep")
final class DeepSarifTest {
    private static final Pattern FAULT = Pattern.compile("\\): (error|warning) [A-Z]+\\d+: ");

    @TempDir
    private static Path folder;

    private static Npm npm;
    private static List<Path> logs;
    private static String whole;

    @BeforeAll
    static void install() throws Exception {
        npm = Npm.installed();
        logs = new ArrayList<>();
        for (Map.Entry<String, Report> report : FixtureReports.all().entrySet()) {
            String log = FixtureReports.sarif(report.getValue());
            logs.add(written(report.getKey(), log));
            if (report.getKey().equals("all")) {
                whole = log;
            }
        }
    }

    private static Path written(String name, String log) throws IOException {
        return Files.writeString(folder.resolve(name.replaceAll("\\W", "-") + ".sarif"), log);
    }

    @Test
    void microsoftsValidatorFindsNothing() throws Exception {
        assertThat(logs).hasSizeGreaterThan(50);
        assertThat(faults(logs)).isEmpty();
    }

    /** Errors and warnings; and for each log of which it said nothing, that. */
    private static List<String> faults(List<Path> some) throws Exception {
        Npm.Said said = npm.multitool(some);
        List<String> faults = new ArrayList<>();
        said.text().lines().filter(line -> FAULT.matcher(line).find()).forEach(faults::add);
        for (Path log : some) {
            // of a log that it has read it notes at least that there is no versionControlProvenance
            if (said.text()
                    .lines()
                    .noneMatch(line -> line.startsWith(log + "(") && line.contains(": note SARIF2003: "))) {
                faults.add(log + ": no verdict");
            }
        }
        if (said.status() != 0) {
            faults.add("status " + said.status() + ":\n" + said.text());
        }
        return faults;
    }

    @Test
    void neitherJsonSchemaValidatorFindsAnything() throws Exception {
        Npm.Said said = npm.jsonSchema(logs);
        assertThat(said.text()).isEqualTo(logs.size() + " logs validated\n");
        assertThat(said.status()).isZero();
    }

    /** Defects of which the validator speaks, and those about which it is silent: the gate catches both kinds. */
    @TestFactory
    Stream<DynamicTest> theGateCatches() {
        Map<String, Consumer<ObjectNode>> defects = new TreeMap<>();
        defects.put("SARIF1002", run -> artifact(run).put("uri", "a b|c.java"));
        defects.put("SARIF1005", run -> object(run, "/tool/driver/rules/0").put("helpUri", "rules/X"));
        defects.put("SARIF1007", run -> region(run).put("endLine", 1).put("startLine", 2));
        defects.put("SARIF1009", run -> object(run, "/results/0").put("ruleIndex", 77));
        defects.put("SARIF1012", run -> object(run, "/results/0/message").remove("text"));
        defects.put("GH2012", run -> object(run, "/tool/driver/rules/0").remove("help"));
        defects.put("no verdict", run -> object(run, "/results/0").put("level", "info"));
        defects.put("no verdict ", run -> object(run, "/results/0").putNull("baselineState"));
        return defects.entrySet().stream()
                .map(defect -> DynamicTest.dynamicTest(defect.getKey(), () -> {
                    Path log = planted(defect.getKey(), defect.getValue());
                    assertThat(faults(List.of(log)))
                            .as(defect.getKey())
                            .anyMatch(fault -> fault.contains(defect.getKey().strip()));
                }));
    }

    @Test
    void bothJsonSchemaValidatorsCatch() throws Exception {
        Path log = planted("unknown", run -> object(run, "/results/0").put("ruleName", "x"));
        assertThat(npm.jsonSchema(List.of(log)).text())
                .contains(": ajv: /runs/0/results/0 ")
                .contains(": jsonschema: instance.runs[0].results[0] ")
                .endsWith("1 logs validated\n");
    }

    private static Path planted(String name, Consumer<ObjectNode> defect) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode log = mapper.readTree(whole);
        defect.accept((ObjectNode) log.at("/runs/0"));
        return written("planted-" + name, mapper.writeValueAsString(log));
    }

    private static ObjectNode object(ObjectNode run, String pointer) {
        return (ObjectNode) run.at(pointer);
    }

    private static ObjectNode region(ObjectNode run) {
        return object(run, "/results/0/locations/0/physicalLocation/region");
    }

    private static ObjectNode artifact(ObjectNode run) {
        return object(run, "/results/0/locations/0/physicalLocation/artifactLocation");
    }
}
