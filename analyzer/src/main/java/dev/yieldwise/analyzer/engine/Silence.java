package dev.yieldwise.analyzer.engine;

import java.util.List;

/**
 * Why there is no more to be told of a line.
 *
 * @param place {@code path:line}
 * @param code the text of the line
 * @param notes what holds for the file, then for what is used on the line, then for each rule
 */
public record Silence(String place, String code, List<Note> notes) {
    /**
     * One reason.
     *
     * @param about "the file", what stands on the line, or the name of a rule
     * @param text lower case, without full stop
     */
    public record Note(String about, String text) {}

    public Silence {
        notes = List.copyOf(notes);
    }
}
