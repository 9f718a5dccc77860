package dev.yieldwise.analyzer.config;

/** A value with what it comes from. */
public record Setting<T>(T value, Origin origin) {}
