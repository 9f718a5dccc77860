package dev.yieldwise.analyzer.finding;

/**
 * One event of the story that a finding tells.
 *
 * @param message what happens here, lower case, without full stop: "consumed here"
 */
public record Step(Location location, String message) {}
