package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of the object of a story as a chain of states, each behind an arrow that bears the numbers of the steps that led
 * to it.
 */
record StateDiagram(List<State> states) {
    private static final int HEIGHT = 30;
    private static final int MIDDLE = HEIGHT / 2;
    private static final int BADGE = 20;
    private static final int HEAD = 9;

    /** Roughly the width of a character of the text in a state; a little too wide does no harm. */
    private static final int CHARACTER = 8;

    private static final int PADDING = 12;

    /** Numbers on an arrow; of more, the first and the last are shown. */
    private static final int MOST_BADGES = 3;

    /** @param steps since the state before, the last of which led to this one */
    record State(String name, List<Integer> steps) {}

    /** Steps that say nothing of a state, or the same as before, are on the way to the next one. */
    static StateDiagram of(List<Step> story) {
        List<State> states = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            steps.add(i + 1);
            String name = story.get(i).state().orElse("");
            String current =
                    states.isEmpty() ? "" : states.get(states.size() - 1).name();
            if (!name.isEmpty() && !name.equals(current)) {
                states.add(new State(name, List.copyOf(steps)));
                steps.clear();
            }
        }
        return new StateDiagram(List.copyOf(states));
    }

    /** Whether there is anything to see. */
    boolean isWorthDrawing() {
        return states.size() > 1;
    }

    /** Each state is a picture of its own, so that the chain wraps like text. */
    void write(Html html) throws IOException {
        html.put("<p class=\"states\">");
        for (int i = 0; i < states.size(); i++) {
            write(states.get(i), i == states.size() - 1 ? "state last" : "state", html);
        }
        html.put("</p>\n");
    }

    private static void write(State state, String style, Html html) throws IOException {
        List<String> badges = badges(state.steps());
        int arrow = HEAD + badges.size() * (BADGE + 4) + HEAD;
        int pill = Display.width(Display.visible(state.name())) * CHARACTER + 2 * PADDING;
        int width = arrow + pill + 1;
        html.put(
                "<svg class=\"{}\" role=\"img\" aria-label=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">",
                style,
                "step " + String.join(", ", badges) + ": " + state.name(),
                width,
                HEIGHT,
                width,
                HEIGHT);
        html.put("<path d=\"M0 {}H{}m-5 -4l5 4l-5 4\"/>", MIDDLE, arrow - 2);
        for (int i = 0; i < badges.size(); i++) {
            int x = HEAD + i * (BADGE + 4) + BADGE / 2;
            html.put("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>", x, MIDDLE, BADGE / 2 - 1);
            html.put("<text x=\"{}\" y=\"{}\">{}</text>", x, MIDDLE + 4, badges.get(i));
        }
        html.put("<rect x=\"{}\" y=\"2\" width=\"{}\" height=\"{}\" rx=\"{}\"/>", arrow, pill, HEIGHT - 4, MIDDLE - 2);
        html.put(
                "<text class=\"name\" x=\"{}\" y=\"{}\">{}</text></svg>\n", arrow + pill / 2, MIDDLE + 5, state.name());
    }

    private static List<String> badges(List<Integer> steps) {
        List<String> numbers = steps.stream().map(String::valueOf).toList();
        return numbers.size() <= MOST_BADGES
                ? numbers
                : List.of(numbers.get(0), "\u2026", numbers.get(numbers.size() - 1));
    }
}
