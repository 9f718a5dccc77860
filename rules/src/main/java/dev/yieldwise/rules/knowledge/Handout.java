package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import java.util.Optional;

/**
 * A place from which one single-use object goes to whoever asks, as often as somebody asks.
 *
 * @param at the return, the function that stands for an Iterable, the field that everybody can read, or the hand-over to threads
 * @param source the declaration of the variable that holds the object, where there is one
 * @param noun what the object is
 * @param name how the code calls the object, or its kind again
 * @param member what is called for it, in the case of a method
 * @param always whether it is surely one and the same object each time
 * @param known whether whoever asks has made the object himself, so that he knows it
 */
public record Handout(
        Way way,
        Node at,
        Optional<Node> source,
        String noun,
        String name,
        String member,
        boolean always,
        boolean known) {

    /** How the object is handed out. */
    public enum Way {
        /** By a method that returns it, {@code iterator()} of an Iterable above all. */
        METHOD,
        /** By a function that stands for an Iterable. */
        FUNCTION,
        /** By a static field that others can read. */
        FIELD,
        /** To several threads. */
        THREADS
    }
}
