package dev.yieldwise.analyzer.rule;

import java.util.Locale;

/** What a rule looks at; carried in SARIF, where viewers filter by it. */
public enum Tag {
    GENERATOR,
    COROUTINE,
    CONTEXT_MANAGER,
    STREAM,
    ITERATOR,
    COLLECTION,
    CALLBACK,
    FILE,
    THREAD,
    LOCK,
    SUPPRESSION;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
