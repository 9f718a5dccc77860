package dev.yieldwise.analyzer.report;

import de.jcup.sarif_2_1_0.model.ArtifactChange;
import de.jcup.sarif_2_1_0.model.ArtifactContent;
import de.jcup.sarif_2_1_0.model.CodeFlow;
import de.jcup.sarif_2_1_0.model.LogicalLocation;
import de.jcup.sarif_2_1_0.model.Message;
import de.jcup.sarif_2_1_0.model.PhysicalLocation;
import de.jcup.sarif_2_1_0.model.PropertyBag;
import de.jcup.sarif_2_1_0.model.Region;
import de.jcup.sarif_2_1_0.model.Replacement;
import de.jcup.sarif_2_1_0.model.Result;
import de.jcup.sarif_2_1_0.model.ThreadFlow;
import de.jcup.sarif_2_1_0.model.ThreadFlowLocation;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A SARIF result as the finding that {@link SarifResults} made it of. */
final class SarifFindings {
    private SarifFindings() {}

    /** @throws IllegalArgumentException naming what a result of ours has and this one has not */
    static Finding of(Result result) {
        CodeFlow codeFlow = first(result.getCodeFlows(), "code flow");
        ThreadFlow threadFlow = first(codeFlow.getThreadFlows(), "thread flow");
        de.jcup.sarif_2_1_0.model.Location primary = first(result.getLocations(), "location");
        return new Finding(
                required(result.getRuleId(), "ruleId"),
                choice(Certainty.values(), Certainty::label, property(result.getProperties(), "certainty")),
                choice(
                        Level.values(),
                        Level::label,
                        required(result.getLevel(), "level").value()),
                location(primary.getPhysicalLocation()),
                SarifText.unlinked(text(result.getMessage())),
                required(threadFlow.getLocations(), "steps").stream()
                        .map(SarifFindings::step)
                        .toList(),
                memberOf(primary),
                fingerprints(result),
                fixOf(result));
    }

    private static Step step(ThreadFlowLocation step) {
        de.jcup.sarif_2_1_0.model.Location location =
                required(required(step, "step").getLocation(), "location");
        return new Step(
                location(location.getPhysicalLocation()), SarifText.unescape(text(location.getMessage())), state(step));
    }

    private static Optional<String> state(ThreadFlowLocation step) {
        return Optional.ofNullable(step.getState())
                .map(state -> state.getAdditionalProperties().get(SarifResults.OBJECT))
                .map(told -> SarifText.unescape(required(told.getText(), "text of the state")));
    }

    /** SARIF holds what is marked of a line and not the line itself, so blanks stand for what is before it. */
    private static Location location(PhysicalLocation place) {
        Region region = required(required(place, "physicalLocation").getRegion(), "region");
        Range range = range(region);
        String line = region.getSnippet() == null
                ? ""
                : " ".repeat(range.startColumn() - 1)
                        + required(region.getSnippet().getText(), "snippet");
        return new Location(path(place), range, line);
    }

    static String path(PhysicalLocation place) {
        return SarifText.path(required(
                required(required(place, "physicalLocation").getArtifactLocation(), "artifactLocation")
                        .getUri(),
                "uri"));
    }

    private static Range range(Region region) {
        return new Range(
                required(region.getStartLine(), "startLine"),
                required(region.getStartColumn(), "startColumn"),
                required(region.getEndLine(), "endLine"),
                required(region.getEndColumn(), "endColumn"));
    }

    private static String memberOf(de.jcup.sarif_2_1_0.model.Location primary) {
        Set<LogicalLocation> members = primary.getLogicalLocations();
        return members == null || members.isEmpty()
                ? ""
                : required(first(members, "member").getFullyQualifiedName(), "name of its member");
    }

    private static Fingerprints fingerprints(Result result) {
        Map<String, String> values =
                required(result.getPartialFingerprints(), "fingerprints").getAdditionalProperties();
        return new Fingerprints(
                Objects.requireNonNullElse(values.get(SarifResults.LINE_HASH), ""),
                required(values.get(SarifResults.CONTENT), "fingerprint " + SarifResults.CONTENT));
    }

    private static Optional<Fix> fixOf(Result result) {
        if (result.getFixes() == null || result.getFixes().isEmpty()) {
            return Optional.empty();
        }
        de.jcup.sarif_2_1_0.model.Fix fix = first(result.getFixes(), "fix");
        ArtifactChange change = first(fix.getArtifactChanges(), "change");
        return Optional.of(new Fix(
                SarifText.unescape(text(fix.getDescription())),
                choice(Applicability.values(), Applicability::label, property(fix.getProperties(), "applicability")),
                required(change.getReplacements(), "replacements").stream()
                        .map(SarifFindings::edit)
                        .toList()));
    }

    private static TextEdit edit(Replacement replacement) {
        ArtifactContent content = required(replacement, "replacement").getInsertedContent();
        return new TextEdit(
                range(required(replacement.getDeletedRegion(), "region")),
                content == null ? "" : required(content.getText(), "inserted text"));
    }

    static String text(Message message) {
        return required(required(message, "message").getText(), "text");
    }

    private static String property(PropertyBag properties, String name) {
        Object value =
                required(properties, "properties").getAdditionalProperties().get(name);
        return String.valueOf(required(value, name));
    }

    static <E> E choice(E[] choices, Function<E, String> label, String value) {
        return Arrays.stream(choices)
                .filter(choice -> label.apply(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + value + "' is unknown"));
    }

    private static <T> T first(Collection<T> some, String what) {
        return required(
                required(some, what).stream()
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                what);
    }

    static <T> T required(T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("it has no " + what);
        }
        return value;
    }
}
