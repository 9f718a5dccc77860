package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.jcup.sarif_2_1_0.SarifSchema210ImportExportSupport;
import de.jcup.sarif_2_1_0.model.SarifSchema210;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.fixtures.sarif.GitHubChecklist;
import dev.yieldwise.fixtures.sarif.SarifGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SarifReporterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SarifGate GATE = new SarifGate();

    static final List<String> NASTY_PATHS = List.of(
            "a b/C d.java",
            "größe/数字.java",
            "50%/100%25.java",
            "[brackets]{braces}/(round)<angle>.java",
            "#hash?query&and=equals;semi.java",
            "back\\slash\"quote'`.java",
            "c:o/lon.java",
            "emoji \uD83D\uDE00.java",
            "/abs/olute file.java",
            "//server/share/File.java",
            "C:/Users/a b/File.java");

    private static final List<String> NASTY_MESSAGES = List.of(
            "array 'a[0]' is linked [here](0) and \\ escaped \\[",
            "a ]( b ](1) c",
            "line\nbreak\ttab \u0000 nul \u2028",
            "quote \" and 'apostrophe' <b>&amp;",
            "x".repeat(5_000),
            "[\\]".repeat(2_000),
            "\uD83D\uDE00".repeat(2_000));

    private static JsonNode log(Report report) throws IOException {
        return JSON.readTree(Samples.written(new SarifReporter(), report));
    }

    @Test
    void manyFindings() {
        Golden.check("many.sarif", Samples.written(new SarifReporter(), Samples.many()));
    }

    @TestFactory
    Stream<DynamicTest> everyReportIsValidAndWhatGitHubWants() {
        Map<String, Report> reports = new TreeMap<>();
        reports.put("empty", Samples.empty());
        reports.put("no findings", Samples.report(List.of()));
        reports.put("one finding", Samples.report(List.of(Samples.single("A.java", "it fails"))));
        reports.put("many findings", Samples.many());
        reports.put("notifications only", Samples.report(List.of(), Samples.notices()));
        reports.put(
                "nasty paths",
                Samples.report(NASTY_PATHS.stream()
                        .map(path -> Samples.single(path, "it fails"))
                        .toList()));
        reports.put("nasty messages", Samples.report(nastyMessages()));
        return reports.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    assertThat(GATE.faults(Samples.written(new SarifReporter(), entry.getValue())))
                            .isEmpty();
                }));
    }

    static List<Finding> nastyMessages() {
        List<Finding> findings = new ArrayList<>();
        for (String message : NASTY_MESSAGES) {
            Location location = Samples.at("A.java", 3, "    g.send(1);", "g.send(1)");
            List<Step> story = new ArrayList<>();
            for (int line = 10; line < 60; line++) {
                Location elsewhere = new Location("B.java", new Range(line, 1, line, 2), "y");
                story.add(new Step(elsewhere, line % 2 == 0 ? message : message + " here"));
            }
            story.add(new Step(location, "fails here"));
            findings.add(Samples.finding(
                    Samples.UnprimedSend.RULE, Certainty.DEFINITE, location, message, story.toArray(Step[]::new)));
        }
        return findings;
    }

    @Test
    void theSchemaCatchesAnUnknownMember() throws IOException {
        JsonNode log = log(Samples.many());
        at((ObjectNode) log.at("/runs/0"), "/results/0").put("ruleName", "x");
        assertThat(GATE.schemaErrors(log)).isNotEmpty();
    }

    @Test
    void whatIsTooMuchIsCutAndSaid() throws IOException {
        JsonNode log = log(Samples.tooMany());
        assertThat(GitHubChecklist.faults(log)).isEmpty();
        JsonNode run = log.at("/runs/0");
        assertThat(run.path("results")).hasSize(SarifReporter.MAX_RESULTS);
        // what was left out is of the mildest level
        assertThat(results(run).filter(result -> result.path("level").asText().equals("error")))
                .hasSize(12_506);
        assertThat(run.at("/invocations/0/toolExecutionNotifications").findValuesAsText("text"))
                .containsExactly(
                        "only the worst 25000 of 25011 findings are listed, because code scanning takes no more",
                        "only 1000 of 1200 steps are listed for the finding at " + Samples.SHOP + ":1200:1");
        JsonNode story = results(run)
                .filter(result -> result.path("relatedLocations").size() > 0)
                .findFirst()
                .orElseThrow();
        JsonNode flow = story.at("/codeFlows/0/threadFlows/0/locations");
        assertThat(flow.get(flow.size() - 1)
                        .at("/location/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(1_200);
    }

    private static Stream<JsonNode> results(JsonNode run) {
        return StreamSupport.stream(run.path("results").spliterator(), false);
    }

    @Test
    void aRuleIsRelatedToItsWeakness() throws IOException {
        JsonNode run = log(Samples.many()).at("/runs/0");
        assertThat(run.at("/tool/driver/supportedTaxonomies/0/name").asText()).isEqualTo("CWE");
        List<JsonNode> related = new ArrayList<>();
        for (JsonNode rule : run.at("/tool/driver/rules")) {
            rule.path("relationships").forEach(related::add);
            assertThat(rule.at("/properties/tags").toString().contains("external/cwe/cwe-"))
                    .as("a weakness is a tag, too, for readers that know no taxonomies")
                    .isEqualTo(rule.has("relationships"));
        }
        assertThat(related).isNotEmpty().allSatisfy(one -> {
            JsonNode target = one.path("target");
            JsonNode taxonomy =
                    run.path("taxonomies").get(target.at("/toolComponent/index").asInt());
            assertThat(taxonomy.path("name").asText())
                    .isEqualTo(target.at("/toolComponent/name").asText());
            assertThat(taxonomy.path("taxa")
                            .get(target.path("index").asInt())
                            .path("id")
                            .asText())
                    .isEqualTo(target.path("id").asText());
        });
    }

    @Test
    void withoutAWeaknessThereIsNoTaxonomy() throws IOException {
        JsonNode run = log(Samples.empty()).at("/runs/0");
        assertThat(run.has("taxonomies")).isFalse();
        assertThat(run.at("/tool/driver").has("supportedTaxonomies")).isFalse();
    }

    @Test
    void sarifJavaReadsWhatWasWritten() throws Exception {
        SarifSchema210 log =
                new SarifSchema210ImportExportSupport().fromJSON(Samples.written(new SarifReporter(), Samples.many()));
        assertThat(log.getRuns().get(0).getResults()).hasSize(5);
        assertThat(log.getRuns().get(0).getResults().get(0).getMessage().getText())
                .isNotEmpty();
    }

    @Test
    void pathsBecomeUris() {
        assertThat(NASTY_PATHS.stream().map(SarifText::uri))
                .containsExactly(
                        "a%20b/C%20d.java",
                        "gr%C3%B6%C3%9Fe/%E6%95%B0%E5%AD%97.java",
                        "50%25/100%2525.java",
                        "%5Bbrackets%5D%7Bbraces%7D/(round)%3Cangle%3E.java",
                        "%23hash%3Fquery&and=equals;semi.java",
                        "back%5Cslash%22quote'%60.java",
                        "file:///c:o/lon.java",
                        "emoji%20%F0%9F%98%80.java",
                        "file:///abs/olute%20file.java",
                        "file://server/share/File.java",
                        "file:///C:/Users/a%20b/File.java");
        assertThat(SarifText.uri("co:lon/x:y.java")).isEqualTo("co%3Alon/x%3Ay.java");
    }

    @Test
    void theMessageLinksItsRelatedLocations() {
        Location elsewhere = new Location("B.java", new Range(1, 1, 1, 2), "y");
        List<Step> related = List.of(new Step(elsewhere, "created here"), new Step(elsewhere, "by [x]"));
        assertThat(SarifResults.linked("it fails", related))
                .isEqualTo("it fails. Path: created [here](0), by \\[x\\] [here](1)");
    }

    /** A checklist that catches nothing would be worthless: each of these defects was seen in a released tool. */
    @TestFactory
    Stream<DynamicTest> theChecklistCatches() {
        Map<String, Consumer<ObjectNode>> defects = new TreeMap<>();
        defects.put("no results", run -> run.remove("results"));
        defects.put("no rules", run -> at(run, "/tool/driver").remove("rules"));
        defects.put("no category", run -> at(run, "/automationDetails").put("id", "yieldwise"));
        defects.put("failed run", run -> at(run, "/invocations/0").put("executionSuccessful", false));
        defects.put("null", run -> at(run, "/results/0").putNull("baselineState"));
        defects.put("level info", run -> at(run, "/results/0").put("level", "info"));
        defects.put("no level", run -> at(run, "/results/0").remove("level"));
        defects.put("wrong ruleIndex", run -> at(run, "/results/0").put("ruleIndex", 1));
        defects.put("rank", run -> at(run, "/results/0").put("rank", 1.0));
        defects.put("no fingerprint", run -> at(run, "/results/0").remove("partialFingerprints"));
        defects.put("stray link", run -> at(run, "/results/0/message").put("text", "see [here](7)"));
        defects.put("long message", run -> at(run, "/results/0/message").put("text", "x".repeat(1_025)));
        defects.put("column 0", run -> region(run).put("startColumn", 0));
        defects.put("end before start", run -> region(run).put("endColumn", 1));
        defects.put("blank in uri", run -> artifact(run).put("uri", "a b.java"));
        defects.put("absolute path", run -> artifact(run).put("uri", "/abs/A.java"));
        defects.put("no base", run -> artifact(run).remove("uriBaseId"));
        defects.put("no help", run -> at(run, "/tool/driver/rules/0").remove("help"));
        defects.put("relative helpUri", run -> at(run, "/tool/driver/rules/0").put("helpUri", "rules/X"));
        defects.put(
                "security number",
                run -> at(run, "/tool/driver/rules/0/properties").put("security-severity", 7.5));
        defects.put(
                "security zero",
                run -> at(run, "/tool/driver/rules/0/properties").put("security-severity", "0.0"));
        defects.put(
                "rule twice", run -> ((ArrayNode) run.at("/tool/driver/rules")).add(run.at("/tool/driver/rules/0")));
        defects.put("long id", run -> at(run, "/tool/driver/rules/0").put("id", "x".repeat(256)));
        defects.put(
                "many tags",
                run -> IntStream.range(0, 11)
                        .forEach(tag -> ((ArrayNode) run.at("/tool/driver/rules/2/properties/tags")).add("tag" + tag)));
        defects.put(
                "many rules",
                run -> IntStream.range(0, 25_000)
                        .forEach(i -> ((ArrayNode) run.at("/tool/driver/rules"))
                                .addObject()
                                .put("id", "rule" + i)));
        defects.put(
                "many extensions",
                run -> IntStream.range(0, 101)
                        .forEach(i -> at(run, "/tool").withArray("extensions").addObject()));
        defects.put(
                "many related",
                run -> IntStream.range(0, 1_000)
                        .forEach(i -> at(run, "/results/0")
                                .withArray("relatedLocations")
                                .addObject()
                                .put("id", i)));
        defects.put("path above the root", run -> artifact(run).put("uri", "../A.java"));
        defects.put(
                "tag twice", run -> ((ArrayNode) run.at("/tool/driver/rules/2/properties/tags")).add("correctness"));
        defects.put(
                "dangling notice",
                run -> at(run, "/invocations/0/toolExecutionNotifications/0/descriptor")
                        .put("index", 5));
        return defects.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    JsonNode log = log(Samples.many());
                    entry.getValue().accept((ObjectNode) log.at("/runs/0"));
                    assertThat(GitHubChecklist.faults(log)).isNotEmpty();
                }));
    }

    @Test
    void runsOfOneCategoryAndTooManyRunsAreCaught() throws IOException {
        ObjectNode log = (ObjectNode) log(Samples.many());
        ArrayNode runs = (ArrayNode) log.get("runs");
        runs.add(runs.get(0).deepCopy());
        assertThat(GitHubChecklist.faults(log)).containsExactly("two runs of one category");
        for (int run = 0; run < 20; run++) {
            ObjectNode another = runs.get(0).deepCopy();
            at(another, "/automationDetails").put("id", "shard" + run + "/");
            runs.add(another);
        }
        assertThat(GitHubChecklist.faults(log)).contains("runs must be 1 to 20");
    }

    /** Random text, which does not compress. */
    @Test
    void aReportThatIsTooLargeToUploadIsCaught() {
        StringBuilder member = new StringBuilder();
        new Random(1).ints(20_000_000, 'a', 'z').forEach(c -> member.append((char) c));
        Finding sample = Samples.single("A.java", "it fails");
        Finding large = new Finding(
                sample.rule(),
                sample.certainty(),
                sample.level(),
                sample.location(),
                sample.message(),
                sample.story(),
                member.toString(),
                sample.fingerprints(),
                sample.fix());
        assertThat(GATE.faults(Samples.written(new SarifReporter(), Samples.report(List.of(large)))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("an upload of ");
    }

    private static ObjectNode at(ObjectNode run, String pointer) {
        return (ObjectNode) run.at(pointer);
    }

    private static ObjectNode region(ObjectNode run) {
        return at(run, "/results/0/locations/0/physicalLocation/region");
    }

    private static ObjectNode artifact(ObjectNode run) {
        return at(run, "/results/0/locations/0/physicalLocation/artifactLocation");
    }

    @Test
    void silencedFindingsAreLeftOutUnlessTheyAreAskedFor() throws IOException {
        Finding told = Samples.single("src/A.java", "told");
        Report report = Samples.report(List.of(told))
                .beside(List.of(
                        new Silenced(Samples.single("src/B.java", "b"), Silenced.By.SUPPRESSED, "because"),
                        new Silenced(Samples.single("src/C.java", "c"), Silenced.By.BASELINE, ""),
                        new Silenced(Samples.single("src/D.java", "d"), Silenced.By.UNCHANGED, "unchanged since v1")));
        assertThat(log(report).at("/runs/0/results")).hasSize(1);
        assertThat(log(report).at("/runs/0/results/0").has("baselineState")).isFalse();

        String text = Samples.written(SarifReporter.withSilenced(), report);
        JsonNode results = JSON.readTree(text).at("/runs/0/results");
        assertThat(results).hasSize(4);
        assertThat(results.findValuesAsText("baselineState")).containsExactly("new", "unchanged", "unchanged");
        assertThat(results.findValuesAsText("kind")).containsExactly("inSource", "external", "external");
        assertThat(results.findValuesAsText("justification"))
                .containsExactly("because", "in the baseline", "unchanged since v1");
        assertThat(results.get(0).has("suppressions")).isFalse();
        assertThat(GATE.faults(text))
                .as("beside the reason why they are left out")
                .containsOnly("suppressed results show as open");
    }
}
