package dev.yieldwise.analyzer.report;

import de.jcup.sarif_2_1_0.model.ArtifactContent;
import de.jcup.sarif_2_1_0.model.CodeFlow;
import de.jcup.sarif_2_1_0.model.Location;
import de.jcup.sarif_2_1_0.model.LogicalLocation;
import de.jcup.sarif_2_1_0.model.Message;
import de.jcup.sarif_2_1_0.model.MultiformatMessageString;
import de.jcup.sarif_2_1_0.model.PartialFingerprints;
import de.jcup.sarif_2_1_0.model.PhysicalLocation;
import de.jcup.sarif_2_1_0.model.PropertyBag;
import de.jcup.sarif_2_1_0.model.Region;
import de.jcup.sarif_2_1_0.model.Result;
import de.jcup.sarif_2_1_0.model.State;
import de.jcup.sarif_2_1_0.model.Suppression;
import de.jcup.sarif_2_1_0.model.ThreadFlow;
import de.jcup.sarif_2_1_0.model.ThreadFlowLocation;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Silenced;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A finding as a SARIF result. */
final class SarifResults {
    /** What a step's state is of: SARIF maps expressions to values, and a story has one object. */
    static final String OBJECT = "object";

    static final String LINE_HASH = "primaryLocationLineHash";
    static final String CONTENT = "yieldwise/v1";
    static final String BASE_ID = "%SRCROOT%";

    /** GitHub refuses a result with more locations, its own one included. */
    static final int MAX_STEPS = 1_000;

    /** What is kept of the limit for the links behind the message. */
    private static final int LINKS = 300;

    private SarifResults() {}

    static Result of(Finding finding, SarifTool tool) {
        List<Step> story = kept(finding);
        List<Step> related = story.stream()
                .filter(step -> !step.location().equals(finding.location()))
                .toList();
        Result result = new Result();
        result.setRuleId(finding.rule());
        result.setRuleIndex(tool.indexOf(finding.rule()));
        result.setLevel(Result.Level.fromValue(finding.level().label()));
        result.setMessage(message(linked(finding.message(), related)));
        result.setLocations(List.of(primary(finding)));
        result.setPartialFingerprints(fingerprints(finding));
        result.setCodeFlows(List.of(codeFlow(story, finding)));
        Set<Location> locations = new LinkedHashSet<>();
        for (int id = 0; id < related.size(); id++) {
            Location location = location(related.get(id));
            location.setId(id);
            locations.add(location);
        }
        result.setRelatedLocations(locations);
        PropertyBag properties = new PropertyBag();
        properties.setAdditionalProperty("certainty", finding.certainty().label());
        result.setProperties(properties);
        finding.fix().ifPresent(fix -> result.setFixes(Set.of(SarifFixes.of(fix, finding.location()))));
        return result;
    }

    /** Says of a result that nobody wants to hear of it, and why. */
    static void silence(Result result, Silenced silenced) {
        boolean inSource = silenced.by() == Silenced.By.SUPPRESSED;
        Suppression suppression = new Suppression();
        suppression.setKind(inSource ? Suppression.Kind.IN_SOURCE : Suppression.Kind.EXTERNAL);
        String reason = silenced.reason().isEmpty() && !inSource ? silenced.by().words() : silenced.reason();
        if (!reason.isEmpty()) {
            suppression.setJustification(reason);
        }
        result.setSuppressions(Set.of(suppression));
        if (!inSource) {
            result.setBaselineState(Result.BaselineState.UNCHANGED);
        }
    }

    /** The story, or of a longer one than SARIF's readers take, its own step and the first others. */
    private static List<Step> kept(Finding finding) {
        List<Step> story = finding.story();
        if (story.size() <= MAX_STEPS) {
            return story;
        }
        List<Step> kept = new ArrayList<>();
        boolean primary = false;
        int others = 0;
        for (Step step : story) {
            if (step.location().equals(finding.location())) {
                if (!primary) {
                    kept.add(step);
                    primary = true;
                }
            } else if (others < MAX_STEPS - 1) {
                kept.add(step);
                others++;
            }
        }
        return kept;
    }

