package dev.yieldwise.analyzer.finding;

import java.util.Locale;

/** How sure a finding is. It is about paths and what is known of them, not about how bad the outcome is. */
public enum Certainty {
    /** Whenever the operation runs, the outcome is wrong. */
    DEFINITE,
    /** On some path, or with some value, the outcome is wrong. */
    POSSIBLE;

    /** The lower-case name that reports carry. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
