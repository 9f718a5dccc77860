package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.yieldwise.analyzer.finding.Finding;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * GitLab's Code Quality report, which every tier of GitLab shows in merge requests. It compares the fingerprints of two
 * branches, so they hold no line number, and each is the only one of its kind in the report. The format has no place for
 * notices.
 */
public final class GitLabReporter implements Reporter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        try (JsonGenerator json = Layout.generator(new JsonFactory(), out)) {
            json.writeStartArray();
            for (Finding finding : report.findings()) {
                String identity = identityOf(finding);
                int count = seen.merge(identity, 1, Integer::sum);
                json.writeStartObject();
                json.writeStringField("description", finding.message());
                json.writeStringField("check_name", finding.rule());
                json.writeStringField("fingerprint", hash(count == 1 ? identity : identity + "\n" + count));
                json.writeStringField("severity", severityOf(finding));
                json.writeObjectFieldStart("location");
                json.writeStringField("path", finding.location().path());
                json.writeObjectFieldStart("lines");
                json.writeNumberField("begin", finding.location().range().startLine());
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.write('\n');
    }

    private static String identityOf(Finding finding) {
        return finding.location().path() + "\n" + finding.rule() + "\n"
                + finding.fingerprints().content();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Of GitLab's five: blocker and minor are left to others. */
    private static String severityOf(Finding finding) {
        return switch (finding.level()) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case NOTE -> "info";
        };
    }
}
