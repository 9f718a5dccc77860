package dev.yieldwise.analyzer.finding;

import java.util.Locale;

/** How bad a finding is, mildest first. The labels are SARIF's. */
public enum Level {
    NOTE,
    WARNING,
    ERROR;

    /** The lower-case name that reports and options use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
