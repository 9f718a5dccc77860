package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import de.jcup.sarif_2_1_0.model.ArtifactLocation;
import de.jcup.sarif_2_1_0.model.Location;
import de.jcup.sarif_2_1_0.model.Message;
import de.jcup.sarif_2_1_0.model.MultiformatMessageString;
import de.jcup.sarif_2_1_0.model.PhysicalLocation;
import de.jcup.sarif_2_1_0.model.PropertyBag;
import de.jcup.sarif_2_1_0.model.ReportingConfiguration;
import de.jcup.sarif_2_1_0.model.ReportingDescriptor;
import de.jcup.sarif_2_1_0.model.ReportingDescriptorReference;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tool part of a SARIF run: its rules and its kinds of notices, and where results find them by index. */
final class SarifTool {
    static final String RESULTS_CUT = "results-cut";
    static final String STORY_CUT = "story-cut";

    private final Report report;
    private final SarifTaxonomy taxonomy;
    private final Map<String, Integer> ruleIndex = new HashMap<>();
    private final List<String> notices = new ArrayList<>();

    SarifTool(Report report) {
        this.report = report;
        this.taxonomy = new SarifTaxonomy(report.rules());
        for (Rule rule : report.rules()) {
            ruleIndex.put(rule.name(), ruleIndex.size());
        }
        for (Notification.Kind kind : Notification.Kind.values()) {
            notices.add(kind.label());
        }
        notices.add(RESULTS_CUT);
        notices.add(STORY_CUT);
    }

    /** The rule's place in {@code rules}, or -1, SARIF's default, for a name that is none of the rules that ran. */
    int indexOf(String rule) {
        return ruleIndex.getOrDefault(rule, -1);
    }

