package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RdjsonReporterTest {
    private static final String LINE = "größe.add(\uD83D\uDE00.next(), next());";

    @Test
    void manyFindings() {
        Golden.check("many.rdjson", Samples.written(new RdjsonReporter(), Samples.many()));
    }

    /** Reviewdog reads the report as a protocol buffer, and refuses members that its release does not know. */
    @Test
    void onlyMembersOfTheFormat() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        collect(report(Samples.many()), names);
        assertThat(names)
                .containsExactly(
                        "code",
                        "column",
                        "diagnostics",
                        "end",
                        "line",
                        "location",
                        "message",
                        "name",
                        "path",
                        "range",
                        "severity",
                        "source",
                        "start",
                        "suggestions",
                        "text",
                        "url",
                        "value");
    }

    private static void collect(JsonNode node, TreeSet<String> names) {
        node.properties().forEach(member -> names.add(member.getKey()));
        node.forEach(child -> collect(child, names));
    }

    @Test
    void columnsCountBytes() throws IOException {
        JsonNode range = diagnostic().at("/location/range");
        // the ö and the ß take two bytes each, the emoji four where Java has two units
        assertThat(range.at("/start/column").asInt()).isEqualTo(1 + 12);
        assertThat(range.at("/end/column").asInt()).isEqualTo(1 + 12 + 4 + 7);
    }

    @Test
    void aFindingOfSeveralLinesTakesThemWhole() throws IOException {
        Location block = new Location("A.java", new Range(200, 9, 204, 10), "        try (var it = walk()) {");
        Finding finding = Samples.finding(
                Samples.UnprimedSend.RULE, Certainty.DEFINITE, block, "it fails", new Step(block, "here"));
        JsonNode range = report(Samples.report(List.of(finding))).at("/diagnostics/0/location/range");
        assertThat(range.toString()).isEqualTo("{\"start\":{\"line\":200},\"end\":{\"line\":204}}");
    }

    @Test
    void oneEditIsASuggestion() throws IOException {
        JsonNode suggestion =
                diagnostic(new TextEdit(new Range(9, 14, 9, 18), "peek")).at("/suggestions/0");
        assertThat(suggestion.path("text").asText()).isEqualTo("peek");
        assertThat(suggestion.at("/range/start/column").asInt()).isEqualTo(1 + 17);
        assertThat(suggestion.at("/range/end/column").asInt()).isEqualTo(1 + 21);
    }

    @Test
    void editsOnOneLineAreJoined() throws IOException {
        JsonNode suggestion = diagnostic(
                        new TextEdit(Range.at(9, 11), "("), new TextEdit(new Range(9, 14, 9, 18), "peek"))
                .at("/suggestions/0");
        assertThat(suggestion.path("text").asText()).isEqualTo("(\uD83D\uDE00.peek");
        assertThat(suggestion.at("/range/start/column").asInt()).isEqualTo(1 + 12);
        assertThat(suggestion.at("/range/end/column").asInt()).isEqualTo(1 + 21);
    }

    /** A suggestion can be taken alone; half a fix would not compile, and a wrong column would destroy code. */
    @Test
    void whatCannotBeOneSuggestionIsNone() throws IOException {
        assertThat(diagnostic(new TextEdit(Range.at(3, 1), "import x;\n"), new TextEdit(Range.at(9, 1), "x"))
                        .has("suggestions"))
                .isFalse();
        assertThat(diagnostic(new TextEdit(new Range(9, 1, 10, 4), "x")).has("suggestions"))
                .as("nothing is known of line 10")
                .isFalse();
        assertThat(diagnostic(new TextEdit(new Range(9, 1, 10, 1), "x")).has("suggestions"))
                .as("column 1 is column 1 whatever the line")
                .isTrue();
    }

    private static JsonNode diagnostic(TextEdit... edits) throws IOException {
        Location at = Samples.at("A.java", 9, LINE, "\uD83D\uDE00.next()");
        Finding finding =
                Samples.finding(Samples.UnprimedSend.RULE, Certainty.DEFINITE, at, "it fails", new Step(at, "here"));
        if (edits.length > 0) {
            finding = Samples.mended(finding, new Fix("mend it", Applicability.SAFE, Arrays.asList(edits)));
        }
        return report(Samples.report(List.of(finding))).at("/diagnostics/0");
    }

    private static JsonNode report(Report report) throws IOException {
        return new ObjectMapper().readTree(Samples.written(new RdjsonReporter(), report));
    }
}
