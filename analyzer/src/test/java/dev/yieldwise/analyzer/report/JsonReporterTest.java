package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.yieldwise.analyzer.finding.Silenced;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReporterTest {
    @Test
    void manyFindings() {
        Golden.check("many.json", Samples.written(new JsonReporter(), Samples.many()));
    }

    @Test
    void anEmptyReportHasAllItsArrays() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Samples.written(new JsonReporter(), Samples.empty()));
        assertThat(json.get("schema").asText()).isEqualTo("yieldwise-report/1");
        for (String array : List.of("findings", "notifications", "rules")) {
            assertThat(json.get(array).isArray()).as(array).isTrue();
        }
    }

    @Test
    void theRulesAloneAreTheReportsRules() throws IOException {
        StringWriter out = new StringWriter();
        JsonReporter.writeRules(Samples.RULES, out);
        ObjectMapper mapper = new ObjectMapper();
        JsonNode inReport = mapper.readTree(Samples.written(new JsonReporter(), Samples.many()))
                .get("rules");
        assertThat(mapper.readTree(out.toString())).isEqualTo(inReport);
        assertThat(inReport).hasSize(3);
    }

    @Test
    void silencedFindingsAreListedApart() throws IOException {
        Report report = Samples.report(List.of())
                .beside(List.of(new Silenced(Samples.single("src/B.java", "b"), Silenced.By.SUPPRESSED, "because")));
        JsonNode json = new ObjectMapper().readTree(Samples.written(new JsonReporter(), report));
        assertThat(json.at("/findings")).isEmpty();
        assertThat(json.at("/silenced/0/message").asText()).isEqualTo("b");
        assertThat(json.at("/silenced/0/by").asText()).isEqualTo("suppressed");
        assertThat(json.at("/silenced/0/reason").asText()).isEqualTo("because");
    }
}
