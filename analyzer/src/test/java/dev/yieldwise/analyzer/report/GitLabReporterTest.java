package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitLabReporterTest {
    @Test
    void manyFindings() {
        Golden.check("many.gitlab.json", Samples.written(new GitLabReporter(), Samples.many()));
    }

    @Test
    void aCleanRunIsAnEmptyArray() {
        assertThat(Samples.written(new GitLabReporter(), Samples.empty())).isEqualTo("[]\n");
    }

    /** GitLab takes findings with one fingerprint for one finding. */
    @Test
    void fingerprintsDifferWithinAReportAndStayWhenLinesShift() throws IOException {
        List<String> before = fingerprints(List.of(alike(3), alike(7), Samples.single("B.java", "it fails")));
        List<String> after = fingerprints(List.of(alike(30), alike(70), Samples.single("B.java", "it fails")));
        assertThat(before).doesNotHaveDuplicates().hasSize(3).isEqualTo(after);
        assertThat(before).allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{32}"));
    }

    private static Finding alike(int line) {
        Location at = new Location("A.java", new Range(line, 1, line, 2), "x");
        return Samples.finding(Samples.UnprimedSend.RULE, Certainty.DEFINITE, at, "it fails", new Step(at, "here"));
    }

    private static List<String> fingerprints(List<Finding> findings) throws IOException {
        JsonNode report = new ObjectMapper().readTree(Samples.written(new GitLabReporter(), Samples.report(findings)));
        return report.findValuesAsText("fingerprint");
    }
}
