package dev.yieldwise.analyzer.config;

import java.util.Locale;

/** What to do with code that no human wrote. */
public enum Generated {
    SKIP,
    CHECK;

    /** The lower-case name that configurations use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
