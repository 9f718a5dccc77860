package dev.yieldwise.analyzer.baseline;

import dev.yieldwise.analyzer.finding.Finding;
import java.util.Comparator;

/**
 * What a baseline knows of one finding.
 *
 * @param path where it was seen last: a hint
 * @param member as {@link Finding#member}
 * @param code as {@link dev.yieldwise.analyzer.finding.Fingerprints#code}
 * @param around as {@link dev.yieldwise.analyzer.finding.Fingerprints#around}
 */
record Entry(String path, String member, String rule, String code, String around) implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::path)
            .thenComparing(Entry::member)
            .thenComparing(Entry::rule)
            .thenComparing(Entry::code)
            .thenComparing(Entry::around);

    static Entry of(Finding finding) {
        return new Entry(
                finding.location().path(),
                finding.member(),
                finding.rule(),
                finding.fingerprints().code(),
                finding.fingerprints().around());
    }

    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }
}
