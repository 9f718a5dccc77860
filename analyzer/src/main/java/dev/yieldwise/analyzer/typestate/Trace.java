package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How an object came into its state: the events so far, newest first. Shared, immutable.
 *
 * @param at where the newest event happened; null in the empty trace
 * @param state how the object is from there on, as the protocol calls it
 * @param before the trace up to it; null in the empty trace
 */
public record Trace(Node at, String message, Optional<String> state, Trace before) {
    /** The message of an event in a body that was gone into: the operation itself. */
    public static final String HAPPENS = "this is where it happens";

    /** An event of a trace. */
    public record Event(Node at, String message, Optional<String> state) {}

    Trace then(Node where, String what, Optional<String> after) {
        return new Trace(where, what, after, this);
    }

    /** What another trace tells, told after this one. */
    Trace then(Trace later) {
        Trace all = this;
        for (Event event : later.events()) {
            all = all.then(event.at(), event.message(), event.state());
        }
        return all;
    }

    /** The events in the order in which they happened. */
    public List<Event> events() {
        Deque<Event> events = new ArrayDeque<>();
        for (Trace trace = this; trace != null && trace.at != null; trace = trace.before) {
            events.push(new Event(trace.at, trace.message, trace.state));
        }
        return List.copyOf(events);
    }

    static Trace empty() {
        return new Trace(null, "", Optional.empty(), null);
    }
}
