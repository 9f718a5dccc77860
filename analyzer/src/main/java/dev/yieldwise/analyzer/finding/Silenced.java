package dev.yieldwise.analyzer.finding;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * A finding that somebody asked not to hear of. It fails no run, but it is not forgotten: reports count it.
 *
 * @param reason why, in the words of whoever asked; empty where none was given
 */
public record Silenced(Finding finding, By by, String reason) implements Comparable<Silenced> {
    /** What keeps a finding silent. */
    public enum By {
        /** An annotation or a comment in the source. */
        SUPPRESSED("suppressed"),
        /** It is in the baseline: it was there when that was written. */
        BASELINE("in the baseline"),
        /** Only what touches changed lines was asked for. */
        UNCHANGED("on unchanged lines");

        private final String words;

        By(String words) {
            this.words = words;
        }

        /** The lower-case name that reports for programs carry. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a person reads behind a number of such findings. */
        public String words() {
            return words;
        }
    }

    private static final Comparator<Silenced> ORDER =
            Comparator.comparing(Silenced::finding).thenComparing(Silenced::by).thenComparing(Silenced::reason);

    public Silenced {
        Objects.requireNonNull(finding);
        Objects.requireNonNull(by);
        Objects.requireNonNull(reason);
    }

    /** As findings are. */
    @Override
    public int compareTo(Silenced other) {
        return ORDER.compare(this, other);
    }
}
