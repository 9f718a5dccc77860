package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What was written comes back, reports become one, and what is no report of ours is refused. */
class SarifReaderTest {
    private static final SarifReader READER = new SarifReader("0.1.0", Samples.RULES);

    @TempDir
    private Path folder;

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Report read(String text) throws IOException {
        return READER.read(written("r.sarif", text));
    }

    private static String sarif(Report report) {
        return Samples.written(new SarifReporter(), report);
    }

    @TestFactory
    Stream<DynamicTest> aReportWrittenAgainIsTheSameFile() {
        Map<String, Report> reports = new TreeMap<>();
        reports.put("no findings", Samples.report(List.of()));
        reports.put("many findings", Samples.many());
        reports.put(
                "nasty paths",
                Samples.report(SarifReporterTest.NASTY_PATHS.stream()
                        .map(path -> Samples.single(path, "it fails"))
                        .toList()));
        reports.put("nasty messages", Samples.report(SarifReporterTest.nastyMessages()));
        return reports.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String text = sarif(entry.getValue());
                    assertThat(sarif(read(text))).isEqualTo(text);
                }));
    }

    @Test
    void whatAFindingSaysIsKept() throws IOException {
        Report read = read(sarif(Samples.many()));
        for (int i = 0; i < 5; i++) {
            Finding before = Samples.many().findings().get(i);
            Finding after = read.findings().get(i);
            assertThat(after)
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*line")
                    .isEqualTo(before);
        }
        assertThat(read.notifications()).containsExactlyInAnyOrder(Samples.notices());
        assertThat(read.coverage()).isEqualTo(Samples.many().coverage());
    }

    @Test
    void aReportThatWasCutSaysSoForEver() throws IOException {
        Location at = new Location("A.java", new Range(1, 1, 1, 2), "x");
        List<Step> story = new ArrayList<>(List.of(new Step(at, "here")));
        for (int line = 2; line < 1_300; line++) {
            story.add(new Step(new Location("A.java", new Range(line, 1, line, 2), "x"), "step"));
        }
        Finding longStory = Samples.finding(
                Samples.UnprimedSend.RULE, Certainty.DEFINITE, at, "it fails", story.toArray(Step[]::new));
        assertThat(read(sarif(Samples.report(List.of(longStory)))).notifications())
                .containsExactly(new Notification(
                        Notification.Kind.BUDGET,
                        Optional.empty(),
                        Optional.empty(),
                        "only 1000 of 1299 steps are listed for the finding at A.java:1:1"));
    }

    @Test
    void aReportMergedWithItselfIsItself() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : Samples.many().findings()) {
            findings.add(finding.with(new Fingerprints("bd293c6bb4e3129d:1", "0123456789abcdef:" + findings.size())));
        }
        Report report =
                Samples.report(findings, Stream.of(Samples.notices()).sorted().toArray(Notification[]::new));
        String text = sarif(report);
        Report merged = MergedReport.of(List.of(read(text), read(text)), "0.1.0");
        assertThat(sarif(new Report(
                        "0.1.0", merged.rules(), merged.findings(), merged.notifications(), report.coverage())))
                .isEqualTo(text);
    }

    @Test
    void reportsBecomeOneWhateverTheirOrder() throws IOException {
        Report one = Samples.report(List.of(at("A.java", 3, Certainty.POSSIBLE), at("B.java", 3, Certainty.DEFINITE)));
        Report two = Samples.report(
                List.of(at("A.java", 30, Certainty.DEFINITE), at("C.java", 3, Certainty.DEFINITE)), Samples.notices());
        Report three = new Report("0.1.0", List.of(), List.of(), List.of(Samples.notices()[2]), one.coverage());
        List<Report> reports = new ArrayList<>(List.of(one, two, three));
        String merged = sarif(MergedReport.of(reports, "0.1.0"));
        Collections.reverse(reports);
        assertThat(sarif(MergedReport.of(reports, "0.1.0"))).isEqualTo(merged);

        Report report = read(merged);
        assertThat(report.findings().stream().map(finding -> finding.location() + " " + finding.certainty()))
                .as("the finding that two reports have is kept as the worse of them")
                .containsExactly("A.java:30:1 DEFINITE", "B.java:3:1 DEFINITE", "C.java:3:1 DEFINITE");
        assertThat(report.notifications()).hasSize(3);
        assertThat(report.rules()).isEqualTo(Samples.RULES);
        assertThat(report.coverage().files()).isEqualTo(360);
    }

    private static Finding at(String path, int line, Certainty certainty) {
        Location at = new Location(path, new Range(line, 1, line, 2), "x");
        return Samples.finding(Samples.UnprimedSend.RULE, certainty, at, "it fails", new Step(at, "here"))
                .with(new Fingerprints(Integer.toHexString(line) + ":1", "0123456789abcdef:1"));
    }

    @Test
    void silencedResultsStayOut() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode log = mapper.readTree(sarif(Samples.many()));
        ((ObjectNode) log.at("/runs/0/results/0"))
                .withArray("suppressions")
                .addObject()
                .put("kind", "inSource");
        assertThat(read(mapper.writeValueAsString(log)).findings()).hasSize(4);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoReportOfOursIsRefused() throws IOException {
        String good = sarif(Samples.many());
        Map<String, String> bad = new TreeMap<>();
        bad.put("", "it is no SARIF");
        bad.put("class A {}", "it is no SARIF: line 1, column 1: Unrecognized token 'class'");
        bad.put("[]", "it is no SARIF");
        bad.put("{}", "it is no SARIF 2.1.0");
        bad.put("{\"version\": \"2.0.0\", \"runs\": []}", "it is no SARIF 2.1.0");
        bad.put("{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}]}", "it does not say which tool made it");
        bad.put(good.substring(0, good.length() / 2), "it is no SARIF: line ");
        bad.put(good.replace("\"name\": \"Yieldwise\"", "\"name\": \"CodeQL\""), "it was made by 'CodeQL'");
        bad.put(
                good.replace("\"id\": \"BarePage\"", "\"id\": \"Newer\""),
                "its rule 'Newer' is unknown; merge it with the version that made it, 0.1.0");
        bad.put(good.replace("\"startLine\": 14,", ""), "result 1 is none of Yieldwise's: it has no startLine");
        bad.put(good.replace("\"startLine\": 14,", "\"startLine\": 0,"), "result 1 is none of Yieldwise's: no range: ");
        bad.put(good.replace("\"certainty\": \"definite\"", "\"certainty\": \"sure\""), "'sure' is unknown");
        bad.put(good.replace("yieldwise/v1", "yieldwise/v2"), "it has no fingerprint yieldwise/v1");
        bad.put(good.replace("\"level\": \"error\"", "\"level\": 7.5"), "it is no SARIF: line ");
        bad.put(good.replace("/Averages.java\"", "/Averages%ZZ.java\""), "result 1 is none of Yieldwise's: ");
        bad.put(good.replace("\"id\": \"unparsed\"", "\"id\": \"unheard\""), "a notice is none of Yieldwise's: ");
        return bad.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getValue(),
                        () -> assertThatThrownBy(() -> read(entry.getKey()))
                                .isInstanceOf(FileSystemException.class)
                                .hasMessageStartingWith(folder.resolve("r.sarif") + ": ")
                                .hasMessageContaining(entry.getValue())));
    }

    /** Whatever stands in a file, it is read or refused, and never anything else. */
    @TestFactory
    Stream<DynamicTest> anyMemberMayBeMissingOrWrong() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode log = mapper.readTree(sarif(Samples.many()));
        return objects(log, "")
                .flatMap(pointer -> log.at(pointer).properties().stream()
                        .map(member -> DynamicTest.dynamicTest(pointer + " " + member.getKey(), () -> {
                            for (JsonNode value : List.of(
                                    mapper.nullNode(),
                                    mapper.createArrayNode().addNull(),
                                    mapper.getNodeFactory().textNode("\u0000 [x](1) \\"))) {
                                JsonNode copy = log.deepCopy();
                                ((ObjectNode) copy.at(pointer)).set(member.getKey(), value);
                                readOrRefused(mapper.writeValueAsString(copy));
                            }
                            JsonNode copy = log.deepCopy();
                            ((ObjectNode) copy.at(pointer)).remove(member.getKey());
                            readOrRefused(mapper.writeValueAsString(copy));
                        })));
    }

    private void readOrRefused(String text) throws IOException {
        try {
            assertThat(Samples.written(new JsonReporter(), read(text))).isNotEmpty();
        } catch (FileSystemException e) {
            assertThat(e.getReason()).isNotBlank();
        }
    }

    /** The objects of a log, of long arrays the first two; the tool's part is the same for all readers. */
    private static Stream<String> objects(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (pointer.startsWith("/runs/0/tool/driver/")) {
            return Stream.of();
        }
        if (node.isObject()) {
            found.add(pointer);
        }
        node.properties()
                .forEach(member -> objects(member.getValue(), pointer + "/" + member.getKey())
                        .forEach(found::add));
        for (int i = 0; node.isArray() && i < Math.min(2, node.size()); i++) {
            objects(node.get(i), pointer + "/" + i).forEach(found::add);
        }
        return found.stream();
    }
}
