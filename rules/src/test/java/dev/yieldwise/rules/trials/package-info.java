/**
 * Runs the fixtures: what a fixture says is wrong must go wrong, and what it says is fine must not. The classes that the
 * build compiled are loaded with probes in their lines and around their iterations, their methods get generated arguments,
 * and {@link dev.yieldwise.rules.trials.FixtureTrialsTest} holds what was seen against the expectations.
 */
package dev.yieldwise.rules.trials;
