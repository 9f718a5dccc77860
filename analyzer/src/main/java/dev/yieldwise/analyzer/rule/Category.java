package dev.yieldwise.analyzer.rule;

import java.util.Locale;

/** What goes wrong where a rule is right. Every rule has exactly one. */
public enum Category {
    /** Code does not do what it says: it throws, loses or corrupts. */
    CORRECTNESS,
    /** Something is held or left open for longer than it is needed. */
    RESOURCE,
    /** It goes wrong between threads, or between a body and whoever resumes it. */
    CONCURRENCY,
    /** It works, and there is a better way to say it. */
    STYLE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
