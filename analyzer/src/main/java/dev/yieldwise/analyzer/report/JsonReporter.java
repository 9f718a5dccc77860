package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.FixCount;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The report for programs, one JSON object. Within {@code yieldwise-report/1} members may be added; none is renamed,
 * removed or given another meaning.
 *
 * <pre>{@code
 * schema         "yieldwise-report/1"
 * version        of Yieldwise
 * findings       array, by path, place, rule, message
 *   rule         the rule's name
 *   level        "error" | "warning" | "note"
 *   certainty    "definite" | "possible"
 *   message      what happens
 *   location     where: see below
 *   member       the method or type around it, or ""
 *   story        array of { location, message, state } in the order of execution, one of them at the finding's own location;
 *                state, where known, is how the object is from there on, in a word or two
 *   fingerprints { lineHash, content }: what stays the same while lines shift
 *   fix          where there is one
 *     description   what it does
 *     applicability "safe" | "unsafe": safe changes no run that did not come to the failure
 *     edits         array of { startLine, startColumn, endLine, endColumn, replacement }, sorted, of the file of location, of
 *                   the text as it was checked; an end equal to the start is an insertion
 * silenced       array, in the same order, of what was found too, but somebody asked not to hear of: objects as in findings with
 *   by           "suppressed" by an annotation or a comment | "baseline" | "unchanged": touches no changed line
 *   reason       why, as whoever asked put it, or ""
 * notifications  array of what could not be done; empty when the report is complete
 *   kind         "unread" | "unparsed" | "rule-failed" | "budget" | "unwritten"
 *   path, rule   where known
 *   message      the reason
 * fixed          { findings, files } that fixes took away and changed; in a run with --fix alone
 * coverage       { files, lines, candidates, known, solverCalls, skipped }
 *   skipped      { generated, excluded }: Java files that were left out on purpose; what git ignores is not counted
 * rules          array of all rules, whether or not they apply to every file:
 *                { name, summary, definite, possible, tags, since, help }
 *
 * location       { path, startLine, startColumn, endLine, endColumn, line }: counted from 1, columns in UTF-16 units,
 *                the end column is exclusive; path is relative to the base folder, with '/'; line is the text of startLine
 * }</pre>
 */
public final class JsonReporter implements Reporter {
    static final String SCHEMA = "yieldwise-report/1";

    @Override
    public void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = Layout.generator(new JsonFactory(), out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("version", report.version());
            json.writeArrayFieldStart("findings");
            for (Finding finding : report.findings()) {
                json.writeStartObject();
                finding(finding, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("silenced");
            for (Silenced silenced : report.silenced()) {
                json.writeStartObject();
                finding(silenced.finding(), json);
                json.writeStringField("by", silenced.by().label());
                json.writeStringField("reason", silenced.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notifications");
            for (Notification notification : report.notifications()) {
                notification(notification, json);
            }
            json.writeEndArray();
            if (report.fixed().isPresent()) {
                fixed(report.fixed().get(), json);
            }
            coverage(report.coverage(), json);
            json.writeFieldName("rules");
            rules(report.rules(), json);
            json.writeEndObject();
        }
        out.write('\n');
    }

    /** Writes the rules alone: the array that a report holds as {@code rules}. */
    public static void writeRules(List<Rule> rules, Writer out) throws IOException {
        try (JsonGenerator json = Layout.generator(new JsonFactory(), out)) {
            rules(rules, json);
        }
        out.write('\n');
    }

    private static void finding(Finding finding, JsonGenerator json) throws IOException {
        json.writeStringField("rule", finding.rule());
        json.writeStringField("level", finding.level().label());
        json.writeStringField("certainty", finding.certainty().label());
        json.writeStringField("message", finding.message());
        location(finding.location(), json);
        json.writeStringField("member", finding.member());
        json.writeArrayFieldStart("story");
        for (Step step : finding.story()) {
            json.writeStartObject();
            location(step.location(), json);
            json.writeStringField("message", step.message());
            if (step.state().isPresent()) {
                json.writeStringField("state", step.state().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("fingerprints");
        json.writeStringField("lineHash", finding.fingerprints().lineHash());
        json.writeStringField("content", finding.fingerprints().content());
        json.writeEndObject();
        if (finding.fix().isPresent()) {
            fix(finding.fix().get(), json);
        }
    }

    private static void fix(Fix fix, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("fix");
        json.writeStringField("description", fix.description());
        json.writeStringField("applicability", fix.applicability().label());
        json.writeArrayFieldStart("edits");
        for (TextEdit edit : fix.edits()) {
            json.writeStartObject();
            range(edit.range(), json);
            json.writeStringField("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void location(Location location, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("location");
        json.writeStringField("path", location.path());
        range(location.range(), json);
        json.writeStringField("line", location.line());
        json.writeEndObject();
    }

    private static void range(Range range, JsonGenerator json) throws IOException {
        json.writeNumberField("startLine", range.startLine());
        json.writeNumberField("startColumn", range.startColumn());
        json.writeNumberField("endLine", range.endLine());
        json.writeNumberField("endColumn", range.endColumn());
    }

    private static void notification(Notification notification, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", notification.kind().label());
        if (notification.path().isPresent()) {
            json.writeStringField("path", notification.path().get());
        }
        if (notification.rule().isPresent()) {
            json.writeStringField("rule", notification.rule().get());
        }
        json.writeStringField("message", notification.message());
        json.writeEndObject();
    }

    private static void fixed(FixCount fixed, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("fixed");
        json.writeNumberField("findings", fixed.findings());
        json.writeNumberField("files", fixed.files());
        json.writeEndObject();
    }

    /** Writes the member {@code coverage}. */
    static void coverage(Coverage coverage, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("files", coverage.files());
        json.writeNumberField("lines", coverage.lines());
        json.writeNumberField("candidates", coverage.candidates());
        json.writeNumberField("known", coverage.known());
        json.writeNumberField("solverCalls", coverage.solverCalls());
        json.writeObjectFieldStart("skipped");
        json.writeNumberField("generated", coverage.skipped().generated());
        json.writeNumberField("excluded", coverage.skipped().excluded());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void rules(List<Rule> rules, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Rule rule : rules) {
            json.writeStartObject();
            json.writeStringField("name", rule.name());
            json.writeStringField("summary", rule.summary());
            json.writeStringField("definite", rule.level(Certainty.DEFINITE).label());
            json.writeStringField("possible", rule.level(Certainty.POSSIBLE).label());
            json.writeStringField("category", rule.category().label());
            json.writeArrayFieldStart("tags");
            for (Tag tag : rule.tags()) {
                json.writeString(tag.label());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("weaknesses");
            for (Weakness weakness : rule.weaknesses()) {
                json.writeString(weakness.label());
            }
            json.writeEndArray();
            json.writeStringField("since", rule.since());
            json.writeStringField("help", RulePage.uriOf(rule));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
