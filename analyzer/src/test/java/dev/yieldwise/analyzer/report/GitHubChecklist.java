package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What GitHub's code scanning wants of a SARIF log beyond the schema, as a list of what is wrong. */
final class GitHubChecklist {
    private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

    private final List<String> faults = new ArrayList<>();

    private GitHubChecklist() {}

    static List<String> faults(JsonNode log) {
        GitHubChecklist list = new GitHubChecklist();
        list.log(log);
        return list.faults;
    }

    private void log(JsonNode log) {
        check(log.path("$schema").asText().startsWith("https://"), "$schema is missing");
        check(log.path("version").asText().equals("2.1.0"), "version is not 2.1.0");
        noNulls(log, "");
        JsonNode runs = log.path("runs");
        check(runs.isArray() && runs.size() > 0 && runs.size() <= 20, "runs must be 1 to 20");
        runs.forEach(this::run);
    }

    private void noNulls(JsonNode node, String where) {
        check(!node.isNull(), "null at " + where);
        node.properties().forEach(entry -> noNulls(entry.getValue(), where + "/" + entry.getKey()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            noNulls(node.get(i), where + "/" + i);
        }
    }

    private void run(JsonNode run) {
        JsonNode driver = run.path("tool").path("driver");
        check(!driver.path("name").asText().isEmpty(), "driver without name");
        check(
                driver.path("semanticVersion").asText().matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?"),
                "driver without semantic version");
        check(driver.path("rules").isArray(), "no rules array");
        driver.path("rules").forEach(this::rule);
        for (JsonNode notice : driver.path("notifications")) {
            text(notice.path("shortDescription").path("text"), "shortDescription of a notice");
            text(notice.path("fullDescription").path("text"), "fullDescription of a notice");
            text(notice.path("help").path("text"), "help of a notice");
        }
        check(run.path("results").isArray(), "no results array");
        check(run.path("results").size() <= 25_000, "too many results");
        run.path("results").forEach(result -> result(result, driver.path("rules")));
        check(run.path("columnKind").asText().equals("utf16CodeUnits"), "columnKind is not explicit");
        check(run.path("automationDetails").path("id").asText().contains("/"), "no category");
        for (JsonNode invocation : run.path("invocations")) {
            check(invocation.path("executionSuccessful").asBoolean(), "the run counts as failed");
            for (JsonNode notice : invocation.path("toolExecutionNotifications")) {
                text(notice.path("message").path("text"), "notification message");
                check(LEVELS.contains(notice.path("level").asText()), "notification without level");
                descriptor(notice.path("descriptor"), driver.path("notifications"));
                notice.path("locations").forEach(location -> location(location, false));
            }
        }
        check(run.path("invocations").size() == 1, "not exactly one invocation");
    }

    private void descriptor(JsonNode reference, JsonNode descriptors) {
        JsonNode target = descriptors.path(reference.path("index").asInt(-1));
        check(target.path("id").equals(reference.path("id")), "dangling descriptor " + reference);
    }

    private void rule(JsonNode rule) {
        String id = rule.path("id").asText();
        check(!id.isEmpty(), "rule without id");
        check(!rule.has("name"), "rule name repeats the id");
        text(rule.path("shortDescription").path("text"), "shortDescription of " + id);
        text(rule.path("fullDescription").path("text"), "fullDescription of " + id);
        check(!rule.path("help").path("text").asText().isBlank(), "no help text: " + id);
        check(!rule.path("help").path("markdown").asText().isBlank(), "no help markdown: " + id);
        check(uri(rule.path("helpUri").asText(), id).isAbsolute(), "helpUri is not absolute: " + id);
        check(LEVELS.contains(rule.at("/defaultConfiguration/level").asText()), "no default level: " + id);
        JsonNode properties = rule.path("properties");
        Set<String> tags = new HashSet<>();
        properties.path("tags").forEach(tag -> check(tags.add(tag.asText()), "tag twice: " + id));
        check(tags.size() <= 10, "too many tags: " + id);
        check(
                Set.of("very-high", "high", "medium", "low")
                        .contains(properties.path("precision").asText()),
                "no precision: " + id);
        check(
                Set.of("error", "warning", "recommendation")
                        .contains(properties.path("problem.severity").asText()),
                "no problem.severity: " + id);
        JsonNode security = properties.path("security-severity");
        check(security.isMissingNode() || security.isTextual(), "security-severity is no string: " + id);
    }

    private void result(JsonNode result, JsonNode rules) {
        String id = result.path("ruleId").asText();
        check(!id.isEmpty(), "result without ruleId");
        if (result.has("ruleIndex")) {
            JsonNode rule = rules.path(result.path("ruleIndex").asInt());
            check(rule.path("id").asText().equals(id), "ruleIndex points elsewhere: " + id);
        }
        check(LEVELS.contains(result.path("level").asText()), "result without level");
        check(result.path("kind").asText("fail").equals("fail"), "result of another kind than fail");
        check(!result.has("rank"), "rank would be taken as severity");
        check(!result.has("suppressions"), "suppressed results show as open");
        text(result.path("message").path("text"), "message");
        check(result.path("locations").size() == 1, "not exactly one location");
        result.path("locations").forEach(location -> location(location, true));
        JsonNode related = result.path("relatedLocations");
        check(related.size() < 1_000, "too many related locations");
        Set<Integer> ids = new HashSet<>();
        for (JsonNode location : related) {
            location(location, true);
            text(location.path("message").path("text"), "related message");
            check(location.has("id") && ids.add(location.path("id").asInt()), "related location without own id");
        }
        links(result.at("/message/text").asText(), ids);
        JsonNode flow = result.at("/codeFlows/0/threadFlows/0/locations");
        check(flow.size() >= 1 && flow.size() <= 1_000, "code flow of " + flow.size() + " steps");
        for (JsonNode step : flow) {
            location(step.path("location"), true);
        }
        check(
                result.at("/partialFingerprints/primaryLocationLineHash")
                        .asText()
                        .matches("[0-9a-f]{1,16}:\\d+"),
                "no line hash");
        check(
                Set.of("definite", "possible")
                        .contains(result.at("/properties/certainty").asText()),
                "no certainty");
        result.path("fixes").forEach(this::fix);
    }

    private void fix(JsonNode fix) {
        text(fix.at("/description/text"), "description of a fix");
        links(fix.at("/description/text").asText(), Set.of());
        check(
                Set.of("safe", "unsafe")
                        .contains(fix.at("/properties/applicability").asText()),
                "no applicability");
        for (JsonNode change : fix.path("artifactChanges")) {
            artifact(change.path("artifactLocation"));
            change.path("replacements").forEach(replacement -> region(replacement.path("deletedRegion")));
        }
    }

    /** Every bracket that is not escaped must be a link to a related location. */
    private void links(String text, Set<Integer> ids) {
        String left = text.replaceAll("\\\\[\\[\\]\\\\]", "");
        for (int id : ids) {
            left = left.replace("[here](" + id + ")", "");
        }
        check(!left.contains("[") && !left.contains("]") && !left.contains("\\"), "stray bracket in: " + text);
    }

    private void location(JsonNode location, boolean withRegion) {
        JsonNode physical = location.path("physicalLocation");
        artifact(physical.path("artifactLocation"));
        if (withRegion) {
            region(physical.path("region"));
        }
    }

    private void artifact(JsonNode artifact) {
        URI uri = uri(artifact.path("uri").asText(), "location");
        check(!uri.toString().isEmpty(), "location without uri");
        check(
                uri.isAbsolute()
                        ? "file".equals(uri.getScheme())
                        : !uri.getRawPath().startsWith("/"),
                "uri " + uri);
        check(uri.isAbsolute() != artifact.has("uriBaseId"), "uriBaseId of " + uri);
    }

    private void region(JsonNode region) {
        for (String member : List.of("startLine", "startColumn", "endLine", "endColumn")) {
            check(region.path(member).asInt() >= 1, "region without " + member);
        }
        boolean oneLine =
                region.path("startLine").asInt() == region.path("endLine").asInt();
        int width =
                region.path("endColumn").asInt() - region.path("startColumn").asInt();
        check(!oneLine || width >= 0, "region ends before it starts");
        JsonNode snippet = region.at("/snippet/text");
        check(snippet.isMissingNode() || snippet.asText().length() == width, "snippet is not the region");
    }

    private URI uri(String text, String what) {
        try {
            check(text.chars().allMatch(c -> c > 0x20 && c < 0x7F), "not percent-encoded: " + text);
            return new URI(text);
        } catch (URISyntaxException e) {
            faults.add("no URI for " + what + ": " + e.getMessage());
            return URI.create("");
        }
    }

    private void text(JsonNode text, String what) {
        check(text.isTextual() && !text.asText().isBlank(), what + " is empty");
        check(text.asText().length() <= 1_024, what + " is too long");
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
