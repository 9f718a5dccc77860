package dev.yieldwise.analyzer.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.jcup.sarif_2_1_0.model.Invocation;
import de.jcup.sarif_2_1_0.model.Result;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a report that {@link SarifReporter} wrote, back into what it was made of. Written again it is the same file. What SARIF
 * does not hold is lost: of each line, what the finding does not mark. Silenced results stay out.
 *
 * <p>One result at a time is a model; what is kept are findings. A reader keeps nothing between files; any thread may use it.
 */
public final class SarifReader {
    private static final String DRIVER = "Yieldwise";

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final String version;
    private final List<Rule> known;

    /**
     * @param version what reports say of their own
     * @param known where a report finds its rules, sorted by name
     */
    public SarifReader(String version, List<Rule> known) {
        this.version = version;
        this.known = List.copyOf(known);
    }

    /**
     * The report in a file.
     *
     * @throws FileSystemException naming the file and the reason, if it cannot be read or is none of ours
     */
    public Report read(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw cannotRead(file, "it is a folder");
        }
        try (JsonParser json = mapper.createParser(file.toFile())) {
            Reading reading = new Reading();
            reading.log(json);
            return reading.report();
        } catch (JsonProcessingException e) {
            throw cannotRead(file, "it is no SARIF: " + placeOf(e) + e.getOriginalMessage());
        } catch (FileNotFoundException e) {
            throw cannotRead(file, Files.exists(file) ? "no permission" : "there is no such file");
        } catch (IOException e) {
            throw cannotRead(file, String.valueOf(e.getMessage()));
        }
    }

    private static String placeOf(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
    }

    private static FileSystemException cannotRead(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }

    /** One file on its way. */
    private final class Reading {
        private final List<Finding> findings = new ArrayList<>();
        private final List<Notification> notifications = new ArrayList<>();
        private final Set<String> rules = new HashSet<>();
        private Coverage coverage = Coverage.NONE;
        private boolean ours;

        Report report() {
            List<Rule> ran =
                    known.stream().filter(rule -> rules.contains(rule.name())).toList();
            return new Report(version, ran, findings, notifications, coverage);
        }

        private void log(JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new NotOurs("it is no SARIF");
            }
            boolean runs = false;
            String format = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("version")) {
                    format = json.getValueAsString("");
                } else if (name.equals("runs") && json.currentToken() == JsonToken.START_ARRAY) {
                    runs = true;
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        run(json);
                    }
                } else {
                    json.skipChildren();
                }
            }
            if (!format.equals("2.1.0") || !runs) {
                throw new NotOurs("it is no SARIF 2.1.0");
            }
        }

        private void run(JsonParser json) throws IOException {
            ours = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "tool" -> tool(mapper.readTree(json));
                    case "invocations" -> invocations(json);
                    case "properties" ->
                        coverage(mapper.<JsonNode>readTree(json).path("coverage"));
                    case "results" -> results(json);
                    default -> json.skipChildren();
                }
            }
            if (!ours) {
                throw new NotOurs("it does not say which tool made it");
            }
        }

        private void tool(JsonNode tool) throws NotOurs {
            String name = tool.at("/driver/name").asText("");
            if (!name.equals(DRIVER)) {
                throw new NotOurs("it was made by '" + name + "'; only reports of Yieldwise can be merged");
            }
            ours = true;
            for (JsonNode rule : tool.at("/driver/rules")) {
                String id = rule.path("id").asText();
                if (known.stream().noneMatch(candidate -> candidate.name().equals(id))) {
                    throw new NotOurs("its rule '" + id + "' is unknown; merge it with the version that made it, "
                            + tool.at("/driver/semanticVersion").asText("which it does not name"));
                }
                rules.add(id);
            }
        }

        private void results(JsonParser json) throws IOException {
            for (int number = 0; json.nextToken() == JsonToken.START_OBJECT; number++) {
                Result result = mapper.readValue(json, Result.class);
                if (result.getSuppressions() != null
                        && !result.getSuppressions().isEmpty()) {
                    continue;
                }
                try {
                    findings.add(SarifFindings.of(result));
                } catch (IllegalArgumentException e) {
                    throw new NotOurs("result " + number + " is none of Yieldwise's: " + e.getMessage());
                }
            }
        }

        private void invocations(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Invocation invocation = mapper.readValue(json, Invocation.class);
                if (invocation.getToolExecutionNotifications() == null) {
                    continue;
                }
                for (de.jcup.sarif_2_1_0.model.Notification notice : invocation.getToolExecutionNotifications()) {
                    try {
                        notifications.add(notification(notice));
                    } catch (IllegalArgumentException e) {
                        throw new NotOurs("a notice is none of Yieldwise's: " + e.getMessage());
                    }
                }
            }
        }

        /** That a report was cut becomes a notice of a limit: what it left out is missing in every report made of it. */
        private Notification notification(de.jcup.sarif_2_1_0.model.Notification notice) {
            SarifFindings.required(notice, "notice");
            String kind =
                    SarifFindings.required(notice.getDescriptor(), "descriptor").getId();
            boolean cut = SarifTool.RESULTS_CUT.equals(kind) || SarifTool.STORY_CUT.equals(kind);
            return new Notification(
                    cut
                            ? Notification.Kind.BUDGET
                            : SarifFindings.choice(Notification.Kind.values(), Notification.Kind::label, kind),
                    Optional.ofNullable(notice.getLocations())
                            .flatMap(locations ->
                                    locations.stream().filter(Objects::nonNull).findFirst())
                            .map(location -> SarifFindings.path(location.getPhysicalLocation())),
                    Optional.ofNullable(notice.getAssociatedRule()).map(rule -> rule.getId()),
                    SarifText.unescape(SarifFindings.text(notice.getMessage())));
        }

        private void coverage(JsonNode numbers) {
            coverage = coverage.plus(new Coverage(
                    numbers.path("files").asInt(),
                    numbers.path("lines").asLong(),
                    numbers.path("candidates").asLong(),
                    numbers.path("known").asLong(),
                    numbers.path("solverCalls").asLong()));
        }
    }

    /** Well-formed, and still no report that can be read. */
    private static final class NotOurs extends IOException {
        private static final long serialVersionUID = 1L;

        NotOurs(String reason) {
            super(reason);
        }
    }
}
