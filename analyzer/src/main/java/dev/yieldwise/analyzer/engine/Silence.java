package dev.yieldwise.analyzer.engine;

import java.util.ArrayList;
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

    /** With further notes, each behind the last that is about the same. */
    Silence with(List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        for (Note note : more) {
            int last = all.size();
            for (int i = 0; i < all.size(); i++) {
                last = all.get(i).about().equals(note.about()) ? i + 1 : last;
            }
            all.add(last, note);
        }
        return new Silence(place, code, all);
    }
}
