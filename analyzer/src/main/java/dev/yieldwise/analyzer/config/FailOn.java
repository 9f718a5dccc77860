package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.finding.Level;
import java.util.Locale;
import java.util.Optional;

/** The mildest level that fails a run. */
public enum FailOn {
    ERROR(Optional.of(Level.ERROR)),
    WARNING(Optional.of(Level.WARNING)),
    NOTE(Optional.of(Level.NOTE)),
    NEVER(Optional.empty());

    private final Optional<Level> level;

    FailOn(Optional<Level> level) {
        this.level = level;
    }

    public Optional<Level> level() {
        return level;
    }

    /** The lower-case name that options and configurations use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Completion offers it so. */
    @Override
    public String toString() {
        return label();
    }
}