    /** The message with a link to each related location: GitHub shows only those that the message links. */
    static String linked(String message, List<Step> related) {
        StringBuilder text =
                new StringBuilder(SarifText.escapedWithin(message, SarifText.LIMIT - (related.isEmpty() ? 0 : LINKS)));
        for (int id = 0; id < related.size(); id++) {
            String link =
                    (id == 0 ? SarifText.PATH : ", ") + link(related.get(id).message(), id);
            String more = ", and " + (related.size() - id) + " more";
            if (text.length() + link.length() + more.length() > SarifText.LIMIT) {
                // the steps without a link are still in the code flow
                return id == 0 ? text.toString() : text.append(more).toString();
            }
            text.append(link);
        }
        return text.toString();
    }

    /** "consumed here" becomes "consumed [here](1)". */
    private static String link(String message, int id) {
        String text = SarifText.escapedWithin(message, LINKS / 2);
        String target = SarifText.link(id);
        if (text.equals("here")) {
            return target;
        }
        return text.endsWith(" here") ? text.substring(0, text.length() - 4) + target : text + " " + target;
    }

    private static Location primary(Finding finding) {
        Location location = new Location();
        location.setPhysicalLocation(physical(finding.location()));
        if (!finding.member().isEmpty()) {
            LogicalLocation member = new LogicalLocation();
            member.setFullyQualifiedName(finding.member());
            location.setLogicalLocations(Set.of(member));
        }
        return location;
    }

    private static Location location(Step step) {
        Location location = new Location();
        location.setPhysicalLocation(physical(step.location()));
        location.setMessage(message(SarifText.escapedWithin(step.message(), SarifText.LIMIT)));
        return location;
    }

    private static PhysicalLocation physical(dev.yieldwise.analyzer.finding.Location at) {
        Range range = at.range();
        Region region = SarifFixes.region(range);
        // a snippet is the whole region, and a location knows its first line only
        if (range.endLine() == range.startLine()
                && range.endColumn() <= at.line().length() + 1) {
            ArtifactContent snippet = new ArtifactContent();
            snippet.setText(at.line().substring(range.startColumn() - 1, range.endColumn() - 1));
            region.setSnippet(snippet);
        }
        PhysicalLocation physical = new PhysicalLocation();
        physical.setArtifactLocation(SarifTool.artifact(at.path()));
        physical.setRegion(region);
        return physical;
    }

    private static State state(String told) {
        MultiformatMessageString value = new MultiformatMessageString();
        value.setText(SarifText.escapedWithin(told, SarifText.LIMIT));
        State state = new State();
        state.setAdditionalProperty(OBJECT, value);
        return state;
    }

    private static CodeFlow codeFlow(List<Step> story, Finding finding) {
        List<ThreadFlowLocation> locations = new ArrayList<>();
        for (Step step : story) {
            ThreadFlowLocation location = new ThreadFlowLocation();
            location.setLocation(location(step));
            location.setNestingLevel(0);
            location.setImportance(
                    step.location().equals(finding.location())
                            ? ThreadFlowLocation.Importance.ESSENTIAL
                            : ThreadFlowLocation.Importance.IMPORTANT);
            step.state().ifPresent(told -> location.setState(state(told)));
            locations.add(location);
        }
        ThreadFlow threadFlow = new ThreadFlow();
        threadFlow.setLocations(locations);
        CodeFlow codeFlow = new CodeFlow();
        codeFlow.setThreadFlows(List.of(threadFlow));
        return codeFlow;
    }

    private static PartialFingerprints fingerprints(Finding finding) {
        PartialFingerprints fingerprints = new PartialFingerprints();
        put(fingerprints, LINE_HASH, finding.fingerprints().lineHash());
        put(fingerprints, CONTENT, finding.fingerprints().content());
        return fingerprints;
    }

    /** An empty fingerprint would make all findings one. */
    private static void put(PartialFingerprints fingerprints, String key, String value) {
        if (!value.isEmpty()) {
            fingerprints.setAdditionalProperty(key, value);
        }
    }

    static Message message(String text) {
        Message message = new Message();
        message.setText(text);
        return message;
    }
}
