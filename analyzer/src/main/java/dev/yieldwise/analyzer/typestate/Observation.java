package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.cfg.Element;

/**
 * An event that a protocol told of an operation, seen over all worlds that reach it.
 *
 * @param element the operation of the body that is looked at, during which the event happens
 * @param at where it stands for a reader of that body: the operation, or a place in a function that it runs
 * @param trace how the object came into the state in which the event happened
 * @param always whether it happens whenever control gets to the operation
 */
public record Observation<E>(Element element, Node at, E event, Trace trace, boolean always) {
    /** The same, if there may be ways to the operation that nobody has seen. */
    public Observation<E> perhaps() {
        return new Observation<>(element, at, event, trace, false);
    }
}
