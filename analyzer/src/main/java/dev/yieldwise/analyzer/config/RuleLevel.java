package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.finding.Level;
import java.util.Locale;
import java.util.Optional;

/** A level that a configuration gives to the findings of a rule; {@link #OFF} leaves them out. */
public enum RuleLevel {
    OFF(Optional.empty()),
    NOTE(Optional.of(Level.NOTE)),
    WARNING(Optional.of(Level.WARNING)),
    ERROR(Optional.of(Level.ERROR));

    private final Optional<Level> level;

    RuleLevel(Optional<Level> level) {
        this.level = level;
    }

    public static RuleLevel of(Level level) {
        return valueOf(level.name());
    }

    /** Empty for {@link #OFF}. */
    public Optional<Level> level() {
        return level;
    }

    /** The lower-case name that configurations use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
