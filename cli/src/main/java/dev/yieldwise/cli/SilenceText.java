package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.Silence;
import java.io.PrintWriter;
import java.util.List;

/** Prints why nothing was reported on a line: what each note is about on the left, wrapped text on the right. */
final class SilenceText {
    private static final int LEFT = 24;
    private static final int WIDTH = 100;

    private SilenceText() {}

    static void print(Silence silence, PrintWriter out) {
        out.println(silence.place() + "  " + silence.code());
        String before = "";
        for (Silence.Note note : silence.notes()) {
            String left = note.about().equals(before) ? "" : "  " + note.about();
            before = note.about();
            String margin = " ".repeat(LEFT);
            StringBuilder line = new StringBuilder(left);
            line.append(left.length() < LEFT ? " ".repeat(LEFT - left.length()) : "\n" + margin);
            int column = LEFT;
            for (String word : List.of(note.text().split(" "))) {
                if (column > LEFT && column + word.length() > WIDTH) {
                    line.append('\n').append(margin);
                    column = LEFT;
                }
                line.append(column > LEFT ? " " : "").append(word);
                column += word.length() + 1;
            }
            out.println(line);
        }
        out.flush();
    }
}
