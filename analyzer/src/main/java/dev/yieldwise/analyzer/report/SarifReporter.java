package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.jcup.sarif_2_1_0.model.ArtifactLocation;
import de.jcup.sarif_2_1_0.model.Invocation;
import de.jcup.sarif_2_1_0.model.Message;
import de.jcup.sarif_2_1_0.model.OriginalUriBaseIds;
import de.jcup.sarif_2_1_0.model.ReportingConfiguration;
import de.jcup.sarif_2_1_0.model.RunAutomationDetails;
import dev.yieldwise.analyzer.finding.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SARIF 2.1.0 for code scanning, valid for GitHub's stricter rules.
 *
 * <p>Implementation note. The log's skeleton is streamed, and each part is a sarif-java model that is serialised as soon as
 * it is made, so that a report of 25,000 results never lies in memory whole. The models alone would drop everything that
 * equals its default: an empty {@code results}, without which GitHub refuses the upload, and a level of
 * {@code warning}, which some consumers then guess. So the arrays are written here and the levels are mixed in as always
 * present. Nothing tells the time or the machine: equal reports are equal bytes.
 */
public final class SarifReporter implements Reporter {
    static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** GitHub refuses an upload with more results. */
    static final int MAX_RESULTS = 25_000;

    @Override
    public void write(Report report, Writer out) throws IOException {
        ObjectWriter models = models();
        SarifTool tool = new SarifTool(report);
        List<Finding> findings = WorstFirst.kept(report.findings(), MAX_RESULTS);
        try (JsonGenerator json = Layout.generator(models.getFactory(), out)) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool.write(models, json);
            json.writeFieldName("automationDetails");
            RunAutomationDetails details = new RunAutomationDetails();
            // what stands before the slash is GitHub's category
            details.setId("yieldwise/");
            models.writeValue(json, details);
            json.writeFieldName("originalUriBaseIds");
            models.writeValue(json, baseIds());
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeArrayFieldStart("invocations");
            models.writeValue(json, invocation(report, tool, findings));
            json.writeEndArray();
            json.writeObjectFieldStart("properties");
            JsonReporter.coverage(report.coverage(), json);
            json.writeEndObject();
            json.writeArrayFieldStart("results");
            for (Finding finding : findings) {
                models.writeValue(json, SarifResults.of(finding, tool));
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    /** What the report has no room for, as a sentence for whoever started the run; empty if it has all. */
    public static Optional<String> cut(Report report) {
        int findings = report.findings().size();
        return findings <= MAX_RESULTS
                ? Optional.empty()
                : Optional.of("only the worst " + MAX_RESULTS + " of " + findings
                        + " findings are listed, because code scanning takes no more");
    }

    /** A run that found something, or that left something undone and says so, was still executed. */
    private static Invocation invocation(Report report, SarifTool tool, List<Finding> written) {
        Invocation invocation = new Invocation();
        invocation.setExecutionSuccessful(true);
        List<de.jcup.sarif_2_1_0.model.Notification> notices = new ArrayList<>();
        report.notifications().forEach(notification -> notices.add(tool.notification(notification)));
        cut(report).ifPresent(message -> notices.add(tool.cut(SarifTool.RESULTS_CUT, message)));
        for (Finding finding : written) {
            if (finding.story().size() > SarifResults.MAX_STEPS) {
                notices.add(tool.cut(
                        SarifTool.STORY_CUT,
                        "only " + SarifResults.MAX_STEPS + " of "
                                + finding.story().size() + " steps are listed for the finding at "
                                + finding.location()));
            }
        }
        invocation.setToolExecutionNotifications(notices);
        return invocation;
    }

    /** The base has a meaning but no absolute URI: that would tell the machine's folders and change from run to run. */
    private static OriginalUriBaseIds baseIds() {
        Message description = new Message();
        description.setText("The root of the source tree.");
        ArtifactLocation root = new ArtifactLocation();
        root.setDescription(description);
        OriginalUriBaseIds ids = new OriginalUriBaseIds();
        ids.setAdditionalProperty(SarifResults.BASE_ID, root);
        return ids;
    }

    private static ObjectWriter models() {
        return JsonMapper.builder()
                .addMixIn(ReportingConfiguration.class, LevelAlways.class)
                .addMixIn(de.jcup.sarif_2_1_0.model.Notification.class, LevelAlways.class)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .build()
                .writer();
    }

    /** Keeps a level even where it is the default. */
    interface LevelAlways {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        Object getLevel();
    }
}
