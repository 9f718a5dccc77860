package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;

/**
 * The end of what a body knows of an object that it made.
 *
 * @param how nobody in the body holds it any longer, or may do anything to it
 * @param at what ended it: the operation that let go of it, or the owner of the graph where the body itself ended
 * @param state in which the object is left
 * @param trace how it came into that state
 * @param <S> states
 */
public record Ending<S>(How how, Node at, S state, Trace trace) {
    /** Why the object is followed no further. */
    public enum How {
        /** The body completes. */
        RETURNS,
        /** The body throws. */
        THROWS,
        /** The last variable or operation that had it lets go of it. */
        LETS_GO,
        /** Another object is made in its place, while something still holds this one. */
        MAKES_ANOTHER
    }
}
