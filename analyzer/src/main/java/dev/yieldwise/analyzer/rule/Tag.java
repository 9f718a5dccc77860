package dev.yieldwise.analyzer.rule;

import java.util.Locale;

/** What a rule is about; printed on its page and carried in SARIF. */
public enum Tag {
    CORRECTNESS,
    RESOURCE,
    CONCURRENCY,
    STYLE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
