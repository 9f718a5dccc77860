package dev.yieldwise.analyzer.finding;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that the checker could not do, so that what it says is incomplete: never silently.
 *
 * @param path the file, as {@link Location#path} names it; empty when it is about the whole run
 * @param message the reason in one sentence, lower case, without full stop
 */
public record Notification(Kind kind, Optional<String> path, Optional<String> rule, String message)
        implements Comparable<Notification> {
    /** What kind of work was left undone. */
    public enum Kind {
        /** The file's bytes could not be had or are no text. */
        UNREAD,
        /** The text is no Java that the parser understands. */
        UNPARSED,
        /** A rule failed on the file; the other rules and files went on. */
        RULE_FAILED,
        /** A limit on time, size or depth was hit. */
        BUDGET,
        /** A fixed file could not be put in the place of the old one, which is as it was. */
        UNWRITTEN;

        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Comparator<Notification> ORDER = Comparator.<Notification, String>comparing(
                    notification -> notification.path().orElse(""))
            .thenComparing(Notification::kind)
            .thenComparing(notification -> notification.rule().orElse(""))
            .thenComparing(Notification::message);

    @Override
    public int compareTo(Notification other) {
        return ORDER.compare(this, other);
    }
}
