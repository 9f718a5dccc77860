package dev.yieldwise.analyzer.finding;

import java.util.Locale;

/** Who has to look at a fix before it is applied. */
public enum Applicability {
    /**
     * No one: every run that did not come to the reported failure goes on as before, to the same results, exceptions and
     * states of objects; and the failure is gone.
     */
    SAFE,
    /** Whoever knows what was meant: the fix mends the failure, and may change what other runs do. */
    UNSAFE;

    /** The lower-case name that reports carry. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
