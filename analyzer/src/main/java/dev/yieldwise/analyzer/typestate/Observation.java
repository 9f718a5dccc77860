package dev.yieldwise.analyzer.typestate;

import dev.yieldwise.analyzer.cfg.Element;

/**
 * An event that a protocol told of an operation, seen over all worlds that reach it.
 *
 * @param trace how the object came into the state in which the event happened
 * @param always whether it happens whenever control gets to the operation
 */
public record Observation<E>(Element element, E event, Trace trace, boolean always) {}
