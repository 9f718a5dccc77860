package dev.yieldwise.analyzer.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One defect, told as a story.
 *
 * @param rule the rule's one name
 * @param location the operation that fails, or that a developer would edit: small, never a whole method
 * @param message what happens, naming the variable; lower case, no full stop, no line numbers
 * @param story the path in the order of execution; it holds a step at {@code location}, the others are related locations
 * @param member the method or type that holds the location, such as {@code com.acme.Shop.total(List)}; part of the
 *     fingerprint, so that a finding keeps its identity when lines shift
 * @param fix how it can be mended, in the file of {@code location}
 */
public record Finding(
        String rule,
        Certainty certainty,
        Level level,
        Location location,
        String message,
        List<Step> story,
        String member,
        Fingerprints fingerprints,
        Optional<Fix> fix)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::location).thenComparing(Finding::rule).thenComparing(Finding::message);

    public Finding {
        story = List.copyOf(story);
        Location primary = location;
        if (story.stream().noneMatch(step -> step.location().equals(primary))) {
            throw new IllegalArgumentException("the story of " + rule + " misses its own location");
        }
    }

    /** The same finding under other fingerprints. */
    public Finding with(Fingerprints others) {
        return new Finding(rule, certainty, level, location, message, story, member, others, fix);
    }

    /** The same finding at another level. */
    public Finding with(Level other) {
        return new Finding(rule, certainty, other, location, message, story, member, fingerprints, fix);
    }

    /** The same finding with another way to mend it. */
    public Finding with(Optional<Fix> other) {
        return new Finding(rule, certainty, level, location, message, story, member, fingerprints, other);
    }

    /** The same finding, to be mended by hand. */
    public Finding withoutFix() {
        return with(Optional.empty());
    }

    /** Whether there is a fix that is at most so applicable: an unsafe one only if unsafe ones are wanted. */
    public boolean isFixable(Applicability upTo) {
        return fix.isPresent() && fix.get().applicability().compareTo(upTo) <= 0;
    }

    /** The steps of the story that stand elsewhere than the finding itself. */
    public List<Step> related() {
        return story.stream().filter(step -> !step.location().equals(location)).toList();
    }

    /** By path, place, rule, message: the order of every report. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
