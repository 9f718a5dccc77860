package dev.yieldwise.analyzer.finding;

import java.util.Optional;

/**
 * One event of the story that a finding tells.
 *
 * @param message what happens here, lower case, without full stop: "consumed here"
 * @param state how the object of the story is from here on, in a word or two: "used up"; empty if nobody says. Equal states
 *     in a row mean that nothing changed
 */
public record Step(Location location, String message, Optional<String> state) {
    /** An event that says nothing of a state. */
    public Step(Location location, String message) {
        this(location, message, Optional.empty());
    }
}