    /** Writes the member {@code tool}, and after it the taxonomies that its rules speak of. */
    void write(ObjectWriter models, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Yieldwise");
        json.writeStringField("semanticVersion", report.version());
        json.writeStringField("informationUri", RulePage.HOME);
        json.writeArrayFieldStart("notifications");
        for (String notice : notices) {
            models.writeValue(json, noticeDescriptor(notice));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rules");
        for (Rule rule : report.rules()) {
            models.writeValue(json, descriptor(rule));
        }
        json.writeEndArray();
        taxonomy.writeSupport(models, json);
        json.writeEndObject();
        json.writeEndObject();
        taxonomy.write(models, json);
    }

    private ReportingDescriptor descriptor(Rule rule) {
        RulePage page = new RulePage(rule);
        Level level = rule.level(Certainty.DEFINITE);
        ReportingDescriptor descriptor = new ReportingDescriptor();
        descriptor.setId(rule.name());
        descriptor.setShortDescription(text(SarifText.limited(rule.summary())));
        descriptor.setFullDescription(text(SarifText.limited(page.firstParagraph())));
        MultiformatMessageString help = text(page.text());
        help.setMarkdown(page.markdown());
        descriptor.setHelp(help);
        descriptor.setHelpUri(URI.create(RulePage.uriOf(rule)));
        ReportingConfiguration configuration = new ReportingConfiguration();
        configuration.setLevel(ReportingConfiguration.Level.fromValue(level.label()));
        descriptor.setDefaultConfiguration(configuration);
        PropertyBag properties = new PropertyBag();
        Set<String> tags = new LinkedHashSet<>();
        tags.add(rule.category().label());
        rule.tags().stream().map(Tag::label).forEach(tags::add);
        // the form in which code scanning and its likes look for weaknesses
        rule.weaknesses().forEach(weakness -> tags.add("external/cwe/cwe-" + weakness.number()));
        properties.setTags(tags);
        // an error is never wrong: that is the promise of the levels
        properties.setAdditionalProperty("precision", level == Level.ERROR ? "very-high" : "high");
        properties.setAdditionalProperty("problem.severity", level == Level.NOTE ? "recommendation" : level.label());
        descriptor.setProperties(properties);
        if (!rule.weaknesses().isEmpty()) {
            descriptor.setRelationships(taxonomy.of(rule));
        }
        return descriptor;
    }

    /** GitHub's own validation wants of a notice all that it wants of a rule. */
    private static ReportingDescriptor noticeDescriptor(String notice) {
        String meaning = switch (notice) {
            case "unread" -> "A file could not be read.";
            case "unparsed" -> "A file is not Java that the parser understands.";
            case "rule-failed" -> "A rule failed on a file; the other rules and files went on.";
            case "budget" -> "A limit on time, size or depth was hit.";
            case "unwritten" -> "A fixed file could not be written; the old one is as it was.";
            case RESULTS_CUT -> "There are more findings than a report may hold.";
            case STORY_CUT -> "A finding has more steps than a result may hold.";
            default -> throw new IllegalStateException("no description for the notice " + notice);
        };
        ReportingDescriptor descriptor = new ReportingDescriptor();
        descriptor.setId(notice);
        descriptor.setShortDescription(text(meaning));
        descriptor.setFullDescription(text(meaning + " The report is incomplete in this place."));
        descriptor.setHelp(text("The message names the place and the reason. What is not mentioned was checked."));
        return descriptor;
    }

    de.jcup.sarif_2_1_0.model.Notification notification(Notification notification) {
        de.jcup.sarif_2_1_0.model.Notification notice =
                notice(notification.kind().label(), notification.message(), levelOf(notification.kind()));
        notification.rule().ifPresent(rule -> {
            ReportingDescriptorReference reference = new ReportingDescriptorReference();
            reference.setId(rule);
            reference.setIndex(indexOf(rule));
            notice.setAssociatedRule(reference);
        });
        notification.path().ifPresent(path -> {
            PhysicalLocation physical = new PhysicalLocation();
            physical.setArtifactLocation(artifact(path));
            Location location = new Location();
            location.setPhysicalLocation(physical);
            notice.setLocations(Set.of(location));
        });
        return notice;
    }

    /** The notice that something was left out of the report. */
    de.jcup.sarif_2_1_0.model.Notification cut(String kind, String message) {
        return notice(kind, message, de.jcup.sarif_2_1_0.model.Notification.Level.WARNING);
    }

    private de.jcup.sarif_2_1_0.model.Notification notice(
            String kind, String message, de.jcup.sarif_2_1_0.model.Notification.Level level) {
        ReportingDescriptorReference descriptor = new ReportingDescriptorReference();
        descriptor.setId(kind);
        descriptor.setIndex(notices.indexOf(kind));
        Message text = new Message();
        text.setText(SarifText.escapedWithin(message, SarifText.LIMIT));
        de.jcup.sarif_2_1_0.model.Notification notice = new de.jcup.sarif_2_1_0.model.Notification();
        notice.setDescriptor(descriptor);
        notice.setMessage(text);
        notice.setLevel(level);
        return notice;
    }

    private static de.jcup.sarif_2_1_0.model.Notification.Level levelOf(Notification.Kind kind) {
        return switch (kind) {
            case UNREAD, UNPARSED, RULE_FAILED -> de.jcup.sarif_2_1_0.model.Notification.Level.ERROR;
            case BUDGET, UNWRITTEN -> de.jcup.sarif_2_1_0.model.Notification.Level.WARNING;
        };
    }

    static ArtifactLocation artifact(String path) {
        ArtifactLocation artifact = new ArtifactLocation();
        String uri = SarifText.uri(path);
        artifact.setUri(uri);
        if (!uri.startsWith("file:")) {
            artifact.setUriBaseId(SarifResults.BASE_ID);
        }
        return artifact;
    }

    private static MultiformatMessageString text(String text) {
        MultiformatMessageString message = new MultiformatMessageString();
        message.setText(text);
        return message;
    }
}
