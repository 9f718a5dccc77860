package dev.yieldwise.analyzer.suppression;

import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A comment or an annotation that asks for silence.
 *
 * @param place where it stands
 * @param names what it names, in order
 * @param reason empty if it gives none
 * @param form how it is written
 */
record Request(Range place, List<Name> names, Cover cover, String reason, Form form) {
    /** Names all rules of all tools in an annotation. */
    static final String ALL = "all";

    /** Names all our rules in an annotation; with a colon it begins what is ours. */
    static final String OURS = "yieldwise";

    /** One name in a request, without a prefix; equal only to itself. */
    static final class Name {
        private final String text;
        private final Range range;
        private final boolean everyRule;

        private Name(String text, Range range, boolean everyRule) {
            this.text = text;
            this.range = range;
            this.everyRule = everyRule;
        }

        static Name ofRule(String text, Range range) {
            return new Name(text, range, false);
        }

        /** One that stands for all rules. */
        static Name ofAll(String text, Range range) {
            return new Name(text, range, true);
        }

        String text() {
            return text;
        }

        /** Where it stands, quotes included. */
        Range range() {
            return range;
        }

        boolean isOfAll() {
            return everyRule;
        }

        boolean names(String rule) {
            return everyRule || text.equals(rule);
        }
    }

    /** What depends on how a request is written. */
    interface Form {
        /** Whether the reason is a part of it. */
        boolean canGiveReason();

        /** The edit after which it does without some of its names, if that can be written. */
        Optional<TextEdit> without(Collection<Name> some);
    }
}
