package dev.yieldwise.analyzer.finding;

/** How many findings fixes took away, and in how many files something was changed for it. */
public record FixCount(int findings, int files) {}
