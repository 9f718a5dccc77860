package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Reviewdog Diagnostic Format, {@code rdjson}: reviewdog makes comments of it in a review, and suggestions of fixes.
 * Only members that every release of reviewdog knows, because it refuses a report with any other. The format has no place
 * for notices.
 */
public final class RdjsonReporter implements Reporter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        Map<String, String> pages = new HashMap<>();
        for (Rule rule : report.rules()) {
            pages.put(rule.name(), RulePage.uriOf(rule));
        }
        try (JsonGenerator json = Layout.generator(new JsonFactory(), out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("source");
            json.writeStringField("name", "yieldwise");
            json.writeStringField("url", RulePage.HOME);
            json.writeEndObject();
            json.writeArrayFieldStart("diagnostics");
            for (Finding finding : report.findings()) {
                diagnostic(finding, Optional.ofNullable(pages.get(finding.rule())), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void diagnostic(Finding finding, Optional<String> page, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("message", finding.message());
        json.writeObjectFieldStart("location");
        json.writeStringField("path", finding.location().path());
        RdjsonRange.of(finding).write(json);
        json.writeEndObject();
        json.writeStringField("severity", severityOf(finding));
        json.writeObjectFieldStart("code");
        json.writeStringField("value", finding.rule());
        if (page.isPresent()) {
            json.writeStringField("url", page.get());
        }
        json.writeEndObject();
        Optional<RdjsonSuggestion> suggestion = RdjsonSuggestion.of(finding);
        if (suggestion.isPresent()) {
            json.writeArrayFieldStart("suggestions");
            json.writeStartObject();
            suggestion.get().range().write(json);
            json.writeStringField("text", suggestion.get().text());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static String severityOf(Finding finding) {
        return switch (finding.level()) {
            case ERROR -> "ERROR";
            case WARNING -> "WARNING";
            case NOTE -> "INFO";
        };
    }
}
